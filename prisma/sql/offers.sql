-- Offers and their costings: the provider's until sent, then read by the council. Each side may make its own moves and no
-- other; the machine is app/domains/offers/offer.machine.ts.

-- ------------------------------------------------------------ public.offers
alter table public.offers enable row level security;
alter table public.offers force row level security;

-- The council sees an offer once it has been submitted, never a draft.
grant select, update (funding_since, funding_stage, not_safe_at, not_safe_words, state, state_reason, state_since, updated_at,
  version) on public.offers to homeward_council;
grant select, insert, update (confirmed_edition, funding_since, funding_stage, held_until, same_place, state, state_reason,
  state_since, updated_at, version, version_number) on public.offers to homeward_provider;
grant select, update (funding_since, funding_stage, state, state_reason, state_since, updated_at, version) on public.offers to homeward_worker;
grant select (council_id, delivery_id, held_until, id, provider_id, referral_id, same_place, service_id, state, version_number), insert
  on public.offers to homeward_definer;
grant select (id, provider_id, referral_id, service_id, state) on public.offers to homeward_opener;

create policy definer_by_phone on public.offers for insert to homeward_definer with check (true);
create policy definer_read on public.offers for select to homeward_definer using (true);
create policy job on public.offers for select to homeward_worker using ((provider_id = (select app_org()) or council_id = (select app_org())) and version_number > 0);
create policy job_change on public.offers for update to homeward_worker
  using (provider_id = (select app_org()) or council_id = (select app_org())) with check (provider_id = (select app_org()) or council_id = (select app_org()));
create policy opener on public.offers for select to homeward_opener using (true);
create policy own on public.offers to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and exists (select 1 from public.deliveries d where d.id = delivery_id and d.referral_id = offers.referral_id and d.council_id = offers.council_id));
create policy submitted on public.offers for select to homeward_council using (council_id = (select app_org()) and version_number > 0);
create policy submitted_change on public.offers for update to homeward_council
  using (council_id = (select app_org()) and version_number > 0) with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.offers
  for each row execute function public.guard_beginning('state=draft', 'version=1', 'version_number=0',
    'state_reason=', 'funding_stage=', 'funding_since=', 'not_safe_at=', 'same_place=false', 'created_by_id=@person', 'created_at=@now',
    'state_since=@now');

-- A home offers again once no child is placed on the offer of it that was accepted; an index cannot ask that. Whoever accepts
-- holds the delivery, and so does whoever begins an offer.
create function public.guard_one_offer()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user = 'homeward_provider' and exists (select 1 from public.offers o where o.delivery_id = new.delivery_id
        and o.service_id = new.service_id and o.state = 'accepted' and not public.offer_is_over(o.id)) then
      raise exception 'an offer of this service is accepted' using errcode = '23505';
    end if;
    return new;
  end $$;
create trigger guard_one_offer before insert on public.offers
  for each row execute function public.guard_one_offer();

create function public.guard_offer_moves()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_move text := old.state || ' > ' || new.state;
    v_live text[] := array['submitted', 'shortlisted', 'reserve', 'preferred', 'authorised'] /* rule: live-offers */;
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
      if new.state <> old.state and new.state = 'accepted' and new.not_safe_at is not null then
        raise exception 'the council says that this does not keep the child safe' using errcode = '42501';
      end if;
    elsif current_user = 'homeward_worker' then
      if new.state <> old.state and not (old.state = any (v_live) and (new.state = 'expired' or (new.state = 'withdrawn' and exists (
          select 1 from access.organisations o where o.id = new.provider_id and o.standing = 'refused')))) then
        raise exception 'the worker does not move an offer from %', v_move using errcode = '42501';
      end if;
    end if;
    return new;
  end $$;
create trigger guard_offer_moves before update on public.offers
  for each row execute function public.guard_offer_moves();
create trigger guard_holder_not_safe before update on public.offers for each row
  when (old.not_safe_at is distinct from new.not_safe_at or old.not_safe_words is distinct from new.not_safe_words)
  execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty');

-- ------------------------------------------------------------ public.offer_drafts
alter table public.offer_drafts enable row level security;
alter table public.offer_drafts force row level security;

grant select, insert, update, delete on public.offer_drafts to homeward_provider;
grant select (offer_id), delete on public.offer_drafts to homeward_definer;

create policy definer_forgets on public.offer_drafts to homeward_definer using (true);
create policy own on public.offer_drafts to homeward_provider using (provider_id = (select app_org())) with check (provider_id = (select app_org()));

create trigger guard_words before insert or update on public.offer_drafts
  for each row execute function public.guard_words_of_offer('values');

-- ------------------------------------------------------------ public.offer_versions
alter table public.offer_versions enable row level security;
alter table public.offer_versions force row level security;

grant select on public.offer_versions to homeward_council;
-- What the funding of a placement is, which says whom a mail asks to decide.
grant select (council_id, first_year_pence, number, offer_id) on public.offer_versions to homeward_worker;
grant select, insert on public.offer_versions to homeward_provider;
grant select (number, offer_id, submitted_at), insert on public.offer_versions to homeward_definer;

create policy definer_by_phone on public.offer_versions for insert to homeward_definer with check (true);
create policy definer_read on public.offer_versions for select to homeward_definer using (true);
create policy job on public.offer_versions for select to homeward_worker using (council_id = (select app_org()));
create policy own on public.offer_versions to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and submitted_by_id = (select app_person()) and exists (
    select 1 from public.offers o where o.id = offer_id and o.council_id = offer_versions.council_id
      and offer_versions.number = o.version_number + 1));
create policy submitted on public.offer_versions for select to homeward_council using (council_id = (select app_org()));

create trigger guard_beginning before insert on public.offer_versions
  for each row execute function public.guard_beginning('submitted_by_id=@person', 'submitted_at=@now');

-- ------------------------------------------------------------ public.costing_lines
alter table public.costing_lines enable row level security;
alter table public.costing_lines force row level security;

grant select on public.costing_lines to homeward_council;
grant select, insert on public.costing_lines to homeward_provider;
grant insert on public.costing_lines to homeward_definer;

create policy definer_by_phone on public.costing_lines for insert to homeward_definer with check (true);
create policy own on public.costing_lines to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and exists (
    select 1 from public.offer_versions v join public.offers o on o.id = v.offer_id
     where v.id = offer_version_id and v.council_id = costing_lines.council_id and v.number > o.version_number));
create policy submitted on public.costing_lines for select to homeward_council using (council_id = (select app_org()));

-- ------------------------------------------------------------ public.offer_children
alter table public.offer_children enable row level security;
alter table public.offer_children force row level security;

grant select on public.offer_children to homeward_council;
grant select, insert on public.offer_children to homeward_provider;
grant insert on public.offer_children to homeward_definer;
grant select (offer_id, referral_child_id) on public.offer_children to homeward_opener;

create policy definer_by_phone on public.offer_children for insert to homeward_definer with check (true);
create policy opener on public.offer_children for select to homeward_opener using (true);
create policy own on public.offer_children to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and exists (select 1 from public.offers o where o.id = offer_id and o.council_id = offer_children.council_id));
create policy submitted on public.offer_children for select to homeward_council
  using (council_id = (select app_org()) and exists (select 1 from public.offers o where o.id = offer_id));

-- ------------------------------------------------------------ functions

-- Which children an offer is for: a provider names them by id alone. It cannot read referral_children, so this narrow
-- door gives the ids of the children of one referral that was sent to it, and nothing else of them.
create function public.children_of_delivery(p_delivery uuid)
  returns SETOF uuid language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select c.id from public.deliveries d join public.referral_children c on c.referral_id = d.referral_id
      where d.id = p_delivery and d.provider_id = (select public.app_org())
      order by c.id
  $$;
alter function public.children_of_delivery(uuid) owner to homeward_definer;
grant execute on function public.children_of_delivery(uuid) to homeward_provider;

-- What a home was promised by phone, in the middle of the night: the offer that it made in no other way, accepted, for one
-- child, at one fee a week (docs/adr/0045). A council writes no offer; whoever of it runs searches writes this one, in one's
-- own name, for a home of its own delivery, and only together with the verbal authority that it stands on. False, and nothing is
-- written, where the home has an offer that it has not sent.
create function public.offer_by_phone(p_offer uuid, p_reference text, p_delivery uuid, p_service uuid, p_child uuid, p_start date,
    p_weekly_pence integer, p_first_year_pence integer, p_at timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    d public.deliveries;
    v_person uuid := (select public.app_person());
    v_version uuid := gen_random_uuid();
  begin
    select q.* into d from public.deliveries q where q.id = p_delivery and q.council_id = (select public.app_org());
    if not found or not public.is_now(p_at) or p_weekly_pence <= 0 or p_first_year_pence < p_weekly_pence::bigint * 52
        or not exists (select 1 from access.memberships m where m.organisation_id = d.council_id and m.person_id = v_person
          and m.ended_at is null and m.roles && array['broker', 'team-manager', 'emergency-duty'] /* rule: brokers */)
        or not exists (select 1 from public.delivery_services s where s.delivery_id = d.id and s.service_id = p_service)
        or not exists (select 1 from public.referral_children c where c.id = p_child and c.referral_id = d.referral_id) then
      raise exception 'this is not theirs to record by phone' using errcode = '42501';
    end if;
    -- (A council does not see it, and one offer of a home stands at a time: `offers_one_live`.)
    if exists (select 1 from public.offers o where o.delivery_id = p_delivery and o.service_id = p_service and o.state = 'draft') then
      return false;
    end if;
    insert into public.offers (id, reference, referral_id, delivery_id, service_id, council_id, provider_id, state, version_number,
        confirmed_edition, state_since, funding_stage, funding_since, created_by_id, created_at, updated_at)
      values (p_offer, p_reference, d.referral_id, d.id, p_service, d.council_id, d.provider_id, 'accepted', 1,
        d.edition_number, p_at, 'verbal', p_at, v_person, p_at, p_at);
    insert into public.offer_versions (id, offer_id, council_id, provider_id, number, edition_number, start_on, held_until, needs_met,
        effect_on_children, weekly_pence, first_year_pence, submitted_by_id, submitted_at)
      values (v_version, p_offer, d.council_id, d.provider_id, 1, d.edition_number, p_start, p_at,
        'Agreed by phone. The home has not described this.', 'Agreed by phone. The home has not described this.',
        p_weekly_pence, p_first_year_pence, v_person, p_at);
    insert into public.costing_lines (id, offer_version_id, council_id, provider_id, position, kind, basis, unit_pence, weekly_pence,
        first_year_pence)
      values (gen_random_uuid(), v_version, d.council_id, d.provider_id, 1, 'core', 'week', p_weekly_pence, p_weekly_pence,
        p_first_year_pence);
    insert into public.offer_children (offer_id, referral_child_id, council_id, provider_id)
      values (p_offer, p_child, d.council_id, d.provider_id);
    return true;
  end $$;
alter function public.offer_by_phone(uuid, text, uuid, uuid, uuid, date, integer, integer, timestamptz) owner to homeward_definer;
grant execute on function public.offer_by_phone(uuid, text, uuid, uuid, uuid, date, integer, integer, timestamptz) to homeward_council;

-- Looked at when the transaction ends: no offer is written by phone without somebody's authority.
create function public.guard_offer_by_phone()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    if not exists (select 1 from public.authorisations a where a.offer_id = new.id and a.state = 'verbal') then
      raise exception 'nobody has authorised this by phone' using errcode = '42501';
    end if;
    return null;
  end $$;
alter function public.guard_offer_by_phone() owner to homeward_definer;
create constraint trigger guard_offer_by_phone after insert on public.offers deferrable initially deferred
  for each row when (new.funding_stage = 'verbal') execute function public.guard_offer_by_phone();

-- Who may write an event about it: asked by `guard_event` (audit.sql), as whoever writes, with the sides that the event names.
create function public.sees_offer(p_id uuid, p_council uuid, p_provider uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from public.offers s where s.id = p_id
    and s.council_id = coalesce(p_council, s.council_id) and s.provider_id = coalesce(p_provider, s.provider_id)) $$;
grant execute on function public.sees_offer(uuid, uuid, uuid) to public;
