-- The council says that a child has not left although the provider recorded the end: the placement goes on, and its agreement.
alter table public.event_kinds no force row level security;
-- expects rows: 2
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('placement-end-disputed', 'agreements', '{both,council,provider}', false),
  ('agreement-resumed', 'agreements', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
