-- A child in a service: each side says for itself when the child moved in, either gives notice and records the end, and
-- nobody writes what the other side said.

-- ------------------------------------------------------------ public.placements
alter table public.placements enable row level security;
alter table public.placements force row level security;

grant select, insert, update (council_moved_in, council_said_at, council_said_by_id, council_said_why, end_confirmed_at,
  end_confirmed_by_id, end_note, end_reason, ended_at, ended_by_id, ended_side, last_night, notice_at, notice_by_id, notice_last_night, notice_note, notice_reason,
  notice_short, notice_side, provider_moved_in, provider_said_at, provider_said_by_id, provider_said_why, state, state_reason, state_since,
  updated_at, version) on public.placements to homeward_council;
grant select, update (end_note, end_reason, ended_at, ended_by_id, ended_side, last_night, notice_at, notice_by_id,
  notice_last_night, notice_note, notice_reason, notice_short, notice_side, provider_moved_in, provider_said_at,
  provider_said_by_id, provider_said_why, state, state_since, updated_at, version) on public.placements to homeward_provider;
-- Whom a mail tells, whether the council has said that every child of a referral has moved in or left, and which nights are
-- paid; never what was written.
grant select (acceptance_id, council_id, council_moved_in, end_confirmed_at, ended_side, id, last_night, offer_id,
  planned_start, provider_id, provider_moved_in, reference, referral_child_id, referral_id, service_id, state, version) on public.placements to homeward_worker;
grant select, update (end_note, notice_note, notice_short, provider_said_why) on public.placements to homeward_definer;
grant select (council_id, id, provider_id, referral_child_id, referral_id, service_id) on public.placements to homeward_opener;

create policy addressed on public.placements for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_change on public.placements for update to homeward_provider
  using (provider_id = (select app_org())) with check (provider_id = (select app_org()));
create policy definer_forgets on public.placements for update to homeward_definer using (true) with check (true);
create policy definer_read on public.placements for select to homeward_definer using (true);
create policy job on public.placements for select to homeward_worker
  using (council_id = (select app_org()) or provider_id = (select app_org()));
create policy opener on public.placements for select to homeward_opener using (true);
create policy own on public.placements for select to homeward_council using (council_id = (select app_org()));
create policy own_change on public.placements for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));
create policy own_plan on public.placements for insert to homeward_council
  with check (council_id = (select app_org()) and exists (select 1 from public.acceptances a
    where a.id = placements.acceptance_id and a.ended_at is null and a.offer_id = placements.offer_id
      and a.referral_id = placements.referral_id and a.referral_child_id = placements.referral_child_id
      and a.provider_id = placements.provider_id)
    and exists (select 1 from public.offers o where o.id = placements.offer_id
      and o.service_id = placements.service_id and o.delivery_id = placements.delivery_id));

create trigger guard_beginning before insert on public.placements
  for each row execute function public.guard_beginning('state=planned', 'version=1', 'created_by_id=@person',
    'created_at=@now', 'state_since=@now', 'state_reason=', 'council_moved_in=', 'council_said_by_id=', 'council_said_at=',
    'council_said_why=', 'provider_moved_in=', 'provider_said_by_id=', 'provider_said_at=', 'provider_said_why=',
    'notice_side=', 'notice_by_id=', 'notice_at=', 'notice_reason=', 'notice_note=', 'notice_short=', 'notice_last_night=',
    'ended_side=', 'ended_by_id=', 'ended_at=', 'end_reason=', 'end_note=', 'last_night=', 'end_confirmed_by_id=',
    'end_confirmed_at=');

create trigger guard_words before insert or update on public.placements
  for each row execute function public.guard_words_of_placement('provider_said_why', 'notice_note', 'notice_short', 'end_note');

create trigger guard_holder_insert before insert on public.placements
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty');

create trigger guard_holder_update before update on public.placements
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty',
    'referrals-officer', 'registered-manager', 'provider-admin');

create function public.guard_placement_moves()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_side text := case current_user when 'homeward_council' then 'council' when 'homeward_provider' then 'provider' end;
    v_person uuid := (select public.app_person());
    v_move text := old.state || ' > ' || new.state;
    -- (What the database works out itself is not there yet.)
    v_without_notice boolean := old.notice_at is not distinct from old.ended_at and old.notice_by_id is not distinct from old.ended_by_id;
    v_end text[] := array['ended_side', 'ended_by_id', 'ended_at', 'end_reason', 'end_note', 'last_night'];
    v_notice text[] := array['notice_side', 'notice_by_id', 'notice_at', 'notice_reason', 'notice_note', 'notice_short',
      'notice_last_night'];
    v_again text[] := array['state', 'state_since', 'updated_at', 'version', 'due_on'] || v_end
      || case when v_without_notice then v_notice else array[]::text[] end;
    v_planned text[] := array['state', 'state_since', 'updated_at', 'version', 'due_on', 'provider_moved_in', 'provider_said_by_id',
      'provider_said_at', 'provider_said_why'];
    v_confirms text[] := array['end_confirmed_at', 'end_confirmed_by_id', 'updated_at', 'version', 'due_on'];
  begin
    if v_side is null then return new; end if;
    if old.state in ('ended', 'fallen-through') then
      -- But for the council's word on an end that the provider recorded.
      if v_side = 'council' and old.state = 'ended' and old.ended_side = 'provider' and old.end_confirmed_at is null
          and new.end_confirmed_by_id = v_person and public.is_now(new.end_confirmed_at)
          and to_jsonb(new) - v_confirms = to_jsonb(old) - v_confirms then
        return new;
      end if;
      -- Or but for the council's word that the child has not left: the placement is as it was before that end.
      if v_side = 'council' and old.state = 'ended' and old.ended_side = 'provider' and old.end_confirmed_at is null
          and new.state = (case when v_without_notice then 'started' else 'notice-given' end)
          and public.is_now(new.state_since)
          and exists (select 1 from public.referrals r
            where r.id = new.referral_id and r.state in ('agreed', 'placed') /* rule: goes-on-in-states */)
          and not exists (select 1 from public.searches_again s join public.acceptances a on a.referral_id = s.referral_id
            where s.placement_id = new.id and s.ended_at is null and a.ended_at is null)
          and to_jsonb(new) - v_again = to_jsonb(old) - v_again
          and num_nonnulls(new.ended_side, new.ended_by_id, new.ended_at, new.end_reason, new.end_note, new.last_night) = 0
          and (not v_without_notice or num_nonnulls(new.notice_side, new.notice_by_id, new.notice_at, new.notice_reason,
            new.notice_note, new.notice_short, new.notice_last_night) = 0) then
        return new;
      end if;
      raise exception 'a placement that is over does not change' using errcode = '42501';
    end if;
    -- The council's word that the child has not moved in, where the provider alone says so: the placement is planned as before.
    if v_side = 'council' and v_move = 'started > planned' and old.council_moved_in is null and public.is_now(new.state_since)
        and to_jsonb(new) - v_planned = to_jsonb(old) - v_planned
        and num_nonnulls(new.provider_moved_in, new.provider_said_by_id, new.provider_said_at, new.provider_said_why) = 0 then
      return new;
    end if;
    if new.state <> old.state and not (
        v_move in ('planned > started', 'started > notice-given', 'notice-given > ended')
        or (v_side = 'council' and v_move = 'planned > fallen-through')) then
      raise exception 'nobody moves a placement from %', v_move using errcode = '42501';
    end if;
    if new.state = old.state and new.state_reason is distinct from old.state_reason then
      raise exception 'why it is so is said with the move' using errcode = '42501';
    end if;
    if v_side = 'council' and (new.provider_moved_in, new.provider_said_by_id, new.provider_said_at, new.provider_said_why)
        is distinct from (old.provider_moved_in, old.provider_said_by_id, old.provider_said_at, old.provider_said_why) then
      raise exception 'nobody writes what the other side said' using errcode = '42501';
    end if;
    -- A day that was said can be corrected, not taken back, and by whoever does so. (A provider writes its own columns only.)
    if (new.council_moved_in, new.council_said_by_id, new.council_said_at, new.council_said_why)
          is distinct from (old.council_moved_in, old.council_said_by_id, old.council_said_at, old.council_said_why)
        and (new.council_moved_in is null or new.council_said_by_id is distinct from v_person or not public.is_now(new.council_said_at))
      or (new.provider_moved_in, new.provider_said_by_id, new.provider_said_at, new.provider_said_why)
          is distinct from (old.provider_moved_in, old.provider_said_by_id, old.provider_said_at, old.provider_said_why)
        and (new.provider_moved_in is null or new.provider_said_by_id is distinct from v_person or not public.is_now(new.provider_said_at)) then
      raise exception 'nobody says in the name of another, or at another time, when a child moved in' using errcode = '42501';
    end if;
    if (new.notice_side, new.notice_by_id, new.notice_at, new.notice_reason, new.notice_note, new.notice_short, new.notice_last_night)
          is distinct from
       (old.notice_side, old.notice_by_id, old.notice_at, old.notice_reason, old.notice_note, old.notice_short, old.notice_last_night)
        and (v_move <> 'started > notice-given' or new.notice_side is distinct from v_side or new.notice_by_id is distinct from v_person
          or not public.is_now(new.notice_at)) then
      raise exception 'notice is given once, now, by who gives it' using errcode = '42501';
    end if;
    if (new.ended_side, new.ended_by_id, new.ended_at, new.end_reason, new.end_note, new.last_night)
          is distinct from (old.ended_side, old.ended_by_id, old.ended_at, old.end_reason, old.end_note, old.last_night)
        and (v_move <> 'notice-given > ended' or new.ended_side is distinct from v_side or new.ended_by_id is distinct from v_person
          or not public.is_now(new.ended_at)) then
      raise exception 'an end is recorded once, now, by who records it' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_placement_moves before update on public.placements
  for each row execute function public.guard_placement_moves();

-- ------------------------------------------------------------ functions

-- Of a child that is known to nobody any more nothing typed comes in: into a placement, what hangs on one, or a draft of its
-- agreement.
create function public.guard_words_of_placement()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_referral uuid;
  begin
    if tg_table_name = 'placements' then
      v_referral := new.referral_id;
    elsif tg_table_name = 'agreement_drafts' then
      select a.referral_id into v_referral from public.agreements a where a.id = new.agreement_id;
    else
      select p.referral_id into v_referral from public.placements p where p.id = new.placement_id;
    end if;
    perform public.refuse_words_of_forgotten(v_referral, to_jsonb(new), to_jsonb(old), tg_argv);
    return new;
  end $$;

create function public.sees_placement(p_id uuid, p_council uuid, p_provider uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from public.placements s where s.id = p_id
    and s.council_id = coalesce(p_council, s.council_id) and s.provider_id = coalesce(p_provider, s.provider_id)) $$;
grant execute on function public.sees_placement(uuid, uuid, uuid) to public;

-- Whoever records the end may be the provider, which writes no acceptance: with its placement it ends, so that another
-- offer can be accepted for the child.
create function public.end_acceptance_of_placement()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.acceptances a set ended_at = new.ended_at where a.id = new.acceptance_id and a.ended_at is null;
    return null;
  end $$;
alter function public.end_acceptance_of_placement() owner to homeward_definer;
create trigger end_acceptance_of_placement after update of state on public.placements
  for each row when (new.state = 'ended' and old.state <> 'ended') execute function public.end_acceptance_of_placement();

-- An end that the council disputes: the acceptance is open again. Where another was accepted for the child since, its index
-- refuses that, and with it the dispute; one that a search from this placement has found, `guard_placement_moves` refuses.
create function public.resume_acceptance_of_placement()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.acceptances a set ended_at = null where a.id = new.acceptance_id and a.ended_at is not null;
    return null;
  end $$;
alter function public.resume_acceptance_of_placement() owner to homeward_definer;
create trigger resume_acceptance_of_placement after update of state on public.placements
  for each row when (old.state = 'ended' and new.state <> 'ended') execute function public.resume_acceptance_of_placement();

-- Once no child of the referral lives there or is to, nobody there goes on knowing who it is. Brothers and sisters may leave
-- at the same moment: the second waits, and sees that the first has left.
create function public.end_releases_of_placement()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform public.hold_releases_at(new.referral_id, new.service_id);
    perform public.end_releases(array(select i.id from public.information_releases i
      where i.referral_id = new.referral_id and i.service_id = new.service_id and i.ended_at is null
        and not exists (select 1 from public.placements q where q.referral_id = new.referral_id
          and q.service_id = new.service_id and q.state in ('planned', 'started', 'notice-given'))), 'offer-ended', coalesce(new.ended_at, new.state_since));
    return null;
  end $$;
alter function public.end_releases_of_placement() owner to homeward_definer;
create trigger end_releases after update of state on public.placements
  for each row when (new.state in ('ended', 'fallen-through') and old.state <> new.state) execute function public.end_releases_of_placement();

-- Who does what, with a name and a number, for both sides of a placement: the provider reads no assignment, and the council
-- no member of a provider. Nothing of anybody else.
create function public.people_of_placement(p_placement uuid)
  returns TABLE(part text, name text, phone text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with mine as materialized (
      select q.referral_id, q.council_id, q.provider_id, q.service_id from public.placements q
       where q.id = p_placement and (select public.app_org()) in (q.council_id, q.provider_id)
         and exists (select 1 from access.memberships m where m.organisation_id = (select public.app_org())
           and m.person_id = (select public.app_person()) and m.ended_at is null)),
    -- Of these two, whoever has lost the role is it no longer.
    named as materialized (
      select a.role, a.person_id from mine
        join public.assignments a on a.referral_id = mine.referral_id and a.ended_at is null and a.role in ('team-manager', 'iro')
        join access.memberships m on m.organisation_id = mine.council_id and m.person_id = a.person_id and m.ended_at is null
          and a.role = any (m.roles))
    select 'broker', p.name, p.phone from mine
      join public.referrals r on r.id = mine.referral_id join access.people p on p.id = r.broker_id
    union all
    select 'social-worker', p.name, p.phone from mine
      join public.assignments a on a.referral_id = mine.referral_id and a.role = 'social-worker' and a.ended_at is null
      join access.people p on p.id = a.person_id
    union all
    select k.role, p.name, p.phone from named k join access.people p on p.id = k.person_id
    -- Where nobody is named for the case, and as commissioner, the three longest here, by name and number.
    union all
    (select 'any-team-manager', p.name, p.phone from mine
      join access.memberships m on m.organisation_id = mine.council_id and m.ended_at is null and 'team-manager' = any (m.roles) /* rule: part-team-manager */
      join access.people p on p.id = m.person_id
      where not exists (select 1 from named k where k.role = 'team-manager') order by m.started_at, m.id limit 3)
    union all
    (select 'any-iro', p.name, p.phone from mine
      join access.memberships m on m.organisation_id = mine.council_id and m.ended_at is null and 'iro' = any (m.roles) /* rule: part-iro */
      join access.people p on p.id = m.person_id
      where not exists (select 1 from named k where k.role = 'iro') order by m.started_at, m.id limit 3)
    union all
    (select 'commissioner', p.name, p.phone from mine
      join access.memberships m on m.organisation_id = mine.council_id and m.ended_at is null and 'commissioner' = any (m.roles) /* rule: part-commissioner */
      join access.people p on p.id = m.person_id order by m.started_at, m.id limit 3)
    union all
    (select 'registered-manager', p.name, p.phone from mine
      join access.memberships m on m.organisation_id = mine.provider_id and m.ended_at is null and 'registered-manager' = any (m.roles) /* rule: registered-manager */
      join access.people p on p.id = m.person_id
      -- Nobody says which home a manager manages: of several homes it is who has acted for this one, or was told of a child there.
      where not exists (select 1 from public.services s where s.provider_id = mine.provider_id and s.id <> mine.service_id)
        or exists (select 1 from public.vacancies v where v.service_id = mine.service_id and v.confirmed_by_id = m.person_id)
        or exists (select 1 from public.declarations d where d.service_id = mine.service_id and d.declared_by_id = m.person_id)
        or exists (select 1 from public.placements q where q.service_id = mine.service_id
          and m.person_id in (q.provider_said_by_id, q.notice_by_id, q.ended_by_id))
        or exists (select 1 from public.information_releases i where i.person_id = m.person_id and i.service_id = mine.service_id)
      order by p.name limit 3)
    union all
    (select 'referrals-officer', p.name, p.phone from mine
      join access.memberships m on m.organisation_id = mine.provider_id and m.ended_at is null and 'referrals-officer' = any (m.roles) /* rule: part-referrals-officer */
      join access.people p on p.id = m.person_id order by m.started_at, m.id limit 3)
  $$;
alter function public.people_of_placement(uuid) owner to homeward_definer;
grant execute on function public.people_of_placement(uuid) to homeward_council, homeward_provider;

-- How many children were given a place in each of these homes since its vacancies were confirmed (of every home without a list):
-- a vacancy that was taken is none, for whichever council reads it. Neither whose children, nor when; a provider is told of its
-- own homes alone.
create function public.places_taken(p_services uuid[])
  returns TABLE(service_id uuid, children integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select v.service_id, count(*)::int from (select q.service_id, max(q.confirmed_at) as at from public.vacancies q
        where (p_services is null or q.service_id = any (p_services))
          and (session_user <> 'homeward_provider' or q.provider_id = (select public.app_org())) group by q.service_id) v
      join public.placements p on p.service_id = v.service_id and p.created_at > v.at and p.state <> 'fallen-through'
     group by v.service_id
  $$;
alter function public.places_taken(uuid[]) owner to homeward_definer;
grant execute on function public.places_taken(uuid[]) to homeward_council, homeward_provider, homeward_region;
