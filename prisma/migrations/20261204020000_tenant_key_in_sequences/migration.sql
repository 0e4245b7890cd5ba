-- The key that verifies who is asking moves into two sequences, which are read without a query (docs/adr/0022): 64 bits in
-- each, written by the migrator. Signatures are no longer remembered, since each is verified for less than a look there.
create sequence access.tenant_key_high minvalue -9223372036854775808;
create sequence access.tenant_key_low minvalue -9223372036854775808;

alter table access.tenant_key
  drop constraint tenant_key_blocks,
  drop column inner_pad,
  drop column outer_pad;

drop table access.verified_signatures;
