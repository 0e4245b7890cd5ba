-- A child's case has a team manager and an independent reviewing officer, beside its broker and social workers.
alter table public.assignments add constraint assignments_role check (role in ('broker', 'social-worker', 'team-manager', 'iro'));

alter table public.event_kinds no force row level security;
-- expects rows: 1
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('case-person-named', 'referrals', '{council}', false);
alter table public.event_kinds force row level security;
