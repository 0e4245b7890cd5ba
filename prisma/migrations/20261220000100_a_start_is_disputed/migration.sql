-- The council says that a child has not moved in although the provider said so: the placement is planned as before.
alter table public.event_kinds no force row level security;
-- expects rows: 1
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('move-in-disputed', 'agreements', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
