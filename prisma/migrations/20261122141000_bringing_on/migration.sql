-- After a provider was brought on: is anybody in yet, inviting again, and services that its owner registers later.
-- Who may do it is who may admit a provider; a council's internal services are that council's alone.

grant create on schema access to homeward_definer;
grant update (ended_at, version) on access.memberships to homeward_definer;

create function access.may_admit(p_org uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (
      select 1 from access.memberships m
        join access.organisations mine on mine.id = m.organisation_id
        join access.organisations theirs on theirs.id = p_org and theirs.kind = 'provider'
       where m.organisation_id = nullif(current_setting('app.org_id', true), '')::uuid
         and m.person_id = nullif(current_setting('app.person_id', true), '')::uuid and m.ended_at is null
         and mine.kind in ('council', 'region')
         and m.roles && array['broker', 'commissioner', 'council-admin', 'hub-officer']
         and (theirs.owner_council_id is null
           or (theirs.owner_council_id = mine.id and m.roles && array['council-admin', 'commissioner'])))
  $$;
alter function access.may_admit(uuid) owner to homeward_definer;
revoke all on function access.may_admit(uuid) from public;

-- Whether nobody can sign in for a provider yet. Who was invited is told to those alone who may invite again.
create function access.admission_of(p_org uuid)
  returns table (waiting boolean, name text, email text, invited_at timestamptz, expires_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    return query
      with members as (
        select m.person_id, m.started_at, c.password_hash is not null as joined
          from access.memberships m join auth.credentials c on c.person_id = m.person_id
         where m.organisation_id = p_org and m.ended_at is null),
      invited as (
        select p.name, p.email, l.created_at, l.expires_at
          from members m join access.people p on p.id = m.person_id
          join auth.emailed_links l on l.person_id = m.person_id and l.purpose = 'invitation'
         where not m.joined and access.may_admit(p_org)
         order by l.created_at desc limit 1)
      select not exists (select 1 from members where joined), i.name, i.email, i.created_at, i.expires_at
        from (select 1) one left join invited i on not exists (select 1 from members where joined);
  end $$;
alter function access.admission_of(uuid) owner to homeward_definer;
revoke all on function access.admission_of(uuid) from public;
grant execute on function access.admission_of(uuid) to homeward_council, homeward_region;

-- The first admin is invited again, or somebody else instead, for as long as nobody can sign in.
create function access.reinvite_admin(p_org uuid, p_person uuid, p_membership uuid, p_email text, p_name text,
    p_link_hash text, p_now timestamptz, p_expires timestamptz)
  returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_person uuid;
  begin
    if not access.may_admit(p_org) then raise exception 'not-allowed' using errcode = '42501'; end if;
    perform pg_advisory_xact_lock(hashtextextended('admission:' || p_org, 0));
    if exists (select 1 from access.memberships m join auth.credentials c on c.person_id = m.person_id
        where m.organisation_id = p_org and m.ended_at is null and c.password_hash is not null) then
      raise exception 'somebody-is-in' using errcode = '23505';
    end if;
    insert into access.people (id, name, email, created_at) values (p_person, p_name, lower(p_email), p_now) on conflict (email) do nothing;
    select id into v_person from access.people where email = lower(p_email);
    update access.memberships set ended_at = p_now, version = version + 1
      where organisation_id = p_org and ended_at is null and person_id <> v_person;
    if not exists (select 1 from access.memberships where organisation_id = p_org and person_id = v_person and ended_at is null) then
      insert into access.memberships (id, person_id, organisation_id, roles, started_at)
        values (p_membership, v_person, p_org, array['provider-admin', 'referrals-officer'], p_now);
    end if;
    insert into auth.credentials (person_id, email, created_at) values (v_person, lower(p_email), p_now) on conflict (person_id) do nothing;
    insert into auth.emailed_links (hash, person_id, purpose, created_at, expires_at) values (p_link_hash, v_person, 'invitation', p_now, p_expires);
    return v_person;
  end $$;
alter function access.reinvite_admin(uuid, uuid, uuid, text, text, text, timestamptz, timestamptz) owner to homeward_definer;
revoke all on function access.reinvite_admin(uuid, uuid, uuid, text, text, text, timestamptz, timestamptz) from public;
grant execute on function access.reinvite_admin(uuid, uuid, uuid, text, text, text, timestamptz, timestamptz) to homeward_council, homeward_region;

-- Services that nobody answers for yet come to the provider that their owner has already; to a council's internal
-- services come the homes that the register gives to local authorities.
create function access.add_services(p_org uuid, p_services uuid[], p_now timestamptz)
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
    update public.services set provider_id = p_org, updated_at = p_now where id = any (p_services) and provider_id is null;
    get diagnostics v_claimed = row_count;
    if v_claimed = 0 or v_claimed <> coalesce(array_length(p_services, 1), 0) then
      raise exception 'already-on-the-portal' using errcode = '23505';
    end if;
    return v_claimed;
  end $$;
alter function access.add_services(uuid, uuid[], timestamptz) owner to homeward_definer;
revoke all on function access.add_services(uuid, uuid[], timestamptz) from public;
grant execute on function access.add_services(uuid, uuid[], timestamptz) to homeward_council, homeward_region;

revoke create on schema access from homeward_definer;
