-- The nights that a child of a placement slept elsewhere. Each side records what it knows, and corrects and withdraws its own;
-- what is paid meanwhile is decided by whoever decides on funding.

-- ------------------------------------------------------------ public.placement_absences
alter table public.placement_absences enable row level security;
alter table public.placement_absences force row level security;

grant select, insert, update (away_from, back_on, corrected_at, corrected_by_id, kind, version, withdrawn_at, withdrawn_by_id)
  on public.placement_absences to homeward_council, homeward_provider;
grant update (retained_at, retained_basis_points, retained_by_id, retained_for_id) on public.placement_absences to homeward_council;
grant select on public.placement_absences to homeward_definer;
-- Which nights, and which part of the fee is paid for them, never where the child was or who said so.
grant select (away_from, back_on, council_id, id, placement_id, retained_basis_points, withdrawn_at)
  on public.placement_absences to homeward_worker;

create policy addressed on public.placement_absences for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_change on public.placement_absences for update to homeward_provider
  using (provider_id = (select app_org())) with check (provider_id = (select app_org()));
create policy addressed_record on public.placement_absences for insert to homeward_provider
  with check (provider_id = (select app_org()) and side = 'provider' and exists (select 1 from public.placements p
    where p.id = placement_id and p.council_id = placement_absences.council_id and p.provider_id = placement_absences.provider_id));
create policy definer_read on public.placement_absences for select to homeward_definer using (true);
create policy job on public.placement_absences for select to homeward_worker using (council_id = (select app_org()));
create policy own on public.placement_absences for select to homeward_council using (council_id = (select app_org()));
create policy own_change on public.placement_absences for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));
create policy own_record on public.placement_absences for insert to homeward_council
  with check (council_id = (select app_org()) and side = 'council' and exists (select 1 from public.placements p
    where p.id = placement_id and p.council_id = placement_absences.council_id and p.provider_id = placement_absences.provider_id));

create trigger guard_beginning before insert on public.placement_absences
  for each row execute function public.guard_beginning('recorded_by_id=@person', 'recorded_at=@now', 'corrected_by_id=',
    'corrected_at=', 'withdrawn_by_id=', 'withdrawn_at=', 'retained_basis_points=', 'retained_by_id=', 'retained_for_id=',
    'retained_at=', 'version=1');

create trigger guard_holder_insert before insert on public.placement_absences
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty',
    'referrals-officer', 'registered-manager', 'provider-admin');

create trigger guard_holder_update before update on public.placement_absences
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty',
    'referrals-officer', 'registered-manager', 'provider-admin', 'head-of-service', 'director');

-- Whether this person decides what is paid during an absence, in whose place: whoever decides on the funding of its offer,
-- and never who asked for that, took part in the offer, or recorded or corrected the absence. Here alone: the pages ask the
-- same. Read as whoever asks.
create function public.decides_fee_while_away(p_absence uuid, p_person uuid, p_for uuid, p_at timestamptz)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from public.placement_absences a join public.placements p on p.id = a.placement_id
        join public.offers o on o.id = p.offer_id
        join public.offer_versions v on v.offer_id = o.id and v.number = o.version_number
      where a.id = p_absence
        and a.recorded_by_id not in (p_person, coalesce(p_for, p_person))
        and (a.corrected_by_id is null or a.corrected_by_id not in (p_person, coalesce(p_for, p_person)))
        and not public.took_part_in_offer(o.id, p_person) and (p_for is null or not public.took_part_in_offer(o.id, p_for))
        and public.decides_funding(a.council_id, p_person, p_for, v.first_year_pence, p_at))
  $$;
grant execute on function public.decides_fee_while_away(uuid, uuid, uuid, timestamptz) to homeward_council;

-- It is corrected or withdrawn by the side that recorded it, as the next version, now and in one's own name; once it is
-- withdrawn it stays as it was. Its nights have come, and are those of the placement. A decision on the fee is of where the
-- child is and from which night: with these it goes, whichever side corrects them; and when nights are added that had an end,
-- or whoever decided, or in whose place, corrects it.
create function public.guard_placement_absence()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_person uuid := (select public.app_person());
    v_today date := (coalesce(new.corrected_at, new.recorded_at) at time zone 'Europe/London')::date;
    v_side text := case current_user when 'homeward_council' then 'council' when 'homeward_provider' then 'provider' end;
    v_withdraws text[] := array['withdrawn_at', 'withdrawn_by_id', 'version'];
    v_decides text[] := array['retained_at', 'retained_basis_points', 'retained_by_id', 'retained_for_id', 'version'];
  begin
    if v_side is null then return new; end if;
    if tg_op = 'UPDATE' then
      if old.withdrawn_at is not null or new.version <> old.version + 1 then
        raise exception 'an absence changes as its next version, until it is withdrawn' using errcode = '42501';
      end if;
      if new.retained_at is not null and new.retained_at is distinct from old.retained_at then
        if v_side <> 'council' or to_jsonb(new) - v_decides <> to_jsonb(old) - v_decides
            or new.retained_by_id is distinct from v_person or not public.is_now(new.retained_at)
            or not public.decides_fee_while_away(new.id, v_person, new.retained_for_id, new.retained_at) then
          raise exception 'what is paid meanwhile is decided now, by whoever decides on its funding' using errcode = '42501';
        end if;
        return new;
      end if;
      if new.side <> v_side or not exists (select 1 from access.memberships m where m.ended_at is null
          and m.organisation_id = (select public.app_org()) and m.person_id = v_person
          and m.roles && array['broker', 'social-worker', 'team-manager', 'emergency-duty', 'referrals-officer',
            'registered-manager', 'provider-admin'] /* rule: records-absences */) then
        raise exception 'an absence is changed by the side that recorded it' using errcode = '42501';
      end if;
      if new.withdrawn_at is not null then
        if new.withdrawn_by_id is distinct from v_person or not public.is_now(new.withdrawn_at)
            or to_jsonb(new) - v_withdraws <> to_jsonb(old) - v_withdraws then
          raise exception 'an absence is withdrawn as it was, now, by whoever does so' using errcode = '42501';
        end if;
        return new;
      end if;
      if new.corrected_by_id is distinct from v_person or not public.is_now(new.corrected_at) then
        raise exception 'an absence is corrected now, by whoever does so' using errcode = '42501';
      end if;
      if (new.retained_at, new.retained_basis_points, new.retained_by_id, new.retained_for_id)
          is distinct from (old.retained_at, old.retained_basis_points, old.retained_by_id, old.retained_for_id) then
        raise exception 'a decision on the fee is not corrected with an absence' using errcode = '42501';
      end if;
      if new.kind <> old.kind or new.away_from <> old.away_from
          or old.back_on is not null and (new.back_on is null or new.back_on > old.back_on)
          or new.corrected_by_id in (old.retained_by_id, coalesce(old.retained_for_id, old.retained_by_id)) then
        new.retained_at := null;
        new.retained_basis_points := null;
        new.retained_by_id := null;
        new.retained_for_id := null;
      end if;
    end if;
    if not exists (select 1 from public.placements p where p.id = new.placement_id
        and p.state in ('started', 'notice-given', 'ended') /* rule: absences-in-states */
        and new.away_from >= least(p.council_moved_in, p.provider_moved_in)
        and greatest(new.away_from, new.back_on) <= v_today
        and greatest(new.away_from, new.back_on) <= coalesce(p.last_night, v_today)) then
      raise exception 'an absence is of nights of its placement that have come' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_placement_absence before insert or update on public.placement_absences
  for each row execute function public.guard_placement_absence();

-- Who recorded, corrected or withdrew an absence, or decided on its fee, by name for both sides of the placement: neither
-- reads the people of the other. Nothing of anybody else.
create function public.people_of_absences(p_placement uuid)
  returns TABLE(id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select distinct p.id, p.name from public.placement_absences a
      join access.people p on p.id in (a.recorded_by_id, a.corrected_by_id, a.withdrawn_by_id)
         -- Who decides on funding is the council's to know.
         or (p.id = a.retained_by_id and (select public.app_org()) = a.council_id)
     where a.placement_id = p_placement and (select public.app_org()) in (a.council_id, a.provider_id)
       and exists (select 1 from access.memberships m where m.organisation_id = (select public.app_org())
         and m.person_id = (select public.app_person()) and m.ended_at is null)
  $$;
alter function public.people_of_absences(uuid) owner to homeward_definer;
grant execute on function public.people_of_absences(uuid) to homeward_council, homeward_provider;
