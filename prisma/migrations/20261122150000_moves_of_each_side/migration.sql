-- Both sides write the same rows: each may make its own moves and no other, whatever the code asks for. The machines
-- are in app/domains/*/*.machine.ts; prisma/walls/moves.test.ts holds these lists against them.

-- ------------------------------------------------------------ offers
create function public.guard_offer_moves() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_move text := old.state || ' > ' || new.state;
    v_live text[] := array['submitted', 'shortlisted', 'reserve', 'preferred', 'authorised'];
  begin
    if current_user = 'homeward_provider' then
      if new.state <> old.state and not (
          v_move in ('draft > submitted', 'authorised > shortlisted')
          or (old.state = any (v_live) and new.state in ('submitted', 'withdrawn'))) then
        raise exception 'a provider does not move an offer from %', v_move using errcode = '42501';
      end if;
      if new.funding_stage is not null and new.funding_stage is distinct from old.funding_stage then
        raise exception 'a provider says nothing of funding' using errcode = '42501';
      end if;
      if new.version_number not in (old.version_number, old.version_number + 1)
          or (new.version_number <> old.version_number and (new.state = 'authorised' or new.funding_stage is not null)) then
        raise exception 'a version follows the one before and is not authorised yet' using errcode = '42501';
      end if;
    elsif current_user = 'homeward_council' then
      if new.state <> old.state and not (
          v_move in ('submitted > shortlisted', 'shortlisted > reserve', 'reserve > shortlisted', 'shortlisted > preferred',
            'preferred > shortlisted', 'preferred > authorised', 'authorised > shortlisted', 'authorised > accepted',
            'accepted > fallen-through')
          or (old.state = any (v_live) and new.state = 'not-selected')) then
        raise exception 'a council does not move an offer from %', v_move using errcode = '42501';
      end if;
      if new.state <> old.state and new.state in ('authorised', 'accepted') and not exists (
          select 1 from public.authorisations a
           where a.offer_id = new.id and a.offer_version = new.version_number and a.state = 'authorised') then
        raise exception 'no head of service has authorised this version' using errcode = '42501';
      end if;
    elsif current_user = 'homeward_worker' then
      if new.state <> old.state and not (old.state = any (v_live) and new.state = 'expired') then
        raise exception 'the worker does not move an offer from %', v_move using errcode = '42501';
      end if;
    end if;
    return new;
  end $$;
create trigger guard_offer_moves before update on public.offers
  for each row execute function public.guard_offer_moves();

-- A version that was sent never changes: it and its lines are written before the offer names it, and never after.
drop policy own on public.offer_versions;
create policy own on public.offer_versions to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and submitted_by_id = (select app_person()) and exists (
    select 1 from public.offers o where o.id = offer_id and o.council_id = offer_versions.council_id
      and offer_versions.number = o.version_number + 1));
drop policy own on public.costing_lines;
create policy own on public.costing_lines to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and exists (
    select 1 from public.offer_versions v join public.offers o on o.id = v.offer_id
     where v.id = offer_version_id and v.council_id = costing_lines.council_id and v.number > o.version_number));

-- ------------------------------------------------------------ deliveries and the answers of services
create function public.guard_delivery_moves() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user = 'homeward_council' then
      if tg_op = 'INSERT' then
        if new.picked_up_by_id is not null then
          raise exception 'nobody has picked up what was not sent yet' using errcode = '42501';
        end if;
        return new;
      end if;
      if (new.referral_id, new.council_id, new.provider_id, new.reference)
          is distinct from (old.referral_id, old.council_id, old.provider_id, old.reference) then
        raise exception 'a delivery stays with whom it was sent to' using errcode = '42501';
      end if;
      if new.picked_up_by_id is not null and new.picked_up_by_id is distinct from old.picked_up_by_id then
        raise exception 'a council does not pick up' using errcode = '42501';
      end if;
    elsif current_user = 'homeward_provider' and tg_op = 'UPDATE' then
      if new.state <> old.state and new.state not in ('opened', 'picked-up', 'answered') then
        raise exception 'a provider does not move a delivery to %', new.state using errcode = '42501';
      end if;
      if old.state = 'closed' and new.state <> old.state then
        raise exception 'a closed delivery is opened by the council' using errcode = '42501';
      end if;
      if new.picked_up_by_id is not null and new.picked_up_by_id is distinct from old.picked_up_by_id and not exists (
          select 1 from access.memberships m where m.organisation_id = public.app_org()
            and m.person_id = new.picked_up_by_id and m.ended_at is null) then
        raise exception 'only a colleague has it' using errcode = '42501';
      end if;
    end if;
    return new;
  end $$;
create trigger guard_delivery_moves before insert or update on public.deliveries
  for each row execute function public.guard_delivery_moves();

create function public.guard_answers() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user = 'homeward_council' and new.answer <> 'none' and (tg_op = 'INSERT' or new.answer <> old.answer) then
      raise exception 'a council does not answer for a service' using errcode = '42501';
    end if;
    if current_user = 'homeward_council' and new.answered_by_id is not null
        and (tg_op = 'INSERT' or new.answered_by_id is distinct from old.answered_by_id) then
      raise exception 'a council does not say who answered' using errcode = '42501';
    end if;
    if current_user = 'homeward_provider' and new.answered_by_id is not null
        and new.answered_by_id is distinct from old.answered_by_id and new.answered_by_id <> public.app_person() then
      raise exception 'nobody answers in the name of another' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_answers before insert or update on public.delivery_services
  for each row execute function public.guard_answers();

-- A provider whose delivery has ended reads what it was sent, not what was sent to others afterwards.
drop policy addressed on public.editions;
create policy addressed on public.editions for select to homeward_provider
  using (exists (select 1 from public.deliveries d where d.referral_id = editions.referral_id
    and d.provider_id = (select app_org()) and d.edition_number >= editions.number));

-- ------------------------------------------------------------ money
drop policy own on public.authorisations;
create policy own on public.authorisations for select to homeward_council using (council_id = (select app_org()));
create policy own_ask on public.authorisations for insert to homeward_council
  with check (council_id = (select app_org()) and state = 'asked' and asked_by_id = (select app_person())
    and decided_by_id is null and exists (
      select 1 from public.offers o where o.id = offer_id and o.referral_id = authorisations.referral_id
        and o.version_number = authorisations.offer_version));
create policy own_change on public.authorisations for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));

create function public.guard_authorisations() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
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
    if new.decided_by_id is distinct from public.app_person() or not exists (
        select 1 from access.memberships m where m.organisation_id = new.council_id and m.person_id = new.decided_by_id
          and m.ended_at is null and 'head-of-service' = any (m.roles)) then
      raise exception 'a head of service decides on money' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_authorisations before update on public.authorisations
  for each row execute function public.guard_authorisations();

-- Only an offer that was accepted is accepted for a child, and only for a child of its own referral.
drop policy own on public.acceptances;
create policy own on public.acceptances for select to homeward_council using (council_id = (select app_org()));
create policy own_accept on public.acceptances for insert to homeward_council
  with check (council_id = (select app_org()) and accepted_by_id = (select app_person()) and ended_at is null
    and exists (select 1 from public.offers o where o.id = offer_id and o.state = 'accepted'
      and o.referral_id = acceptances.referral_id and o.provider_id = acceptances.provider_id)
    and exists (select 1 from public.referral_children c where c.id = referral_child_id
      and c.referral_id = acceptances.referral_id));
create policy own_end on public.acceptances for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()) and ended_at is not null);

-- ------------------------------------------------------------ events
-- What a council says of its money is never said by a provider.
drop policy provider_write on public.events;
create policy provider_write on public.events for insert to homeward_provider
  with check (provider_id = (select app_org()) and person_id = (select app_person())
    and kind not like 'authorisation-%' and kind not like 'funding-%'
    and (council_id is null or exists (select 1 from public.deliveries d where d.council_id = events.council_id)));
