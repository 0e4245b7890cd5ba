-- The register of services: published to all, written by the region.

-- ------------------------------------------------------------ public.services
alter table public.services enable row level security;
alter table public.services force row level security;

grant select on public.services to homeward_council, homeward_provider, homeward_reader, homeward_worker;
grant select, insert (as_at, council_code, created_at, government_office_region, grade, grade_on, group_name, id,
  inspection_number, kind, linked_education_number, local_authority, name, ofsted_region, owner_key, owner_name,
  places, premises_count, provision_type, registered_on, registration_number, regulator, sector, short_break_only,
  status, updated_at), update (as_at, council_code, created_at, government_office_region, grade, grade_on,
  group_name, id, inspection_number, kind, linked_education_number, local_authority, name, ofsted_region, owner_key,
  owner_name, places, premises_count, provision_type, registered_on, registration_number, regulator, sector,
  short_break_only, status, updated_at), delete on public.services to homeward_region;
grant select, update (provider_id, updated_at) on public.services to homeward_definer;

create policy definer_all on public.services to homeward_definer using (true) with check (true);
create policy published on public.services for select to homeward_council, homeward_provider, homeward_region, homeward_reader, homeward_worker using (true);
create policy register on public.services to homeward_region using (true) with check (true);

-- ------------------------------------------------------------ public.owner_groups
alter table public.owner_groups enable row level security;
alter table public.owner_groups force row level security;

grant select (owner_key, group_name) on public.owner_groups to homeward_provider, homeward_reader;
grant select on public.owner_groups to homeward_council;
grant select, insert, update (group_name, note, set_by_id, set_at, version) on public.owner_groups to homeward_region;

create policy published on public.owner_groups for select to homeward_council, homeward_provider, homeward_region, homeward_reader using (true);
create policy hub on public.owner_groups to homeward_region using (true)
  with check (set_by_id = (select app_person()) and public.is_now(set_at));

create trigger guard_beginning before insert on public.owner_groups
  for each row execute function public.guard_beginning('set_by_id=@person', 'set_at=@now', 'version=1');
create trigger guard_holder before insert or update on public.owner_groups
  for each statement execute function public.guard_holder('hub-officer');

-- ------------------------------------------------------------ public.service_history
alter table public.service_history enable row level security;
alter table public.service_history force row level security;

grant select on public.service_history to homeward_council, homeward_provider, homeward_reader, homeward_worker;
grant select, insert, update, delete on public.service_history to homeward_region;

create policy published on public.service_history for select to homeward_council, homeward_provider, homeward_region, homeward_reader, homeward_worker using (true);
create policy register on public.service_history to homeward_region using (true) with check (true);

-- ------------------------------------------------------------ public.service_snapshots
alter table public.service_snapshots enable row level security;
alter table public.service_snapshots force row level security;

grant select, insert, update, delete on public.service_snapshots to homeward_region;

create policy register on public.service_snapshots to homeward_region using (true) with check (true);

-- ------------------------------------------------------------ public.register_imports
alter table public.register_imports enable row level security;
alter table public.register_imports force row level security;

grant select on public.register_imports to homeward_council, homeward_provider, homeward_reader, homeward_worker;
grant select, insert, update, delete on public.register_imports to homeward_region;

create policy published on public.register_imports for select to homeward_council, homeward_provider, homeward_region, homeward_reader, homeward_worker using (true);
create policy register on public.register_imports to homeward_region using (true) with check (true);

-- ------------------------------------------------------------ public.outcodes
alter table public.outcodes enable row level security;
alter table public.outcodes force row level security;

grant select on public.outcodes to homeward_council, homeward_provider, homeward_reader, homeward_worker;
grant select, insert, update, delete on public.outcodes to homeward_region;

create policy published on public.outcodes for select to homeward_council, homeward_provider, homeward_region, homeward_reader, homeward_worker using (true);
create policy register on public.outcodes to homeward_region using (true) with check (true);

-- ------------------------------------------------------------ public.postcodes
alter table public.postcodes enable row level security;
alter table public.postcodes force row level security;

grant select on public.postcodes to homeward_council, homeward_provider;
grant select, insert, update, delete on public.postcodes to homeward_region;

create policy published on public.postcodes for select to homeward_council, homeward_provider, homeward_region using (true);
create policy register on public.postcodes to homeward_region using (true) with check (true);

-- Who may write an event about it: asked by `guard_event` (audit.sql), as whoever writes, with the sides that the event names.
create function public.sees_service(p_id uuid, p_council uuid, p_provider uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from public.services s where s.id = p_id) $$;
grant execute on function public.sees_service(uuid, uuid, uuid) to public;
