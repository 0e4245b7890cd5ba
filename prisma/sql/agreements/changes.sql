-- Changes to the fee of a running placement. Either side asks; what the council asks for, the provider agrees to first; nothing
-- is paid before whoever decides on funding has authorised it. What was authorised is a fee line that never changes, but that an
-- authorised end cuts nights off which have not come yet.

-- ------------------------------------------------------------ public.placement_changes
alter table public.placement_changes enable row level security;
alter table public.placement_changes force row level security;

grant select, insert on public.placement_changes to homeward_council, homeward_provider;
grant update (answer, answered_at, answered_by_id, closed_at, closed_by_id, state, version) on public.placement_changes
  to homeward_council, homeward_provider;
grant update (decided_at, decided_by_id, decided_for_id, last_night, outcome, question) on public.placement_changes to homeward_council;
grant update (agreed_at, agreed_by_id, outcome) on public.placement_changes to homeward_provider;
-- Whom a mail tells; never what was written.
grant select (asked_by_id, agreed_by_id, answered_by_id, council_id, from_on, id, kind, last_night, of_id, placement_id, provider_id, side, state, to_on, version,
  weekly_pence, what) on public.placement_changes to homeward_worker;
grant select, update (answer, evidence, label, last_night, outcome, question, reason, version) on public.placement_changes to homeward_definer;

create policy addressed on public.placement_changes for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_ask on public.placement_changes for insert to homeward_provider
  with check (provider_id = (select app_org()) and side = 'provider' and state = 'asked' and exists (select 1 from public.placements p
    where p.id = placement_id and p.council_id = placement_changes.council_id and p.provider_id = placement_changes.provider_id));
create policy addressed_change on public.placement_changes for update to homeward_provider
  using (provider_id = (select app_org())) with check (provider_id = (select app_org()));
create policy definer_ends on public.placement_changes for update to homeward_definer using (true) with check (true);
create policy definer_read on public.placement_changes for select to homeward_definer using (true);
create policy job on public.placement_changes for select to homeward_worker
  using (council_id = (select app_org()) or provider_id = (select app_org()));
create policy own on public.placement_changes for select to homeward_council using (council_id = (select app_org()));
create policy own_ask on public.placement_changes for insert to homeward_council
  with check (council_id = (select app_org()) and side = 'council' and state = 'proposed' and exists (select 1 from public.placements p
    where p.id = placement_id and p.council_id = placement_changes.council_id and p.provider_id = placement_changes.provider_id));
create policy own_change on public.placement_changes for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.placement_changes
  for each row execute function public.guard_beginning('state=proposed|asked', 'version=1', 'asked_by_id=@person', 'asked_at=@now',
    'agreed_by_id=', 'agreed_at=', 'question=', 'answer=', 'answered_by_id=', 'answered_at=', 'decided_by_id=', 'decided_for_id=',
    'decided_at=', 'closed_by_id=', 'closed_at=', 'outcome=', 'last_night=');

create trigger guard_holder_insert before insert on public.placement_changes
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty',
    'referrals-officer', 'registered-manager', 'provider-admin');

create trigger guard_holder_update before update on public.placement_changes
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty',
    'referrals-officer', 'registered-manager', 'provider-admin', 'head-of-service', 'director');

create trigger guard_words before insert or update on public.placement_changes
  for each row execute function public.guard_words_of_placement('label', 'reason', 'evidence', 'question', 'answer', 'outcome');

-- What the first year of the offer costs with a change and all that were authorised before, of every child that lives there by
-- this offer: each for a year at most, what takes off counts for nothing. Only to say who decides. Read as whoever asks.
create function public.first_year_with_change(p_change uuid)
  returns integer language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select least(2147483647, v.first_year_pence::bigint + coalesce((
        select sum(round(o.weekly_pence::numeric * greatest(0, least(coalesce(case o.state when 'authorised' then o.last_night else o.to_on end,
          o.from_on + 364), o.from_on + 364) - o.from_on + 1) / 7))
          from public.placement_changes o
         where o.placement_id in (select q.id from public.placements q where q.offer_id = p.offer_id) and o.weekly_pence > 0 and o.what <> 'end' and (o.id = c.id or o.state = 'authorised')), 0))::integer
      from public.placement_changes c join public.placements p on p.id = c.placement_id
      join public.offers f on f.id = p.offer_id
      join public.offer_versions v on v.offer_id = f.id and v.number = f.version_number
     where c.id = p_change
  $$;
grant execute on function public.first_year_with_change(uuid) to homeward_council, homeward_worker;

-- Whether this person decides on a change, in whose place: whoever decides on the funding of its placement with it, and never
-- who asked for it, agreed to it or answered a question on it, or took part in the offer. Here alone: the pages ask the same.
-- Read as whoever asks.
create function public.decides_change(p_change uuid, p_person uuid, p_for uuid, p_at timestamptz)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from public.placement_changes c join public.placements p on p.id = c.placement_id
      where c.id = p_change
        and not exists (select 1 from unnest(array[p_person, coalesce(p_for, p_person)]) who
          where who in (c.asked_by_id, coalesce(c.agreed_by_id, c.asked_by_id), coalesce(c.answered_by_id, c.asked_by_id))
            or public.took_part_in_offer(p.offer_id, who)
            or exists (select 1 from public.events e where e.subject = 'placement' and e.subject_id = c.placement_id
              and e.kind = 'change-answered' and e.person_id = who and e.data ->> 'change' = c.id::text))
        and public.decides_funding(c.council_id, p_person, p_for, public.first_year_with_change(c.id), p_at))
  $$;
grant execute on function public.decides_change(uuid, uuid, uuid, timestamptz) to homeward_council;

-- A change is asked for while the child lives there, from a night of the placement on. One that extends another is what that
-- one was, from the night after its last; one that ends another cuts off nights that have not come.
create function public.guard_change_asked()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_today date := (new.asked_at at time zone 'Europe/London')::date;
  begin
    if current_user not in ('homeward_council', 'homeward_provider') then return new; end if;
    if not exists (select 1 from public.placements p where p.id = new.placement_id
        and p.state in ('started', 'notice-given') /* rule: changes-in-states */
        and new.from_on >= least(p.council_moved_in, p.provider_moved_in)) then
      raise exception 'a change is of a running placement, from a night of it on' using errcode = '42501';
    end if;
    if new.what <> 'start' then
      new.label := coalesce((select o.label from public.placement_changes o where o.id = new.of_id), new.label);
    end if;
    if new.what <> 'start' and not exists (select 1 from public.placement_changes o where o.id = new.of_id
        and o.placement_id = new.placement_id and o.state = 'authorised' and o.what <> 'end' and o.kind = new.kind
        and o.weekly_pence = new.weekly_pence
        and case new.what when 'extend' then o.last_night >= o.from_on and new.from_on = o.last_night + 1
          else new.from_on = o.from_on and new.to_on >= v_today and (o.last_night is null or o.last_night > new.to_on) end) then
      raise exception 'it extends or ends what was authorised' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_change_asked before insert on public.placement_changes
  for each row execute function public.guard_change_asked();

-- Each move is made by its side, as the next version, now and in one's own name, and says its own words and no others. What
-- was decided stays as it was decided.
create function public.guard_change_moves()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_person uuid := (select public.app_person());
    v_side text := case current_user when 'homeward_council' then 'council' when 'homeward_provider' then 'provider' end;
    v_move text := old.state || ' > ' || new.state;
    v_own boolean;
    v_says text[];
  begin
    if v_side is null then return new; end if;
    v_own := old.side = v_side and exists (select 1 from access.memberships m where m.ended_at is null
      and m.organisation_id = (select public.app_org()) and m.person_id = v_person
      and m.roles && array['broker', 'social-worker', 'team-manager', 'emergency-duty', 'referrals-officer',
        'registered-manager', 'provider-admin'] /* rule: asks-for-changes */);
    v_says := case
      when v_move = 'proposed > asked' and v_side = 'provider' then array['agreed_at', 'agreed_by_id']
      when v_move = 'proposed > declined' and v_side = 'provider' then array['closed_at', 'closed_by_id', 'outcome']
      when v_move in ('proposed > withdrawn', 'asked > withdrawn', 'returned > withdrawn') and v_own then array['closed_at', 'closed_by_id']
      when v_move = 'returned > asked' and v_own then array['answer', 'answered_at', 'answered_by_id']
      when v_move = 'asked > returned' and v_side = 'council' then array['question', 'answer', 'answered_at', 'answered_by_id', 'decided_at', 'decided_by_id', 'decided_for_id']
      when v_move = 'asked > refused' and v_side = 'council' then array['outcome', 'decided_at', 'decided_by_id', 'decided_for_id']
      when v_move = 'asked > authorised' and v_side = 'council' then array['last_night', 'decided_at', 'decided_by_id', 'decided_for_id'] end;
    if v_says is null or new.version <> old.version + 1
        or to_jsonb(new) - v_says - array['state', 'version'] <> to_jsonb(old) - v_says - array['state', 'version'] then
      raise exception 'this side does not move a change from %', v_move using errcode = '42501';
    end if;
    if new.state in ('declined', 'withdrawn') and (new.closed_by_id is distinct from v_person or not public.is_now(new.closed_at))
        or v_move = 'proposed > asked' and (new.agreed_by_id is distinct from v_person or not public.is_now(new.agreed_at))
        or v_move = 'returned > asked' and (new.answer is null or new.answered_by_id is distinct from v_person or not public.is_now(new.answered_at))
        or new.state = 'declined' and new.outcome is null or new.state = 'refused' and new.outcome is null
        or new.state = 'returned' and (new.question is null or new.answer is not null or new.answered_at is not null) then
      raise exception 'a change moves now, in one''s own name' using errcode = '42501';
    end if;
    if old.state = 'asked' and new.state <> 'withdrawn' then
      if new.decided_by_id is distinct from v_person or new.decided_at is null or not public.is_now(new.decided_at)
          or not public.decides_change(new.id, v_person, new.decided_for_id, new.decided_at) then
        raise exception 'a change is decided now, by whoever decides on its funding' using errcode = '42501';
      end if;
    end if;
    if new.state = 'authorised' then
      -- Never longer than was asked for; what extends another begins where that one ends today.
      if new.what <> 'end' and (new.last_night < new.from_on or new.to_on is not null and (new.last_night is null or new.last_night > new.to_on))
          or new.what = 'end' and new.last_night is not null
          or new.what = 'extend' and not exists (select 1 from public.placement_changes o
            where o.id = new.of_id and o.state = 'authorised' and o.last_night = new.from_on - 1)
          or new.what = 'end' and not (new.to_on >= (new.decided_at at time zone 'Europe/London')::date and exists (select 1 from public.placement_changes o
            where o.id = new.of_id and o.state = 'authorised' and (o.last_night is null or o.last_night > new.to_on))) then
        raise exception 'what is authorised is what was asked for, or less of it' using errcode = '42501';
      end if;
    end if;
    return new;
  end $$;
create trigger guard_change_moves before update on public.placement_changes
  for each row execute function public.guard_change_moves();

-- An authorised end: of what it ends nothing is paid after its last night, nor of what extends that. What was authorised apart
-- from it goes on, whatever it is called.
create function public.end_changes()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    with recursive ended as (
      select new.of_id as id
      union
      select e.id from public.placement_changes e join ended d on e.of_id = d.id
       where e.placement_id = new.placement_id and e.what = 'extend'
    )
    update public.placement_changes o set last_night = greatest(new.to_on, o.from_on - 1), version = o.version + 1
      where o.id in (select d.id from ended d) and o.placement_id = new.placement_id
        and o.state = 'authorised' and o.what <> 'end' and (o.last_night is null or o.last_night > new.to_on);
    return null;
  end $$;
alter function public.end_changes() owner to homeward_definer;
create trigger end_changes after update of state on public.placement_changes
  for each row when (new.what = 'end' and new.state = 'authorised' and old.state <> 'authorised') execute function public.end_changes();

-- Who asked, agreed, answered, declined, withdrew or decided, by name for both sides: neither reads the people of the other.
-- Nothing of anybody else, and who decides on funding is the council's to know.
create function public.people_of_changes(p_placement uuid)
  returns TABLE(id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select distinct p.id, p.name from public.placement_changes c
      join access.people p on p.id in (c.asked_by_id, c.agreed_by_id, c.answered_by_id, c.closed_by_id)
         or (p.id = c.decided_by_id and (select public.app_org()) = c.council_id)
     where c.placement_id = p_placement and (select public.app_org()) in (c.council_id, c.provider_id)
       and exists (select 1 from access.memberships m where m.organisation_id = (select public.app_org())
         and m.person_id = (select public.app_person()) and m.ended_at is null)
  $$;
alter function public.people_of_changes(uuid) owner to homeward_definer;
grant execute on function public.people_of_changes(uuid) to homeward_council, homeward_provider;

-- What the sides told each other goes with the child's data key, and what they called it: the fee that was paid keeps its kind
-- and a name that says nothing, which no other change of the placement has.
create function public.forget_words_of_changes()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.placement_changes c set label = 'Change ' || right(c.id::text, 8), reason = '', evidence = '', question = null, answer = null, outcome = null
      where c.placement_id in (select q.id from public.placements q join public.referral_children k on k.referral_id = q.referral_id
        where k.identity_id = new.id);
    return null;
  end $$;
alter function public.forget_words_of_changes() owner to homeward_definer;
create trigger forget_words_of_changes after update of destroyed_at on vault.identities
  for each row when (new.destroyed_at is not null and old.destroyed_at is null) execute function public.forget_words_of_changes();
