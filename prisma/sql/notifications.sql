-- When people want which mails. A choice is its person's own, who may have it without any organisation: made and read as a
-- reader, and looked up by the worker for one person at a time.

-- ------------------------------------------------------------ public.notification_choices
alter table public.notification_choices enable row level security;
alter table public.notification_choices force row level security;

grant select, insert, update (choice, chosen_at) on public.notification_choices to homeward_reader;
grant select on public.notification_choices to homeward_worker;

create policy mine on public.notification_choices to homeward_reader
  using (person_id = (select app_person())) with check (person_id = (select app_person()));
create policy one_at_a_time on public.notification_choices for select to homeward_worker
  using (person_id = (select app_person()));
