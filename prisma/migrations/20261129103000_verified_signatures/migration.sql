-- Signatures of who is asking that were verified before (docs/adr/0022). Unlogged: after a crash it is empty, and each is
-- verified once more.
create unlogged table access.verified_signatures (
  token text collate "C" not null,
  login text collate "C" not null,
  ends timestamptz(3) not null
);
alter table access.verified_signatures add constraint verified_signatures_pkey primary key (token);
