-- A head of service's decision on money, bound to one version of one offer. Who asked never decides.

-- ------------------------------------------------------------ public.authorisations
alter table public.authorisations enable row level security;
alter table public.authorisations force row level security;

grant select, insert, update on public.authorisations to homeward_council;
grant select, update on public.authorisations to homeward_definer;

create policy definer_all on public.authorisations to homeward_definer using (true) with check (true);
create policy own on public.authorisations for select to homeward_council using (council_id = (select app_org()));
create policy own_ask on public.authorisations for insert to homeward_council
  with check (council_id = (select app_org()) and state = 'asked' and asked_by_id = (select app_person())
    and decided_by_id is null and exists (
      select 1 from public.offers o where o.id = offer_id and o.referral_id = authorisations.referral_id
        and o.version_number = authorisations.offer_version));
create policy own_change on public.authorisations for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));

-- Whoever asked for funding for an offer, for any version of it and however often it was stepped back and asked again,
-- decides on none of it.
create function public.guard_askers()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user <> 'homeward_council' or new.state = old.state or new.state not in ('authorised', 'returned', 'refused') then
      return new;
    end if;
    if exists (select 1 from public.authorisations a where a.offer_id = new.offer_id and a.asked_by_id = new.decided_by_id)
      or exists (select 1 from public.events e join public.authorisations a on a.id = e.subject_id and a.offer_id = new.offer_id
        where e.subject = 'authorisation' and e.kind in ('authorisation-asked', 'authorisation-asked-again') and e.person_id = new.decided_by_id) then
      raise exception 'who asked for it does not decide' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_askers before update on public.authorisations for each row execute function public.guard_askers();

create function public.guard_authorisations()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user <> 'homeward_council' then return new; end if;
    if (new.referral_id, new.offer_id, new.offer_version, new.asked_by_id, new.weekly_pence, new.first_year_pence)
        is distinct from
       (old.referral_id, old.offer_id, old.offer_version, old.asked_by_id, old.weekly_pence, old.first_year_pence) then
      raise exception 'what is asked for does not change' using errcode = '42501';
    end if;
    if new.state = old.state or new.state = 'cancelled' then return new; end if;
    if old.state = 'returned' and new.state = 'asked' then return new; end if;
    if not (old.state in ('asked', 'verbal') and new.state in ('authorised', 'returned', 'refused')) then
      raise exception 'an authorisation does not move from % to %', old.state, new.state using errcode = '42501';
    end if;
    if new.decided_by_id is distinct from (select public.app_person()) or not exists (
        select 1 from access.memberships m where m.organisation_id = new.council_id and m.person_id = new.decided_by_id
          and m.ended_at is null and 'head-of-service' = any (m.roles) /* rule: deciders */) then
      raise exception 'a head of service decides on money' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_authorisations before update on public.authorisations
  for each row execute function public.guard_authorisations();

create trigger guard_beginning before insert on public.authorisations
  for each row execute function public.guard_beginning('state=asked|verbal', 'version=1', 'asked_by_id=@person',
    'asked_at=@now', 'answer=', 'reason=', 'decided_by_id=', 'decided_at=');

-- Who decided on money, when and why is said by the decision alone: before, it could be rewritten while nothing moved.
create function public.guard_decision()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user <> 'homeward_council' then return new; end if;
    if new.state = old.state and (new.decided_by_id, new.decided_at, new.reason, new.unconfirmed_reason)
        is distinct from (old.decided_by_id, old.decided_at, old.reason, old.unconfirmed_reason) then
      raise exception 'who decided does not change' using errcode = '42501';
    end if;
    if new.decided_by_id is not null and new.decided_by_id is distinct from old.decided_by_id
        and new.decided_by_id is distinct from (select public.app_person()) then
      raise exception 'nobody decides in the name of another' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_decision before update on public.authorisations
  for each row execute function public.guard_decision();

create trigger guard_holder_insert before insert on public.authorisations
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty');

create trigger guard_holder_update before update on public.authorisations
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty', 'head-of-service');

create trigger guard_unconfirmed before insert or update of state on public.authorisations
  for each row execute function public.guard_unconfirmed();

-- ------------------------------------------------------------ functions

-- An authorisation is bound to one version: a newer one, or the end of the offer, cancels what is open.
create function public.cancel_authorisations()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.authorisations a set state = 'cancelled', version = a.version + 1
      where a.offer_id = new.id and a.state in ('asked', 'returned', 'authorised', 'verbal')
        and (a.offer_version < new.version_number or new.state in ('withdrawn', 'expired', 'not-selected') /* rule: left-offers */);
    return null;
  end $$;
alter function public.cancel_authorisations() owner to homeward_definer;

create trigger cancel_authorisations after update of version_number, state on public.offers
  for each row execute function public.cancel_authorisations();
