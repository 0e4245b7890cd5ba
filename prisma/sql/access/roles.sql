-- Which roles there are, which of them a second person confirms, and how they are given (docs/adr/0020).
-- The lists are those of app/domains/access/roles.ts.

-- ------------------------------------------------------------ access.role_changes
alter table access.role_changes enable row level security;
alter table access.role_changes force row level security;

grant select on access.role_changes to homeward_council, homeward_provider, homeward_region;
grant select, insert, update on access.role_changes to homeward_definer;

create policy definer_all on access.role_changes to homeward_definer using (true) with check (true);
create policy own on access.role_changes for select to homeward_council, homeward_provider, homeward_region
  using (organisation_id = (select app_org()));

-- A change of roles begins as one that waits, like every other row with a state, whoever might one day be granted to
-- write it: today the guarded functions alone (prisma/row-security/beginnings.test.ts).
create trigger guard_beginning before insert on access.role_changes
  for each row execute function public.guard_beginning('state=waiting', 'asked_by_id=@person', 'decided_by_id=', 'decided_at=');

-- ------------------------------------------------------------ functions

create function access.roles_of(p_kind text)
  returns text[] language sql immutable set search_path = pg_catalog, pg_temp
  as $$
    select case p_kind
      when 'council' then array['broker', 'social-worker', 'team-manager', 'head-of-service', 'nominated-officer', 'director',
        'emergency-duty', 'iro', 'commissioner', 'quality-assurance', 'finance-officer', 'council-admin'] /* rule: roles-of-council */
      when 'provider' then array['referrals-officer', 'registered-manager', 'responsible-individual', 'provider-finance', 'provider-admin'] /* rule: roles-of-provider */
      when 'region' then array['hub-officer'] /* rule: roles-of-region */ end
  $$;
alter function access.roles_of(text) owner to homeward_definer;

-- A commissioner confirms alerts, providers and addresses that bind other councils, so the role needs a second person like
-- every other role of a council (docs/adr/0025). Otherwise one admin invites both people that such a decision needs.
create function access.guarded_roles(p_kind text)
  returns text[] language sql immutable set search_path = pg_catalog, pg_temp
  as $$ select case p_kind when 'provider' then array[]::text[] else access.roles_of(p_kind) end $$;
alter function access.guarded_roles(text) owner to homeward_definer;

-- What gives rights is written by those whose role it is (prisma/row-security/rights.ts): nobody assigns a case to themselves,
-- raises an alert or invites guests because a transaction of their council lets them, nor after they have left. Each argument is a role that may; the policies of app/domains say which, and prisma/row-security/rights.test.ts holds
-- these lists against them. Asked once a statement. Jobs act for nobody and are not asked; functions of the definers have their own checks.
create function public.guard_holder()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_person uuid := (select public.app_person());
  begin
    if current_user in ('homeward_council', 'homeward_provider', 'homeward_region') and v_person is not null and not exists (
        select 1 from access.memberships m where m.organisation_id = (select public.app_org()) and m.person_id = v_person
          and m.ended_at is null and m.roles && tg_argv[0:]::text[]) then
      raise exception 'no role of who is asking writes %', tg_table_name using errcode = '42501';
    end if;
    return new;
  end $$;

-- So long a request waits for a second person; `INVITATION_DAYS` in emailed-links.server.ts says the same.
create function access.request_waits()
  returns interval language sql immutable set search_path = pg_catalog, pg_temp
  as $$ select interval '7 days' /* rule: request-waits */ $$;
alter function access.request_waits() owner to homeward_definer;

-- Marks what nobody has confirmed in time, and gives who asked for what, for the job that tells them.
create function access.lapse_requests(p_now timestamptz)
  returns TABLE(organisation_id uuid, organisation text, person text, roles text[], asked_by_id uuid)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare c access.role_changes; i access.invitations; v_now timestamptz := public.true_time(p_now);
  begin
    for c in update access.role_changes w set state = 'lapsed', decided_at = v_now
        where w.state = 'waiting' and w.asked_at + access.request_waits() <= v_now returning * loop
      perform access.record_decision('role-change-lapsed', c.organisation_id, 'person', c.person_id, c.gains, v_now);
      return query select c.organisation_id, o.name, p.name, c.gains, c.asked_by_id
        from access.organisations o, access.people p where o.id = c.organisation_id and p.id = c.person_id;
    end loop;
    for i in update access.invitations w set state = 'lapsed', answered_at = v_now, version = w.version + 1
        where w.state = 'to-confirm' and w.expires_at <= v_now returning * loop
      perform access.record_decision('invitation-lapsed', i.organisation_id, 'invitation', i.id, i.roles, v_now);
      return query select i.organisation_id, o.name, i.name, i.roles, i.invited_by_id
        from access.organisations o where o.id = i.organisation_id;
    end loop;
  end $$;
alter function access.lapse_requests(timestamptz) owner to homeward_definer;
grant execute on function access.lapse_requests(timestamptz) to homeward_worker;

-- Who confirms: another admin there, or for a council the hub. Never who asked, nor whom it is about, in whichever
-- organisation they act.
create function access.may_confirm(p_org uuid, p_asked_by uuid, p_person uuid)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select access.is_admin_here() and (select public.app_person()) is distinct from p_asked_by and (select public.app_person()) is distinct from p_person
      and (p_org = (select public.app_org()) or exists (select 1 from access.organisations hub, access.organisations theirs
        where hub.id = (select public.app_org()) and hub.kind = 'region' and theirs.id = p_org and theirs.kind = 'council'))
  $$;
alter function access.may_confirm(uuid, uuid, uuid) owner to homeward_definer;

-- Whether what this person says, acting for that organisation, is a second word beside the person and organisation that
-- asked: another person, of another council or of the hub, and nobody who also works for the council that asked.
create function access.is_second_word(p_person uuid, p_org uuid, p_asked_by uuid, p_asked_for uuid)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p_person is distinct from p_asked_by
      and (exists (select 1 from access.organisations o where o.id = p_org and o.kind = 'region')
        or (p_org is distinct from p_asked_for
          and exists (select 1 from access.organisations o where o.id = p_org and o.kind = 'council')))
      and not exists (select 1 from access.memberships m join access.organisations o on o.id = m.organisation_id and o.kind = 'council'
        where m.organisation_id = p_asked_for and m.person_id = p_person and m.ended_at is null)
  $$;
alter function access.is_second_word(uuid, uuid, uuid, uuid) owner to homeward_definer;

-- Whom to tell that something waits: the other admins there, or the hub where there is none.
create function access.confirmers_of(p_org uuid, p_person uuid)
  returns SETOF uuid language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with here as (
      select m.person_id from access.memberships m
       where m.organisation_id = p_org and m.ended_at is null and m.roles && array['council-admin', 'hub-officer'] /* rule: confirming-admins */
         and m.person_id <> (select public.app_person()) and m.person_id is distinct from p_person)
    select person_id from here
    union
    select m.person_id from access.memberships m join access.organisations o on o.id = m.organisation_id and o.kind = 'region'
     where p_org = (select public.app_org()) and not exists (select 1 from here) and m.ended_at is null
       and m.person_id <> (select public.app_person()) and m.person_id is distinct from p_person
  $$;
alter function access.confirmers_of(uuid, uuid) owner to homeward_definer;
grant execute on function access.confirmers_of(uuid, uuid) to homeward_council, homeward_provider, homeward_region;

-- Gives a colleague other roles. 'changed'; 'waiting' when some of them wait for a second person (the others count);
-- 'not-found', 'conflict', 'last-admin' when nothing is done.
create function access.change_roles(p_person uuid, p_roles text[], p_version integer, p_change uuid, p_now timestamptz)
  returns text language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    m access.memberships;
    v_kind text;
    v_org uuid := (select public.app_org());
    v_gains text[]; v_guarded text[]; v_at_once text[]; v_keeps text[];
  begin
    if not access.is_admin_here() then raise exception 'not-allowed' using errcode = '42501'; end if;
    select kind into v_kind from access.organisations where id = v_org;
    if coalesce(array_length(p_roles, 1), 0) = 0 or not p_roles <@ access.roles_of(v_kind) then
      raise exception 'no such role' using errcode = '22023';
    end if;
    select * into m from access.memberships where organisation_id = v_org and person_id = p_person and ended_at is null for no key update;
    if not found then return 'not-found'; end if;
    if m.version <> p_version then return 'conflict'; end if;
    v_gains := array(select unnest(p_roles) except select unnest(m.roles));
    if p_person = (select public.app_person()) and v_gains <> array[]::text[] then
      raise exception 'nobody gives roles to themselves' using errcode = '42501';
    end if;
    if not p_roles && array['council-admin', 'provider-admin', 'hub-officer'] /* rule: admins */ and not access.has_another_admin(v_org, p_person) then
      return 'last-admin';
    end if;
    update access.role_changes set state = 'replaced', decided_at = p_now
      where organisation_id = v_org and person_id = p_person and state = 'waiting';
    v_guarded := array(select unnest(v_gains) intersect select unnest(access.guarded_roles(v_kind)));
    v_at_once := array(select r from unnest(p_roles) r where r <> all (v_guarded));
    -- Where nothing would be left, what is not guarded stays until it is decided; what is guarded is dropped at once.
    v_keeps := array(select unnest(m.roles) except select unnest(access.guarded_roles(v_kind)));
    if v_guarded <> array[]::text[] then
      insert into access.role_changes (id, organisation_id, person_id, gains, drops, asked_by_id, asked_at)
        values (p_change, v_org, p_person, v_guarded,
                case when v_at_once = array[]::text[] then v_keeps else array[]::text[] end, (select public.app_person()), p_now);
    end if;
    update access.memberships set roles = case when v_at_once = array[]::text[] then v_keeps else v_at_once end, version = version + 1
      where id = m.id;
    return case when v_guarded = array[]::text[] then 'changed' else 'waiting' end;
  end $$;
alter function access.change_roles(uuid, text[], integer, uuid, timestamptz) owner to homeward_definer;
grant execute on function access.change_roles(uuid, text[], integer, uuid, timestamptz) to homeward_council,
  homeward_provider, homeward_region;

-- A second person says yes or no. 'done', or 'gone' when it was decided meanwhile or the colleague has left.
create function access.decide_role_change(p_change uuid, p_confirm boolean, p_now timestamptz)
  returns text language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare c access.role_changes; m access.memberships;
  begin
    select * into c from access.role_changes where id = p_change;
    if not found or not access.may_confirm(c.organisation_id, c.asked_by_id, c.person_id) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    if c.asked_at + access.request_waits() <= public.true_time(p_now) then return 'gone'; end if;
    -- The membership before the change: whoever changes roles locks them in this order too.
    select * into m from access.memberships where organisation_id = c.organisation_id and person_id = c.person_id and ended_at is null for no key update;
    if not found then return 'gone'; end if;
    update access.role_changes set state = case when p_confirm then 'confirmed' else 'refused' end,
        decided_by_id = public.app_person(), decided_at = p_now
      where id = p_change and state = 'waiting';
    if not found then return 'gone'; end if;
    if p_confirm then
      update access.memberships set version = version + 1,
          roles = array(select distinct r from unnest(m.roles || c.gains) r where r <> all (c.drops) or r = any (c.gains) order by r)
        where id = m.id;
    end if;
    perform access.record_decision(case when p_confirm then 'role-change-confirmed' else 'role-change-refused' end,
      c.organisation_id, 'person', c.person_id, c.gains, p_now);
    return 'done';
  end $$;
alter function access.decide_role_change(uuid, boolean, timestamptz) owner to homeward_definer;
grant execute on function access.decide_role_change(uuid, boolean, timestamptz) to homeward_council, homeward_region;

-- What waits for a second person, and until when: of one's own organisation, and at the hub of every council.
create function access.to_confirm(p_now timestamptz)
  returns TABLE(id uuid, what text, organisation_id uuid, organisation text, person text, email text, gains text[], drops text[], asked_by text, asked_at timestamptz, until timestamptz, mine boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select * from (
      select c.id, 'roles', o.id as organisation_id, o.name, p.name, p.email, c.gains, c.drops, a.name, c.asked_at as asked,
             c.asked_at + access.request_waits() as until, access.may_confirm(c.organisation_id, c.asked_by_id, c.person_id)
        from access.role_changes c join access.organisations o on o.id = c.organisation_id
        join access.people p on p.id = c.person_id join access.people a on a.id = c.asked_by_id
       where c.state = 'waiting'
      union all
      select i.id, 'invitation', o.id, o.name, i.name, i.email, i.roles, array[]::text[], i.invited_by, i.invited_at,
             i.expires_at, access.may_confirm(i.organisation_id, i.invited_by_id, (select p.id from access.people p where p.email = i.email))
        from access.invitations i join access.organisations o on o.id = i.organisation_id
       where i.state = 'to-confirm') asked
     where asked.until > public.true_time(p_now) and access.is_admin_here() and (asked.organisation_id = public.app_org() or exists (
       select 1 from access.organisations hub, access.organisations theirs
        where hub.id = public.app_org() and hub.kind = 'region' and theirs.id = asked.organisation_id and theirs.kind = 'council'))
     order by asked.asked, asked.id limit 500
  $$;
alter function access.to_confirm(timestamptz) owner to homeward_definer;
grant execute on function access.to_confirm(timestamptz) to homeward_council, homeward_region;

-- For the mail about a decision: who asked and whom it is about, for who may decide or has.
create function access.role_change_facts(p_change uuid)
  returns TABLE(person_id uuid, asked_by_id uuid, person text, gains text[], organisation text, organisation_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select c.person_id, c.asked_by_id, p.name, c.gains, o.name, o.id
      from access.role_changes c join access.people p on p.id = c.person_id join access.organisations o on o.id = c.organisation_id
     where c.id = p_change and access.may_confirm(c.organisation_id, c.asked_by_id, c.person_id)
  $$;
alter function access.role_change_facts(uuid) owner to homeward_definer;
grant execute on function access.role_change_facts(uuid) to homeward_council, homeward_region;

-- In the record of the organisation that it is about, whoever decided.
create function access.record_decision(
    p_kind text, p_org uuid, p_subject text, p_id uuid, p_roles text[], p_now timestamptz)
  returns void language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    insert into public.events (id, at, kind, audience, council_id, subject, subject_id, person_id, to_state)
      select gen_random_uuid(), p_now, p_kind, 'council', case when o.kind = 'council' then o.id end, p_subject, p_id,
             (select public.app_person()), array_to_string(p_roles, ', ')
        from access.organisations o where o.id = p_org
  $$;
alter function access.record_decision(text, uuid, text, uuid, text[], timestamptz) owner to homeward_definer;
