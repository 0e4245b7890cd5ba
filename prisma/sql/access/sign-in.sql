-- Schema auth: who can prove who they are. One role reaches it (homeward_auth); the functions here are the only doors
-- from the rest of the portal.

-- ------------------------------------------------------------ auth.credentials
alter table auth.credentials enable row level security;
alter table auth.credentials force row level security;

grant select, insert, update, delete on auth.credentials to homeward_auth;
grant select, insert on auth.credentials to homeward_definer;

create policy auth_all on auth.credentials to homeward_auth using (true) with check (true);
create policy definer_all on auth.credentials to homeward_definer using (true) with check (true);

-- ------------------------------------------------------------ auth.sessions
alter table auth.sessions enable row level security;
alter table auth.sessions force row level security;

grant select, insert, update, delete on auth.sessions to homeward_auth;
grant select, delete on auth.sessions to homeward_definer;

create policy auth_all on auth.sessions to homeward_auth using (true) with check (true);
create policy definer_all on auth.sessions to homeward_definer using (true) with check (true);

-- ------------------------------------------------------------ auth.factors
alter table auth.factors enable row level security;
alter table auth.factors force row level security;

grant select, insert, update, delete on auth.factors to homeward_auth;
grant select, delete on auth.factors to homeward_definer;

create policy auth_all on auth.factors to homeward_auth using (true) with check (true);
create policy definer_all on auth.factors to homeward_definer using (true) with check (true);

-- ------------------------------------------------------------ auth.recovery_codes
alter table auth.recovery_codes enable row level security;
alter table auth.recovery_codes force row level security;

grant select, insert, update, delete on auth.recovery_codes to homeward_auth;
grant select, delete on auth.recovery_codes to homeward_definer;

create policy auth_all on auth.recovery_codes to homeward_auth using (true) with check (true);
create policy definer_all on auth.recovery_codes to homeward_definer using (true) with check (true);

-- ------------------------------------------------------------ auth.ceremonies
alter table auth.ceremonies enable row level security;
alter table auth.ceremonies force row level security;

grant select, insert, update, delete on auth.ceremonies to homeward_auth;

create policy auth_all on auth.ceremonies to homeward_auth using (true) with check (true);

-- ------------------------------------------------------------ auth.emailed_links
alter table auth.emailed_links enable row level security;
alter table auth.emailed_links force row level security;

grant select, insert, update, delete on auth.emailed_links to homeward_auth;
grant select, insert, update (used_at) on auth.emailed_links to homeward_definer;

create policy auth_all on auth.emailed_links to homeward_auth using (true) with check (true);
create policy definer_all on auth.emailed_links to homeward_definer using (true) with check (true);

-- ------------------------------------------------------------ auth.attempts
alter table auth.attempts enable row level security;
alter table auth.attempts force row level security;

grant select, insert, update, delete on auth.attempts to homeward_auth;

create policy auth_all on auth.attempts to homeward_auth using (true) with check (true);

-- ------------------------------------------------------------ auth.kept_posts
alter table auth.kept_posts enable row level security;
alter table auth.kept_posts force row level security;

grant select, insert, update, delete on auth.kept_posts to homeward_auth;
grant select (expires_at), delete on auth.kept_posts to homeward_definer;

create policy auth_all on auth.kept_posts to homeward_auth using (true) with check (true);
create policy definer_removes on auth.kept_posts to homeward_definer using (true);

-- ------------------------------------------------------------ functions

-- End every session of somebody who is or was a colleague in the asking organisation, or of oneself.
create function access.end_sessions(p_person uuid)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_org uuid := (select public.app_org()); v_asking uuid := (select public.app_person());
  begin
    if p_person <> v_asking and not exists (select 1 from access.memberships m join access.memberships a on a.organisation_id = m.organisation_id
        where m.person_id = p_person and m.organisation_id = v_org and a.person_id = v_asking and a.ended_at is null
          and a.roles && array['council-admin', 'provider-admin', 'hub-officer'] /* rule: admins */) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    delete from auth.sessions where person_id = p_person;
  end $$;
alter function access.end_sessions(uuid) owner to homeward_definer;
grant execute on function access.end_sessions(uuid) to homeward_council, homeward_provider, homeward_region;

-- Whether a colleague has a second factor, for those who could reset it.
create function access.has_factor(p_person uuid)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select access.may_reset_factor(p_person) and exists (select 1 from auth.factors f where f.person_id = p_person and f.active)
  $$;
alter function access.has_factor(uuid) owner to homeward_definer;
grant execute on function access.has_factor(uuid) to homeward_council, homeward_provider, homeward_region;

-- Whether who asks may take somebody's second factor away: another admin of the same organisation, or the hub where that
-- person is the only admin. Nobody their own.
create function access.may_reset_factor(p_person uuid)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select access.is_admin_here() and p_person <> public.app_person() and (
      (exists (select 1 from access.memberships m where m.organisation_id = public.app_org() and m.person_id = p_person and m.ended_at is null)
        and not access.acts_elsewhere(p_person, public.app_org()))
      or (exists (select 1 from access.organisations hub where hub.id = public.app_org() and hub.kind = 'region')
        and access.hub_resets(p_person)))
  $$;
alter function access.may_reset_factor(uuid) owner to homeward_definer;

-- Whether somebody acts for an organisation that is neither this one nor an internal provider of it.
create function access.acts_elsewhere(p_person uuid, p_org uuid)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from access.memberships m join access.organisations o on o.id = m.organisation_id
      where m.person_id = p_person and m.ended_at is null and o.id <> p_org and o.owner_council_id is distinct from p_org)
  $$;
alter function access.acts_elsewhere(uuid, uuid) owner to homeward_definer;

-- Whether a colleague has a second factor that the hub alone can reset: their admin reads on the page whom to ask.
create function access.factor_of_several(p_person uuid)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select access.is_admin_here() and p_person <> public.app_person() and not access.may_reset_factor(p_person)
      and exists (select 1 from access.memberships m where m.organisation_id = public.app_org() and m.person_id = p_person and m.ended_at is null)
      and exists (select 1 from auth.factors f where f.person_id = p_person and f.active)
  $$;
alter function access.factor_of_several(uuid) owner to homeward_definer;
grant execute on function access.factor_of_several(uuid) to homeward_council, homeward_provider, homeward_region;

-- Whether the hub is asked: of an only admin of a council or provider, and of somebody who acts for more than one organisation.
create function access.hub_resets(p_person uuid)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (
      select 1 from access.memberships m
       where m.person_id = p_person and m.ended_at is null and (
         access.acts_elsewhere(p_person, m.organisation_id)
         or (m.roles && array['council-admin', 'provider-admin'] /* rule: admins-but-hub */ and not exists (select 1 from access.memberships other
           where other.organisation_id = m.organisation_id and other.person_id <> p_person and other.ended_at is null
             and other.roles && array['council-admin', 'provider-admin'] /* rule: admins-but-hub */))))
  $$;
alter function access.hub_resets(uuid) owner to homeward_definer;

-- Whom the hub may help, with the organisations that they act for.
create function access.whom_hub_resets()
  returns TABLE(person_id uuid, name text, email text, organisation text, several boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.id, p.name, p.email, string_agg(o.name, ', ' order by o.name), count(*) > 1
      from access.memberships m join access.people p on p.id = m.person_id join access.organisations o on o.id = m.organisation_id
     where m.ended_at is null and p.id <> public.app_person() and access.is_admin_here()
       and exists (select 1 from access.organisations hub where hub.id = public.app_org() and hub.kind = 'region')
       and exists (select 1 from auth.factors f where f.person_id = p.id and f.active)
     group by p.id, p.name, p.email
    having access.hub_resets(p.id)
     order by 4, 2 limit 1000
  $$;
alter function access.whom_hub_resets() owner to homeward_definer;
grant execute on function access.whom_hub_resets() to homeward_region;

-- The admins of every organisation that somebody acts for: they are told of a reset, whoever did it.
create function access.told_of_reset(p_person uuid)
  returns TABLE(person_id uuid, name text, organisation text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select distinct on (a.person_id) a.person_id, p.name, o.name
      from access.memberships m join access.organisations o on o.id = m.organisation_id
      join access.memberships a on a.organisation_id = m.organisation_id and a.ended_at is null
        and a.roles && array['council-admin', 'provider-admin', 'hub-officer'] /* rule: admins */
      join access.people p on p.id = m.person_id
     where m.person_id = p_person and m.ended_at is null and access.may_reset_factor(p_person)
       and a.person_id not in (p_person, public.app_person())
     order by a.person_id, o.name limit 200
  $$;
alter function access.told_of_reset(uuid) owner to homeward_definer;
grant execute on function access.told_of_reset(uuid) to homeward_council, homeward_provider, homeward_region;

-- Takes all factors and recovery codes of somebody away and ends their sessions: they set up a new one when they next sign in.
create function access.reset_factor(p_person uuid, p_now timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not access.may_reset_factor(p_person) then raise exception 'not-allowed' using errcode = '42501'; end if;
    delete from auth.factors where person_id = p_person;
    if not found then return false; end if;
    delete from auth.recovery_codes where person_id = p_person;
    delete from auth.sessions where person_id = p_person;
    perform access.record_factor(p_person, (select public.app_person()), 'second-factor-reset', p_now);
    return true;
  end $$;
alter function access.reset_factor(uuid, timestamptz) owner to homeward_definer;
grant execute on function access.reset_factor(uuid, timestamptz) to homeward_council, homeward_provider,
  homeward_region;

-- What became of somebody's second factor, in the record of every organisation they act for.
create function access.record_factor(p_person uuid, p_by uuid, p_kind text, p_now timestamptz)
  returns void language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    insert into public.events (id, at, kind, audience, council_id, provider_id, subject, subject_id, person_id)
      select gen_random_uuid(), p_now, p_kind, case when o.kind = 'provider' then 'provider' else 'council' end,
             case when o.kind = 'council' then o.id end, case when o.kind = 'provider' then o.id end, 'person', p_person, p_by
        from access.memberships m join access.organisations o on o.id = m.organisation_id
       where m.person_id = p_person and m.ended_at is null
  $$;
alter function access.record_factor(uuid, uuid, text, timestamptz) owner to homeward_definer;

create function access.record_own_factor(p_person uuid, p_kind text, p_now timestamptz)
  returns void language sql security definer set search_path = pg_catalog, pg_temp
  as $$ select access.record_factor(p_person, p_person, p_kind, p_now) $$;
alter function access.record_own_factor(uuid, text, timestamptz) owner to homeward_definer;
grant execute on function access.record_own_factor(uuid, text, timestamptz) to homeward_auth;

-- Forms kept for a person whose session had ended are removed on time by the worker, which reads nothing of them.
create function public.remove_resumable_submissions(p_now timestamptz)
  returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_removed integer;
  begin
    delete from auth.kept_posts where expires_at <= p_now;
    get diagnostics v_removed = row_count;
    return v_removed;
  end $$;
alter function public.remove_resumable_submissions(timestamptz) owner to homeward_definer;
grant execute on function public.remove_resumable_submissions(timestamptz) to homeward_worker;
