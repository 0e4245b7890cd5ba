-- What either side of a placement hands in as a file: reports on the child, and evidence of a change. Nobody reads one past the
-- process that holds the keys, which asks here whether they may and writes the look.

-- ------------------------------------------------------------ public.placement_documents
alter table public.placement_documents enable row level security;
alter table public.placement_documents force row level security;

grant select, insert, update (removed_at, removed_by_id, removed_why, state, words) on public.placement_documents
  to homeward_council, homeward_provider;
grant update (read_at, read_by_id) on public.placement_documents to homeward_council;
grant select, update (attempts, page_count, refused, state, waits_for, words) on public.placement_documents to homeward_worker;
grant select (council_id, id, placement_id, provider_id, read_by_id, removed_by_id, uploaded_by_id), update (state, waits_for, words)
  on public.placement_documents to homeward_definer;
grant select (council_id, id, placement_id, provider_id, side, state, uploaded_by_id) on public.placement_documents to homeward_opener;

create policy addressed on public.placement_documents for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_add on public.placement_documents for insert to homeward_provider
  with check (provider_id = (select app_org()) and side = 'provider');
create policy addressed_remove on public.placement_documents for update to homeward_provider
  using (provider_id = (select app_org()) and side = 'provider' and state <> 'removed')
  with check (provider_id = (select app_org()) and state = 'removed');
create policy definer_forgets on public.placement_documents for update to homeward_definer using (true) with check (state = 'removed');
create policy definer_read on public.placement_documents for select to homeward_definer using (true);
create policy job on public.placement_documents for select to homeward_worker using (council_id = (select app_org()));
create policy job_check on public.placement_documents for update to homeward_worker
  using (council_id = (select app_org()) and state = 'checking')
  with check (council_id = (select app_org()) and state in ('checking', 'ready', 'refused'));
create policy opener on public.placement_documents for select to homeward_opener using (state <> 'removed');
create policy own on public.placement_documents for select to homeward_council using (council_id = (select app_org()));
create policy own_add on public.placement_documents for insert to homeward_council
  with check (council_id = (select app_org()) and side = 'council');
create policy own_change on public.placement_documents for update to homeward_council
  using (council_id = (select app_org()) and state <> 'removed') with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.placement_documents
  for each row execute function public.guard_beginning('state=checking', 'uploaded_by_id=@person', 'uploaded_at=@now',
    'attempts=0', 'refused=', 'waits_for=', 'words=', 'page_count=', 'read_by_id=', 'read_at=', 'removed_by_id=',
    'removed_at=', 'removed_why=');

create trigger guard_holder_insert before insert on public.placement_documents
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty',
    'referrals-officer', 'registered-manager', 'provider-admin');

create trigger guard_holder_update before update on public.placement_documents
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty',
    'head-of-service', 'iro', 'referrals-officer', 'registered-manager', 'provider-admin');

-- A report is the provider's, of a month or day on which the child of the placement lived there; evidence is of whoever asked for
-- the change, while that is not decided. Whoever of the council may know the child marks once, now, that they have read what the
-- provider handed in. Whoever handed something in takes it away until it is read, now, and says why; what is read stays, unless
-- the council takes away what it should not have got. Nothing comes in of a child that is known to nobody any more.
create function public.guard_placement_document()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_side text := case current_user when 'homeward_council' then 'council' when 'homeward_provider' then 'provider' end;
    v_person uuid := (select public.app_person());
    v_today date := (new.uploaded_at at time zone 'Europe/London')::date;
    v_read text[] := array['read_at', 'read_by_id'];
    v_removal text[] := array['removed_at', 'removed_by_id', 'removed_why', 'state', 'words'];
    p record;
  begin
    if v_side is null then return new; end if;
    if tg_op = 'INSERT' then
      select q.referral_id, q.acceptance_id, q.last_night, least(q.council_moved_in, q.provider_moved_in) as first_night
        into p from public.placements q where q.id = new.placement_id
        and q.council_id = new.council_id and q.provider_id = new.provider_id
        and q.state in ('started', 'notice-given', 'ended') /* rule: documents-in-states */;
      if not found or public.names_forgotten_child(array[p.referral_id], true) then
        raise exception 'a document is of a placement that a child moved into, and of a child that is known' using errcode = '42501';
      end if;
      if new.side is distinct from v_side or new.kind <> 'change-evidence' and v_side <> 'provider'
          or new.kind = 'change-evidence' and not exists (
            select 1 from public.placement_changes c where c.id = new.change_id and c.placement_id = new.placement_id
              and c.side = v_side and c.state in ('proposed', 'asked', 'returned') /* rule: evidence-in-states */) then
        raise exception 'a report is of the provider, evidence of whoever asked for the change' using errcode = '42501';
      end if;
      if new.kind in ('monthly', 'regulation-44') and new.covers_on not between date_trunc('month', p.first_night)::date
            and least(p.last_night, v_today)
          or new.kind = 'regulation-40' and new.covers_on not between p.first_night and least(p.last_night + 1, v_today) then
        raise exception 'a report is of a time at which the child lived there' using errcode = '42501';
      end if;
      if new.fee_line_id is not null and not exists (select 1 from public.fee_lines f
          join public.agreement_versions v on v.id = f.agreement_version_id
          join public.agreements a on a.id = v.agreement_id
          where f.id = new.fee_line_id and a.acceptance_id = p.acceptance_id) then
        raise exception 'it shows the delivery of a fee of its own agreement' using errcode = '42501';
      end if;
      return new;
    end if;
    if v_side = 'council' and old.side = 'provider' and old.state = 'ready' and old.read_at is null
        and new.read_by_id = v_person and public.is_now(new.read_at) and public.knows_child_of_placement(old.placement_id)
        and to_jsonb(new) - v_read = to_jsonb(old) - v_read then
      return new;
    end if;
    -- What was read stays, and what a change was decided on.
    if new.state = 'removed' and new.words is null and new.removed_by_id = v_person and public.is_now(new.removed_at)
        and to_jsonb(new) - v_removal = to_jsonb(old) - v_removal
        and (old.side = v_side and old.read_at is null
            and (old.kind <> 'change-evidence' or exists (select 1 from public.placement_changes c
              where c.id = old.change_id and c.state in ('proposed', 'asked', 'returned') /* rule: evidence-in-states */))
          or v_side = 'council' and old.side = 'provider' and old.read_at is not null
            and new.removed_why in ('wrong-child', 'names-others') /* rule: removed-once-read */
            and public.knows_child_of_placement(old.placement_id)) then
      return new;
    end if;
    raise exception 'a document is marked as read by the council, and taken away by whoever handed it in' using errcode = '42501';
  end $$;
create trigger guard_placement_document before insert or update on public.placement_documents
  for each row execute function public.guard_placement_document();

create trigger guard_own_file before insert on public.placement_documents
  for each row execute function public.guard_own_file();

-- ------------------------------------------------------------ public.report_requests
alter table public.report_requests enable row level security;
alter table public.report_requests force row level security;

grant select, insert on public.report_requests to homeward_council;
grant select on public.report_requests to homeward_provider;
grant select (asked_by_id, council_id, placement_id, provider_id) on public.report_requests to homeward_definer;
grant select on public.report_requests to homeward_worker;

create policy addressed on public.report_requests for select to homeward_provider using (provider_id = (select app_org()));
create policy definer_read on public.report_requests for select to homeward_definer using (true);
create policy job on public.report_requests for select to homeward_worker
  using (council_id = (select app_org()) or provider_id = (select app_org()));
create policy own on public.report_requests for select to homeward_council using (council_id = (select app_org()));
create policy own_ask on public.report_requests for insert to homeward_council
  with check (council_id = (select app_org()) and exists (select 1 from public.placements p
    where p.id = placement_id and p.council_id = report_requests.council_id and p.provider_id = report_requests.provider_id
      and p.state in ('started', 'notice-given', 'ended') /* rule: documents-in-states */));

create trigger guard_beginning before insert on public.report_requests
  for each row execute function public.guard_beginning('asked_by_id=@person', 'asked_at=@now');

create trigger guard_holder before insert on public.report_requests
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty',
    'quality-assurance', 'commissioner');

-- ------------------------------------------------------------ functions

-- Under whose key what is handed in on a placement is sealed, for either side of it: a job, which names nobody, works as its
-- council. The process that holds the keys asks.
create function public.placement_to_seal(p_placement uuid)
  returns TABLE(council_id uuid, identity_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.council_id, c.identity_id
      from public.placements p join public.referral_children c on c.id = p.referral_child_id
     where p.id = p_placement
       and case when (select public.app_person()) is null then p.council_id = (select public.app_org())
         else (select public.app_org()) in (p.council_id, p.provider_id) and exists (select 1 from access.memberships m
           where m.person_id = (select public.app_person()) and m.organisation_id = (select public.app_org()) and m.ended_at is null) end
  $$;
alter function public.placement_to_seal(uuid) owner to homeward_opener;
grant execute on function public.placement_to_seal(uuid) to homeward_keys;

-- Whether whoever is asking works at the placing council and may know the child of a placement.
create function public.knows_child_of_placement(p_placement uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from public.placements p
        join access.memberships m on m.organisation_id = p.council_id and m.ended_at is null
       where p.id = p_placement and p.council_id = (select public.app_org()) and m.person_id = (select public.app_person())
         and (m.roles && array['social-worker', 'team-manager', 'head-of-service', 'emergency-duty', 'iro'] /* rule: knows-every-child */
           or 'broker' = any (m.roles) /* rule: broker */ and (
             exists (select 1 from public.referrals r where r.id = p.referral_id and r.broker_id = m.person_id)
             or exists (select 1 from public.assignments a where a.referral_id = p.referral_id and a.person_id = m.person_id
               and a.ended_at is null and a.role in ('broker', 'social-worker') /* rule: working-parts */))))
  $$;
grant execute on function public.knows_child_of_placement(uuid) to homeward_council, homeward_provider, homeward_opener;

-- Whether whoever is asking may have parts of a document opened, and whose child it tells of: nothing where they may not. It has
-- passed no gate, so that at the council it is for those who may know the child, and at the provider for whoever handed it in
-- and for those whom the council has told who the child is. A job has it opened only while it is being checked. The look of
-- somebody at a provider is written here, unless one has just been; that of the council by the caller.
create function public.placement_document_to_open(p_document uuid, p_subjects uuid[], p_look uuid, p_now timestamptz)
  returns TABLE(council_id uuid) language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    d record;
    v_org uuid := (select public.app_org());
    v_person uuid := (select public.app_person());
  begin
    select r.id, r.placement_id, r.council_id, r.provider_id, r.side, r.state, r.uploaded_by_id, p.referral_id, p.service_id into d
      from public.placement_documents r join public.placements p on p.id = r.placement_id where r.id = p_document;
    if not found or v_org is null or exists (select 1 from unnest(p_subjects) as s (id) where s.id <> d.id) then return; end if;
    if v_person is null then
      if d.council_id = v_org and d.state = 'checking' then return query select d.council_id; end if;
      return;
    end if;
    if d.state <> 'ready' then return; end if;
    if d.council_id = v_org then
      if public.knows_child_of_placement(d.placement_id) then
        return query select d.council_id;
      end if;
      return;
    end if;
    if d.provider_id <> v_org
      or not exists (select 1 from access.memberships m where m.person_id = v_person and m.organisation_id = v_org and m.ended_at is null
        and m.roles && array['registered-manager', 'responsible-individual', 'referrals-officer', 'provider-admin'] /* rule: told */)
      or not (d.side = 'provider' and d.uploaded_by_id = v_person or exists (select 1 from public.information_releases i
        where i.referral_id = d.referral_id and i.provider_id = v_org and i.service_id = d.service_id and i.person_id = v_person
          and i.ended_at is null and (i.until is null or i.until > greatest(p_now, clock_timestamp())))) then
      return;
    end if;
    if not exists (select 1 from public.information_looks l where l.placement_document_id = d.id and l.person_id = v_person
        and l.provider_id = v_org and l.at > p_now - interval '10 minutes') then
      insert into public.information_looks (id, council_id, provider_id, referral_id, person_id, stage, what, placement_document_id, at)
        values (p_look, d.council_id, v_org, d.referral_id, v_person, 2, 'report', d.id, p_now);
    end if;
    return query select d.council_id;
  end $$;
alter function public.placement_document_to_open(uuid, uuid[], uuid, timestamptz) owner to homeward_opener;
grant execute on function public.placement_document_to_open(uuid, uuid[], uuid, timestamptz) to homeward_keys;

-- Who handed in, read or took away documents of a placement, and who asked for reports, by name for both sides: neither reads the
-- people of the other.
create function public.people_of_documents(p_placement uuid)
  returns TABLE(id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select distinct p.id, p.name from (
        select unnest(array[d.uploaded_by_id, d.read_by_id, d.removed_by_id]) as person, d.council_id, d.provider_id
          from public.placement_documents d where d.placement_id = p_placement
        union all
        select r.asked_by_id, r.council_id, r.provider_id from public.report_requests r where r.placement_id = p_placement) w
      join access.people p on p.id = w.person
     where (select public.app_org()) in (w.council_id, w.provider_id)
       and exists (select 1 from access.memberships m where m.organisation_id = (select public.app_org())
         and m.person_id = (select public.app_person()) and m.ended_at is null)
  $$;
alter function public.people_of_documents(uuid) owner to homeward_definer;
grant execute on function public.people_of_documents(uuid) to homeward_council, homeward_provider;

-- What is kept of the child goes with the child's data key; the files are taken away by a job. That it was handed in, read and
-- for which days stays.
create function public.forget_placement_documents()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare d record;
  begin
    for d in update public.placement_documents r set state = 'removed', waits_for = null, words = null
        where r.placement_id in (select p.id from public.placements p
          where p.referral_id in (select c.referral_id from public.referral_children c where c.identity_id = new.id))
        returning r.id, r.council_id, r.placement_id loop
      perform public.put_job('forget-placement-document',
        json_build_object('documentId', d.id, 'placementId', d.placement_id, 'organisationId', d.council_id),
        'forget-placement-document:' || d.id);
    end loop;
    return null;
  end $$;
alter function public.forget_placement_documents() owner to homeward_definer;
create trigger forget_placement_documents after update of destroyed_at on vault.identities
  for each row when (new.destroyed_at is not null and old.destroyed_at is null) execute function public.forget_placement_documents();
