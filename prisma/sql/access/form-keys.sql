-- One-time keys of forms: the kernel of every write takes one as whoever sends the form.

-- ------------------------------------------------------------ public.form_keys
alter table public.form_keys enable row level security;
alter table public.form_keys force row level security;

grant select, insert, update on public.form_keys to homeward_council, homeward_provider, homeward_region;

create policy mine on public.form_keys to homeward_council, homeward_provider, homeward_region
  using (person_id = (select app_person())) with check (person_id = (select app_person()));
