-- An owner of the register is brought on with an address that somebody typed. Until an address that others have
-- confirmed for this owner, or a second person of another council or the hub, stands behind it, the provider is
-- unconfirmed: it gets nothing from other councils, and no child's identity or funding goes to it (ADR 0018).

-- AlterTable
ALTER TABLE "access"."organisations" ADD COLUMN     "standing" TEXT NOT NULL DEFAULT 'confirmed',
ADD COLUMN     "vouched_by_id" UUID;

-- AlterTable
ALTER TABLE "authorisations" ADD COLUMN     "unconfirmed_reason" TEXT;

-- CreateTable
CREATE TABLE "access"."provider_confirmations" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "owner" TEXT NOT NULL,
    "asked_by_id" UUID,
    "asked_by_name" TEXT NOT NULL,
    "asked_for_id" UUID,
    "asked_for_name" TEXT NOT NULL,
    "email" TEXT,
    "admin_name" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "how" TEXT,
    "decided_by_id" UUID,
    "decided_by_name" TEXT,
    "decided_for_id" UUID,
    "decided_for_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "chased_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "provider_confirmations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access"."owner_addresses" (
    "id" UUID NOT NULL,
    "owner" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "confirmed_by_id" UUID NOT NULL,
    "confirmed_by_name" TEXT NOT NULL,
    "confirmed_for_id" UUID NOT NULL,
    "confirmed_for_name" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "owner_addresses_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "provider_confirmations_provider_id_asked_at_idx" ON "access"."provider_confirmations"("provider_id", "asked_at");

-- CreateIndex
CREATE INDEX "provider_confirmations_owner_idx" ON "access"."provider_confirmations"("owner");

-- CreateIndex
CREATE INDEX "owner_addresses_owner_idx" ON "access"."owner_addresses"("owner");

alter table access.organisations add constraint organisations_standing check (
  standing in ('confirmed', 'unconfirmed', 'refused') and (kind = 'provider' or standing = 'confirmed')
  and (standing = 'unconfirmed' or vouched_by_id is null));
alter table access.provider_confirmations add constraint provider_confirmations_state check (
  state in ('waiting', 'confirmed', 'refused', 'superseded')
  and (how is null or how in ('second-person', 'known-address', 'own-services', 'before'))
  and (decided_by_id is null or asked_by_id is null or decided_by_id <> asked_by_id));
alter table access.owner_addresses add constraint owner_addresses_folded check (email = lower(email));
create unique index provider_confirmations_one_waiting on access.provider_confirmations (provider_id) where state = 'waiting';
create unique index owner_addresses_once on access.owner_addresses (owner, email, confirmed_for_id) where ended_at is null;

-- Before there was a second person, whoever brought an owner on was taken at their word: said in their history.
insert into access.provider_confirmations (id, provider_id, owner, asked_by_name, asked_for_name, asked_at, state, how, decided_at)
  select gen_random_uuid(), o.id, coalesce((select coalesce(s.owner_key, 'urn-' || s.registration_number)
           from public.services s where s.provider_id = o.id order by s.registration_number limit 1), ''),
         'Not recorded', 'Not recorded', o.created_at, 'confirmed', 'before', now()
    from access.organisations o where o.kind = 'provider';

alter table access.provider_confirmations enable row level security;
alter table access.provider_confirmations force row level security;
alter table access.owner_addresses enable row level security;
alter table access.owner_addresses force row level security;
revoke all on access.provider_confirmations, access.owner_addresses from public;
-- Who asked, who confirmed and with which address is read by every council and the hub, and by the provider itself.
grant select on access.provider_confirmations to homeward_council, homeward_region, homeward_provider, homeward_worker;
create policy published on access.provider_confirmations for select to homeward_council, homeward_region, homeward_worker using (true);
create policy own on access.provider_confirmations for select to homeward_provider using (provider_id = (select public.app_org()));
grant select on access.owner_addresses to homeward_council, homeward_region;
create policy published on access.owner_addresses for select to homeward_council, homeward_region using (true);

-- ------------------------------------------------------------ narrow doors
grant create on schema public, access to homeward_definer;
grant select, insert, update on access.provider_confirmations, access.owner_addresses to homeward_definer;
create policy definer_all on access.provider_confirmations to homeward_definer using (true) with check (true);
create policy definer_all on access.owner_addresses to homeward_definer using (true) with check (true);
grant update (standing, vouched_by_id) on access.organisations to homeward_definer;
grant select (purpose, service_kind) on public.referrals to homeward_definer;
grant execute on function public.app_org(), public.app_person() to homeward_definer;

-- Whether what this person says, acting for that organisation, is a second word beside the person and organisation that
-- asked: another person, of another council or of the hub, and nobody who also works for the council that asked.
create function access.is_second_word(p_person uuid, p_org uuid, p_asked_by uuid, p_asked_for uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p_person is distinct from p_asked_by
      and (exists (select 1 from access.organisations o where o.id = p_org and o.kind = 'region')
        or (p_org is distinct from p_asked_for
          and exists (select 1 from access.organisations o where o.id = p_org and o.kind = 'council')))
      and not exists (select 1 from access.memberships m join access.organisations o on o.id = m.organisation_id and o.kind = 'council'
        where m.organisation_id = p_asked_for and m.person_id = p_person and m.ended_at is null)
  $$;

-- Whether who asks holds one of these roles, in the council or the hub that they act for.
create function access.holds_here(p_roles text[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from access.memberships m join access.organisations o on o.id = m.organisation_id
      where m.organisation_id = public.app_org() and m.person_id = public.app_person() and m.ended_at is null
        and o.kind in ('council', 'region') and m.roles && p_roles)
  $$;

-- The owner of services as the address of its page names it.
create function access.owner_of(p_services uuid[]) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(s.owner_key, 'urn-' || s.registration_number) from public.services s
     where s.id = any (p_services) order by s.registration_number limit 1
  $$;

-- How a provider stands with this invitation: confirmed when others have confirmed its address for this owner before,
-- else unconfirmed, and a question waits for a second person.
create function access.ask_confirmation(p_org uuid, p_owner text, p_email text, p_name text, p_now timestamptz) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_by uuid := public.app_person();
    v_for uuid := public.app_org();
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

-- A second person confirms a provider or refuses it. Refused, nobody acts for it any more and its services wait in the
-- register again, so that its owner can be brought on by whoever reaches it.
create function access.decide_provider(p_confirmation uuid, p_version integer, p_confirmed boolean, p_reason text, p_now timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare c access.provider_confirmations; v_by uuid := public.app_person(); v_for uuid := public.app_org();
  begin
    if not access.holds_here(array['broker', 'commissioner', 'council-admin', 'quality-assurance', 'hub-officer']) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    select * into c from access.provider_confirmations where id = p_confirmation and state = 'waiting' and version = p_version for update;
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

-- An address that somebody has confirmed for an owner of the register, from a source of their own.
create function access.confirm_owner_address(p_id uuid, p_owner text, p_email text, p_note text, p_now timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_made int;
  begin
    if not access.holds_here(array['commissioner', 'council-admin', 'quality-assurance', 'hub-officer'])
        or exists (select 1 from access.people p where p.id = public.app_person() and p.email = lower(p_email)) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    insert into access.owner_addresses (id, owner, email, note, confirmed_by_id, confirmed_by_name, confirmed_for_id, confirmed_for_name, confirmed_at)
      select p_id, p_owner, lower(p_email), p_note, p.id, p.name, o.id, o.name, p_now
        from access.people p, access.organisations o where p.id = public.app_person() and o.id = public.app_org()
      on conflict do nothing;
    get diagnostics v_made = row_count;
    return v_made = 1;
  end $$;

-- Which councils it concerns that a provider was brought on, confirmed or refused: those with a child placed with it, with
-- a referral sent to it, and those whose open searches want what its services are. For the job that tells them.
create function access.councils_concerned(p_provider uuid, p_wanted text[])
  returns table (council_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select d.council_id from public.deliveries d where d.provider_id = p_provider
    union
    select r.council_id from public.referrals r where r.state in ('searching', 'deciding') and r.service_kind = any (p_wanted)
  $$;

-- Once for each that waits: whoever asks first sends the reminder.
create function access.chase_confirmation(p_confirmation uuid, p_now timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update access.provider_confirmations set chased_at = p_now where id = p_confirmation and state = 'waiting' and chased_at is null;
    return found;
  end $$;

-- Bringing on and inviting again: as before, and how the provider stands is decided in the same statement.
create or replace function access.admit_provider(p_org uuid, p_slug text, p_name text, p_internal boolean, p_services uuid[],
    p_invitation uuid, p_email text, p_admin_name text, p_link_hash text, p_now timestamptz, p_expires timestamptz)
  returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_claimed int;
  begin
    if not exists (select 1 from access.memberships m join access.organisations o on o.id = m.organisation_id
        where m.organisation_id = public.app_org() and m.person_id = public.app_person() and m.ended_at is null and o.kind in ('council', 'region')
          and m.roles && array['broker', 'commissioner', 'council-admin', 'hub-officer']
          and (not p_internal or (o.kind = 'council' and m.roles && array['council-admin', 'commissioner']))) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    if coalesce(array_length(p_services, 1), 0) > 0 and not access.may_claim(p_services, p_internal) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    insert into access.organisations (id, slug, name, kind, owner_council_id, created_at, standing)
      values (p_org, p_slug, p_name, 'provider', case when p_internal then public.app_org() end, p_now, 'unconfirmed');
    update public.services set provider_id = p_org, updated_at = p_now where id = any (p_services) and provider_id is null;
    get diagnostics v_claimed = row_count;
    if v_claimed = 0 or v_claimed <> coalesce(array_length(p_services, 1), 0) then
      raise exception 'already-on-the-portal' using errcode = '23505';
    end if;
    perform access.ask_confirmation(p_org, access.owner_of(p_services), p_email, p_admin_name, p_now);
    return access.put_invitation(p_invitation, p_org, p_email, p_admin_name, array['provider-admin', 'referrals-officer'], p_link_hash, p_now, p_expires);
  end $$;

create or replace function access.reinvite_admin(p_org uuid, p_invitation uuid, p_email text, p_name text,
    p_link_hash text, p_now timestamptz, p_expires timestamptz)
  returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not access.may_admit(p_org) then raise exception 'not-allowed' using errcode = '42501'; end if;
    perform pg_advisory_xact_lock(hashtextextended('admission:' || p_org, 0));
    if exists (select 1 from access.memberships m where m.organisation_id = p_org and m.ended_at is null) then
      raise exception 'somebody-is-in' using errcode = '23505';
    end if;
    if exists (select 1 from access.organisations o where o.id = p_org and o.standing = 'refused') then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    update access.invitations set state = 'taken-back', answered_at = p_now, version = version + 1
      where organisation_id = p_org and state = 'waiting' and email <> lower(p_email);
    perform access.ask_confirmation(p_org, coalesce(
      access.owner_of(array(select s.id from public.services s where s.provider_id = p_org)), ''), p_email, p_name, p_now);
    return access.put_invitation(p_invitation, p_org, p_email, p_name, array['provider-admin', 'referrals-officer'], p_link_hash, p_now, p_expires);
  end $$;

-- ------------------------------------------------------------ what an unconfirmed provider does not get
create function public.guard_unconfirmed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
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
        and exists (select 1 from public.referrals r where r.id = new.referral_id and r.purpose = 'emergency') then return new; end if;
    elsif tg_table_name = 'acceptances' then
      if o.standing = 'unconfirmed' and exists (select 1 from public.authorisations a
        where a.offer_id = new.offer_id and a.state = 'authorised' and a.unconfirmed_reason is not null) then return new; end if;
    elsif tg_table_name = 'information_releases' then
      if o.standing = 'unconfirmed' and exists (select 1 from public.authorisations a join public.offers f on f.id = a.offer_id
        where f.referral_id = new.referral_id and f.service_id = new.service_id and f.provider_id = new.provider_id
          and a.state = 'authorised' and a.unconfirmed_reason is not null) then return new; end if;
    end if;
    raise exception 'provider-not-confirmed' using errcode = '42501';
  end $$;
create trigger guard_unconfirmed before insert on public.deliveries for each row execute function public.guard_unconfirmed();
create trigger guard_unconfirmed before insert or update of state on public.authorisations for each row execute function public.guard_unconfirmed();
create trigger guard_unconfirmed before insert on public.acceptances for each row execute function public.guard_unconfirmed();
create trigger guard_unconfirmed before insert on public.information_releases for each row execute function public.guard_unconfirmed();

-- What other councils sent before an invitation went to another address is not for whoever answers to that address.
create policy confirmed_only on public.deliveries as restrictive for all to homeward_provider, homeward_worker using (
  coalesce((select o.standing = 'confirmed' from access.organisations o where o.id = (select app_org())), true)
  or council_id = (select o.vouched_by_id from access.organisations o where o.id = (select app_org())));
create policy confirmed_only on public.delivery_services as restrictive for all to homeward_provider using (
  coalesce((select o.standing = 'confirmed' from access.organisations o where o.id = (select app_org())), true)
  or council_id = (select o.vouched_by_id from access.organisations o where o.id = (select app_org())));

-- Whom one meets at a forum says who is where: a seat at another organisation's waits for the second person as well.
create policy confirmed_only on public.forum_bookings as restrictive for insert to homeward_provider with check (
  coalesce((select o.standing = 'confirmed' from access.organisations o where o.id = (select app_org())), true)
  or owner_organisation_id = (select o.vouched_by_id from access.organisations o where o.id = (select app_org())));

do $$
declare f text;
begin
  foreach f in array array[
      'access.is_second_word(uuid, uuid, uuid, uuid)', 'access.holds_here(text[])', 'access.owner_of(uuid[])',
      'access.ask_confirmation(uuid, text, text, text, timestamptz)',
      'access.decide_provider(uuid, integer, boolean, text, timestamptz)',
      'access.confirm_owner_address(uuid, text, text, text, timestamptz)', 'access.councils_concerned(uuid, text[])',
      'access.chase_confirmation(uuid, timestamptz)',
      'access.admit_provider(uuid, text, text, boolean, uuid[], uuid, text, text, text, timestamptz, timestamptz)',
      'access.reinvite_admin(uuid, uuid, text, text, text, timestamptz, timestamptz)', 'public.guard_unconfirmed()'] loop
    execute format('alter function %s owner to homeward_definer', f);
    execute format('revoke all on function %s from public', f);
  end loop;
end $$;
grant execute on function access.decide_provider(uuid, integer, boolean, text, timestamptz),
  access.confirm_owner_address(uuid, text, text, text, timestamptz) to homeward_council, homeward_region;
grant execute on function access.admit_provider(uuid, text, text, boolean, uuid[], uuid, text, text, text, timestamptz, timestamptz),
  access.reinvite_admin(uuid, uuid, text, text, text, timestamptz, timestamptz) to homeward_council, homeward_region;
grant execute on function access.councils_concerned(uuid, text[]), access.chase_confirmation(uuid, timestamptz) to homeward_worker;
revoke create on schema public, access from homeward_definer;
