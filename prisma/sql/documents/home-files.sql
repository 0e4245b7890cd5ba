-- The children's guide and photographs of a home: its provider's, read by the councils that have an offer of that home.

-- ------------------------------------------------------------ public.home_files
alter table public.home_files enable row level security;
alter table public.home_files force row level security;

grant select, insert, update (ended_at, pages, state) on public.home_files to homeward_provider;
grant select on public.home_files to homeward_council;
grant select, update (attempts, ended_at, made_bytes, page_count, pages, ready_at, refused, state, waits_for) on public.home_files to homeward_worker;
grant select (ended_at, id, provider_id, ready_at, service_id, state) on public.home_files to homeward_definer;

create policy definer_read on public.home_files for select to homeward_definer using (true);
create policy job on public.home_files for select to homeward_worker using (provider_id = (select app_org()));
create policy job_check on public.home_files for update to homeward_worker
  using (provider_id = (select app_org()) and state in ('checking', 'ready'))
  with check (provider_id = (select app_org()) and state in ('checking', 'ready', 'replaced', 'refused'));
create policy offered on public.home_files for select to homeward_council
  using (state in ('ready', 'replaced') and exists (select 1 from public.offers o
    where o.service_id = home_files.service_id and o.council_id = (select app_org()) and o.version_number > 0));
create policy own on public.home_files for select to homeward_provider using (provider_id = (select app_org()));
create policy own_add on public.home_files for insert to homeward_provider
  with check (provider_id = (select app_org()) and exists (select 1 from public.services s
    where s.id = service_id and s.provider_id = (select app_org())));
create policy own_remove on public.home_files for update to homeward_provider
  using (provider_id = (select app_org()) and state <> 'removed')
  with check (provider_id = (select app_org()) and state = 'removed' and pages is null);

create trigger guard_beginning before insert on public.home_files
  for each row execute function public.guard_beginning('state=checking', 'uploaded_by_id=@person', 'uploaded_at=@now',
    'attempts=0', 'refused=', 'waits_for=', 'pages=', 'page_count=', 'made_bytes=', 'ready_at=', 'ended_at=');

create trigger guard_own_file before insert on public.home_files
  for each row execute function public.guard_own_file();

create trigger guard_holder before insert or update on public.home_files
  for each statement execute function public.guard_holder('referrals-officer', 'registered-manager', 'provider-admin',
    'responsible-individual');

-- ------------------------------------------------------------ functions

-- Whether a home has taken away what it showed of itself at a moment: for its provider and for a council that has an offer of it.
create function public.home_files_removed_since(p_service uuid, p_at timestamptz)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from public.home_files h
      where h.service_id = p_service and h.state = 'removed' and h.ready_at <= p_at and h.ended_at > p_at
        and (h.provider_id = (select public.app_org()) or exists (select 1 from public.offers o
          where o.service_id = h.service_id and o.council_id = (select public.app_org()) and o.version_number > 0)))
  $$;
alter function public.home_files_removed_since(uuid, timestamptz) owner to homeward_definer;
grant execute on function public.home_files_removed_since(uuid, timestamptz) to homeward_council, homeward_provider;
