-- What was taken out of the portal is on the record.
alter table public.event_kinds no force row level security;
-- expects rows: 1
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('placements-exported', 'exports', '{council}', false);
alter table public.event_kinds force row level security;
