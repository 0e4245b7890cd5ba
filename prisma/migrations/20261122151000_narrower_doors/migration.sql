-- The narrow doors between organisations, narrower: whatever is asked through them, an owner's services stay together,
-- a council's own homes go to that council alone, and a role puts into the queue what is its own to ask.

-- Services of one owner that the asking organisation may give to a new provider. A council's own homes (all of sector
-- local authority in its area, or with its name) become its internal provider and nobody else's.
create function access.may_claim(p_services uuid[], p_internal boolean) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with wanted as (
      select s.sector, s.council_code, lower(coalesce(s.owner_name, '')) as owner_name,
             coalesce(s.owner_key, 'urn-' || s.registration_number) as owner
        from public.services s where s.id = any (p_services)),
    mine as (
      select o.council_code, lower(o.name) as name
        from access.organisations o where o.id = nullif(current_setting('app.org_id', true), '')::uuid)
    select (select count(distinct owner) = 1 from wanted)
      and case when p_internal then
        not exists (select 1 from wanted where sector is distinct from 'local-authority')
        and exists (select 1 from wanted w cross join mine m
          where w.council_code = m.council_code or exists (
            select 1 from regexp_split_to_table(m.name, '[^a-z]+') word
             where length(word) > 4 and word not in ('council', 'county', 'borough', 'metropolitan', 'district')
               and position(word in w.owner_name) > 0))
      else
        not (not exists (select 1 from wanted where sector is distinct from 'local-authority')
          and exists (select 1 from access.organisations c where c.kind = 'council'
            and not exists (select 1 from wanted w where w.council_code is distinct from c.council_code)))
      end
  $$;
grant create on schema access to homeward_definer;
alter function access.may_claim(uuid[], boolean) owner to homeward_definer;
revoke all on function access.may_claim(uuid[], boolean) from public;
revoke create on schema access from homeward_definer;

create or replace function access.admit_provider(p_org uuid, p_slug text, p_name text, p_internal boolean, p_services uuid[],
    p_person uuid, p_membership uuid, p_email text, p_admin_name text, p_link_hash text, p_now timestamptz, p_expires timestamptz)
  returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_person uuid; v_claimed int; v_org uuid := nullif(current_setting('app.org_id', true), '')::uuid; v_asking uuid := nullif(current_setting('app.person_id', true), '')::uuid;
  begin
    if not exists (select 1 from access.memberships m join access.organisations o on o.id = m.organisation_id
        where m.organisation_id = v_org and m.person_id = v_asking and m.ended_at is null and o.kind in ('council', 'region')
          and m.roles && array['broker', 'commissioner', 'council-admin', 'hub-officer']
          and (not p_internal or (o.kind = 'council' and m.roles && array['council-admin', 'commissioner']))) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    if coalesce(array_length(p_services, 1), 0) > 0 and not access.may_claim(p_services, p_internal) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    insert into access.organisations (id, slug, name, kind, owner_council_id, created_at)
      values (p_org, p_slug, p_name, 'provider', case when p_internal then v_org end, p_now);
    update public.services set provider_id = p_org, updated_at = p_now where id = any (p_services) and provider_id is null;
    get diagnostics v_claimed = row_count;
    if v_claimed = 0 or v_claimed <> coalesce(array_length(p_services, 1), 0) then
      raise exception 'already-on-the-portal' using errcode = '23505';
    end if;
    insert into access.people (id, name, email, created_at) values (p_person, p_admin_name, lower(p_email), p_now) on conflict (email) do nothing;
    select id into v_person from access.people where email = lower(p_email);
    insert into access.memberships (id, person_id, organisation_id, roles, started_at)
      values (p_membership, v_person, p_org, array['provider-admin', 'referrals-officer'], p_now);
    insert into auth.credentials (person_id, email, created_at) values (v_person, lower(p_email), p_now) on conflict (person_id) do nothing;
    insert into auth.emailed_links (hash, person_id, purpose, created_at, expires_at) values (p_link_hash, v_person, 'invitation', p_now, p_expires);
    return v_person;
  end $$;

create or replace function access.add_services(p_org uuid, p_services uuid[], p_now timestamptz)
  returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_claimed int;
  begin
    if not access.may_admit(p_org) then raise exception 'not-allowed' using errcode = '42501'; end if;
    if exists (select 1 from public.services s join access.organisations o on o.id = p_org where s.id = any (p_services)
        and not exists (select 1 from public.services mine where mine.provider_id = p_org and mine.owner_key = s.owner_key)
        and not (o.owner_council_id is not null and s.sector = 'local-authority')) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    if exists (select 1 from access.organisations o where o.id = p_org and o.owner_council_id is not null)
        and not access.may_claim(p_services, true) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    update public.services set provider_id = p_org, updated_at = p_now where id = any (p_services) and provider_id is null;
    get diagnostics v_claimed = row_count;
    if v_claimed = 0 or v_claimed <> coalesce(array_length(p_services, 1), 0) then
      raise exception 'already-on-the-portal' using errcode = '23505';
    end if;
    return v_claimed;
  end $$;

-- A role cannot have the worker remove people elsewhere, send links, or send a mail again; nor replace another's job.
create or replace function public.enqueue_job(task text, payload json, job_key text default null, run_at timestamptz default null)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if session_user in ('homeward_auth', 'homeward_council', 'homeward_provider', 'homeward_region') then
      if task = 'send-mail' or (task = 'password-link') <> (session_user = 'homeward_auth')
          or (task in ('colleague-removed', 'expire-offer')
            and (payload ->> 'organisationId') is distinct from nullif(current_setting('app.org_id', true), ''))
          or job_key not like replace(task, '_', '\_') || ':%' then
        raise exception 'this role does not ask for the job %', task using errcode = '42501';
      end if;
    end if;
    perform graphile_worker.add_job(task, payload, job_key => job_key, run_at => run_at);
  end $$;
