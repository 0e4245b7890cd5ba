-- Documents that a pack could not hold: its filing is confirmed with theirs.
alter table public.record_packs add column left_out uuid[] not null default '{}';
alter table public.record_packs add column left_out_filed boolean not null default false;
alter table public.record_packs add constraint record_packs_left_out
  check (filed_at is null or left_out_filed = (cardinality(left_out) > 0));
