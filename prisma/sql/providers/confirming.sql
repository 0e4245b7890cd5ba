-- How a provider comes onto the portal and who says that it is who it says (docs/adr/0018): until then it is
-- unconfirmed, and gets nothing from councils other than the one that vouches for it.

-- ------------------------------------------------------------ access.provider_confirmations
alter table access.provider_confirmations enable row level security;
alter table access.provider_confirmations force row level security;

-- Who asked, who confirmed and with which address is read by every council and the hub, and by the provider itself.
grant select on access.provider_confirmations to homeward_council, homeward_provider, homeward_region,
  homeward_worker;
grant select, insert, update on access.provider_confirmations to homeward_definer;

create policy definer_all on access.provider_confirmations to homeward_definer using (true) with check (true);
create policy own on access.provider_confirmations for select to homeward_provider using (provider_id = (select public.app_org()));
create policy published on access.provider_confirmations for select to homeward_council, homeward_region, homeward_worker using (true);

create trigger guard_beginning before insert on access.provider_confirmations
  for each row execute function public.guard_beginning('state=waiting', 'version=1', 'decided_at=');

-- ------------------------------------------------------------ access.owner_addresses
alter table access.owner_addresses enable row level security;
alter table access.owner_addresses force row level security;

grant select on access.owner_addresses to homeward_council, homeward_region;
grant select, insert, update on access.owner_addresses to homeward_definer;

create policy definer_all on access.owner_addresses to homeward_definer using (true) with check (true);
create policy published on access.owner_addresses for select to homeward_council, homeward_region using (true);

-- ------------------------------------------------------------ functions

-- The owner of services as the address of its page names it.
create function access.owner_of(p_services uuid[])
  returns text language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(s.owner_key, 'urn-' || s.registration_number) from public.services s
     where s.id = any (p_services) order by s.registration_number limit 1
  $$;
alter function access.owner_of(uuid[]) owner to homeward_definer;

-- Services of one owner that the asking organisation may give to a new provider. A council's own homes (all of sector
-- local authority in its area, or with its name) become its internal provider and nobody else's.
create function access.may_claim(p_services uuid[], p_internal boolean)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with wanted as (
      select s.sector, s.council_code, lower(coalesce(s.owner_name, '')) as owner_name,
             coalesce(s.owner_key, 'urn-' || s.registration_number) as owner
        from public.services s where s.id = any (p_services)),
    mine as (
      select o.council_code, lower(o.name) as name
        from access.organisations o where o.id = (select public.app_org()))
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
alter function access.may_claim(uuid[], boolean) owner to homeward_definer;

-- After a provider was brought on: is anybody in yet, inviting again, and services that its owner registers later.
-- Who may do it is who may admit a provider; a council's internal services are that council's alone.
create function access.may_admit(p_org uuid)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (
      select 1 from access.memberships m
        join access.organisations mine on mine.id = m.organisation_id
        join access.organisations theirs on theirs.id = p_org and theirs.kind = 'provider'
       where m.organisation_id = (select public.app_org())
         and m.person_id = (select public.app_person()) and m.ended_at is null
         and mine.kind in ('council', 'region')
         and m.roles && array['broker', 'team-manager', 'emergency-duty', 'commissioner', 'council-admin', 'hub-officer'] /* rule: bringing-on */
         and (theirs.owner_council_id is null
           or (theirs.owner_council_id = mine.id and m.roles && array['council-admin', 'commissioner'] /* rule: bringing-on-own */)))
  $$;
alter function access.may_admit(uuid) owner to homeward_definer;

-- Bringing on and inviting again: as before, and how the provider stands is decided in the same statement.
create function access.admit_provider(
    p_org uuid, p_slug text, p_name text, p_internal boolean, p_services uuid[], p_invitation uuid, p_email text,
    p_admin_name text, p_link_hash text, p_now timestamptz, p_expires timestamptz)
  returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_claimed int;
  begin
    if not exists (select 1 from access.memberships m join access.organisations o on o.id = m.organisation_id
        where m.organisation_id = (select public.app_org()) and m.person_id = (select public.app_person()) and m.ended_at is null and o.kind in ('council', 'region')
          and m.roles && array['broker', 'team-manager', 'emergency-duty', 'commissioner', 'council-admin', 'hub-officer'] /* rule: bringing-on */
          and (not p_internal or (o.kind = 'council' and m.roles && array['council-admin', 'commissioner'] /* rule: bringing-on-own */))) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    if coalesce(array_length(p_services, 1), 0) > 0 and not access.may_claim(p_services, p_internal) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    insert into access.organisations (id, slug, name, kind, owner_council_id, created_at, standing)
      values (p_org, p_slug, p_name, 'provider', case when p_internal then (select public.app_org()) end, p_now, 'unconfirmed');
    update public.services set provider_id = p_org, updated_at = p_now where id = any (p_services) and provider_id is null;
    get diagnostics v_claimed = row_count;
    if v_claimed = 0 or v_claimed <> coalesce(array_length(p_services, 1), 0) then
      raise exception 'already-on-the-portal' using errcode = '23505';
    end if;
    perform access.ask_confirmation(p_org, access.owner_of(p_services), p_email, p_admin_name, p_now);
    return access.put_invitation(p_invitation, p_org, p_email, p_admin_name, array['provider-admin', 'referrals-officer'] /* rule: first-roles */, p_link_hash, p_now, p_expires);
  end $$;
alter function access.admit_provider(uuid, text, text, boolean, uuid[], uuid, text, text, text, timestamptz, timestamptz) owner to homeward_definer;
grant execute on function access.admit_provider(uuid, text, text, boolean, uuid[], uuid, text, text, text,
  timestamptz, timestamptz) to homeward_council, homeward_region;

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
alter function access.add_services(uuid, uuid[], timestamptz) owner to homeward_definer;
grant execute on function access.add_services(uuid, uuid[], timestamptz) to homeward_council, homeward_region;

-- Whether nobody has come in for a provider yet. Who was invited is told to those alone who may invite again.
create function access.admission_of(p_org uuid)
  returns TABLE(waiting boolean, name text, email text, invited_at timestamptz, expires_at timestamptz, refused boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_waiting boolean := not exists (select 1 from access.memberships m where m.organisation_id = p_org and m.ended_at is null);
  begin
    return query
      with invited as (
        select i.name, i.email, i.invited_at, i.expires_at, i.state = 'refused' as refused
          from access.invitations i
         where i.organisation_id = p_org and i.state in ('waiting', 'refused') and v_waiting and access.may_admit(p_org)
         order by i.state = 'waiting' desc, i.invited_at desc limit 1)
      select v_waiting, i.name, i.email, i.invited_at, i.expires_at, i.refused from (select 1) one left join invited i on true;
  end $$;
alter function access.admission_of(uuid) owner to homeward_definer;
grant execute on function access.admission_of(uuid) to homeward_council, homeward_region;

-- How a provider stands with this invitation: confirmed when others have confirmed its address for this owner before,
-- else unconfirmed, and a question waits for a second person.
create function access.ask_confirmation(p_org uuid, p_owner text, p_email text, p_name text, p_now timestamptz)
  returns text language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_by uuid := (select public.app_person());
    v_for uuid := (select public.app_org());
    v_how text;
    v_own boolean := exists (select 1 from access.organisations o where o.id = p_org and o.owner_council_id is not null);
  begin
    v_how := case
      when v_own then 'own-services'
      when exists (select 1 from access.owner_addresses a
          where a.owner = p_owner and a.email = lower(p_email) and a.ended_at is null
            and access.is_second_word(a.confirmed_by_id, a.confirmed_for_id, v_by, v_for))
        or exists (select 1 from access.provider_confirmations c
          where c.owner = p_owner and c.email = lower(p_email) and c.state = 'confirmed'
            and c.how in ('second-person', 'known-address')) then 'known-address' end;
    update access.provider_confirmations set state = 'superseded', decided_at = p_now, version = version + 1
      where provider_id = p_org and state = 'waiting';
    insert into access.provider_confirmations (id, provider_id, owner, asked_by_id, asked_by_name, asked_for_id, asked_for_name,
        email, admin_name, asked_at, state, how, decided_at)
      select gen_random_uuid(), p_org, p_owner, v_by, p.name, v_for, o.name, lower(p_email), p_name, p_now,
             case when v_how is null then 'waiting' else 'confirmed' end, v_how, case when v_how is not null then p_now end
        from access.people p, access.organisations o where p.id = v_by and o.id = v_for;
    update access.organisations set standing = case when v_how is null then 'unconfirmed' else 'confirmed' end,
        vouched_by_id = case when v_how is null then v_for end
      where id = p_org;
    return case when v_how is null then 'unconfirmed' else 'confirmed' end;
  end $$;
alter function access.ask_confirmation(uuid, text, text, text, timestamptz) owner to homeward_definer;

-- Once for each that waits: whoever asks first sends the reminder.
create function access.chase_confirmation(p_confirmation uuid, p_now timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update access.provider_confirmations set chased_at = p_now where id = p_confirmation and state = 'waiting' and chased_at is null;
    return found;
  end $$;
alter function access.chase_confirmation(uuid, timestamptz) owner to homeward_definer;
grant execute on function access.chase_confirmation(uuid, timestamptz) to homeward_worker;

-- An address that somebody has confirmed for an owner of the register, from a source of their own.
create function access.confirm_owner_address(p_id uuid, p_owner text, p_email text, p_note text, p_now timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_made int;
  begin
    if not access.holds_here(array['commissioner', 'council-admin', 'quality-assurance', 'hub-officer'] /* rule: confirms-addresses */)
        or exists (select 1 from access.people p where p.id = (select public.app_person()) and p.email = lower(p_email)) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    insert into access.owner_addresses (id, owner, email, note, confirmed_by_id, confirmed_by_name, confirmed_for_id, confirmed_for_name, confirmed_at)
      select p_id, p_owner, lower(p_email), p_note, p.id, p.name, o.id, o.name, p_now
        from access.people p, access.organisations o where p.id = (select public.app_person()) and o.id = (select public.app_org())
      on conflict do nothing;
    get diagnostics v_made = row_count;
    return v_made = 1;
  end $$;
alter function access.confirm_owner_address(uuid, text, text, text, timestamptz) owner to homeward_definer;
grant execute on function access.confirm_owner_address(uuid, text, text, text, timestamptz) to homeward_council,
  homeward_region;

-- A second person confirms a provider or refuses it. Refused, nobody acts for it any more and its services wait in the
-- register again, so that its owner can be brought on by whoever reaches it.
create function access.decide_provider(
    p_confirmation uuid, p_version integer, p_confirmed boolean, p_reason text, p_now timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare c access.provider_confirmations; v_by uuid := (select public.app_person()); v_for uuid := (select public.app_org());
  begin
    if not access.holds_here(array['broker', 'commissioner', 'council-admin', 'quality-assurance', 'hub-officer'] /* rule: confirms-providers */) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    select * into c from access.provider_confirmations where id = p_confirmation and state = 'waiting' and version = p_version for no key update;
    if not found then return false; end if;
    if not access.is_second_word(v_by, v_for, c.asked_by_id, c.asked_for_id)
        or exists (select 1 from access.people p where p.id = v_by and p.email = c.email)
        or exists (select 1 from access.memberships m where m.organisation_id = c.provider_id and m.person_id = v_by and m.ended_at is null) then
      raise exception 'not-a-second-person' using errcode = '42501';
    end if;
    update access.provider_confirmations set state = case when p_confirmed then 'confirmed' else 'refused' end,
        how = 'second-person', decided_by_id = v_by, decided_for_id = v_for, decided_at = p_now, reason = p_reason, version = version + 1,
        decided_by_name = (select name from access.people where id = v_by),
        decided_for_name = (select name from access.organisations where id = v_for)
      where id = c.id;
    update access.organisations set standing = case when p_confirmed then 'confirmed' else 'refused' end, vouched_by_id = null
      where id = c.provider_id;
    if not p_confirmed then
      update access.invitations set state = 'taken-back', answered_at = p_now, version = version + 1
        where organisation_id = c.provider_id and state = 'waiting';
      update access.memberships set ended_at = p_now, version = version + 1 where organisation_id = c.provider_id and ended_at is null;
      update public.services set provider_id = null, updated_at = p_now where provider_id = c.provider_id;
    end if;
    return true;
  end $$;
alter function access.decide_provider(uuid, integer, boolean, text, timestamptz) owner to homeward_definer;
grant execute on function access.decide_provider(uuid, integer, boolean, text, timestamptz) to homeward_council,
  homeward_region;

-- A council with a child placed in one of the owner's homes is concerned, whoever answered for the home then.
create function access.councils_concerned(p_provider uuid, p_wanted text[])
  returns TABLE(council_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select d.council_id from public.deliveries d where d.provider_id = p_provider
    union
    select r.council_id from public.referrals r where r.state in ('searching', 'deciding') and r.service_kind = any (p_wanted)
    union
    select a.council_id from public.acceptances a where a.ended_at is null and (a.provider_id = p_provider or exists (
      select 1 from public.offers f join public.services s on s.id = f.service_id
        join access.provider_confirmations c on c.provider_id = p_provider
          and c.owner = coalesce(s.owner_key, 'urn-' || s.registration_number)
       where f.id = a.offer_id))
  $$;
alter function access.councils_concerned(uuid, text[]) owner to homeward_definer;
grant execute on function access.councils_concerned(uuid, text[]) to homeward_worker;

-- How many children the council that a job acts as has in the homes of this provider's owner: a number, and no child.
create function access.children_placed(p_provider uuid)
  returns integer language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select count(*)::int from public.acceptances a
     where a.ended_at is null and a.council_id = public.app_org() and (a.provider_id = p_provider or exists (
      select 1 from public.offers f join public.services s on s.id = f.service_id
        join access.provider_confirmations c on c.provider_id = p_provider
          and c.owner = coalesce(s.owner_key, 'urn-' || s.registration_number)
       where f.id = a.offer_id))
  $$;
alter function access.children_placed(uuid) owner to homeward_definer;
grant execute on function access.children_placed(uuid) to homeward_worker;

-- What an unconfirmed provider gets in spite of it, each by the table that is written; a refused one gets nothing.
create function public.guard_unconfirmed()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_provider uuid; o access.organisations;
  begin
    if tg_table_name = 'authorisations' then
      if new.state not in ('authorised', 'verbal') then return new; end if;
      select f.provider_id into v_provider from public.offers f where f.id = new.offer_id;
    else
      v_provider := new.provider_id;
    end if;
    select * into o from access.organisations where id = v_provider;
    if not found or o.standing = 'confirmed' then return new; end if;
    if tg_table_name = 'deliveries' then
      -- At its own risk, the council whose invitation it rests on sends its own referrals.
      if o.standing = 'unconfirmed' and o.vouched_by_id = new.council_id then return new; end if;
    elsif tg_table_name = 'authorisations' then
      -- A head of service may, for a child who needs a bed tonight, and says why.
      if o.standing = 'unconfirmed' and new.unconfirmed_reason is not null
        and (new.verbal_by_id is not null
          or exists (select 1 from public.referrals r where r.id = new.referral_id and r.purpose = 'emergency')) then return new; end if;
    elsif tg_table_name = 'acceptances' then
      if o.standing = 'unconfirmed' and exists (select 1 from public.authorisations a
        where a.offer_id = new.offer_id and a.state in ('authorised', 'verbal') and a.unconfirmed_reason is not null) then return new; end if;
    elsif tg_table_name = 'information_releases' then
      -- Not on what was given by phone: whoever recorded it would release a child to a stranger alone.
      if o.standing = 'unconfirmed' and exists (select 1 from public.authorisations a join public.offers f on f.id = a.offer_id
        where f.referral_id = new.referral_id and f.service_id = new.service_id and f.provider_id = new.provider_id
          and a.state = 'authorised' and a.unconfirmed_reason is not null) then return new; end if;
    end if;
    raise exception 'provider-not-confirmed' using errcode = '42501';
  end $$;
alter function public.guard_unconfirmed() owner to homeward_definer;
