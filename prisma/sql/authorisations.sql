-- A decision on funding, bound to one version of one offer and to what it costs. Who asked never decides.

-- ------------------------------------------------------------ public.authorisations
alter table public.authorisations enable row level security;
alter table public.authorisations force row level security;

-- What is asked for is not granted: it never changes. Which of the rest a move says, `guard_decision` knows.
grant select, insert, update (alerts_read, answer, asked_at, conditions, continued_at, continued_by_id, continued_for_id,
  continued_reason, decided_at, decided_by_id, decided_for_id, escalated_at, escalated_by_id, escalated_why, funded_until, panel_on, panel_recorded_at, panel_recorded_by_id, panel_words,
  question, reason, state, unconfirmed_reason, version) on public.authorisations to homeward_council;
grant select, update (state, version) on public.authorisations to homeward_definer;
-- Whom a reminder of the last day goes to; never what was written.
grant select (asked_by_id, confirm_by, council_id, escalated_at, first_year_pence, funded_until, id, offer_id, paperwork_by, referral_id, state,
  verbal_by_id, verbal_until, version), update (escalated_at, state, version) on public.authorisations to homeward_worker;

create policy definer_all on public.authorisations to homeward_definer using (true) with check (true);
create policy job on public.authorisations for select to homeward_worker using (council_id = (select app_org()));
create policy job_clock on public.authorisations for update to homeward_worker
  using (council_id = (select app_org()) and state = 'verbal') with check (council_id = (select app_org()));
create policy own on public.authorisations for select to homeward_council using (council_id = (select app_org()));
create policy own_ask on public.authorisations for insert to homeward_council
  with check (council_id = (select app_org()) and state = 'asked' and asked_by_id = (select app_person())
    and decided_by_id is null and verbal_by_id is null and exists (
      select 1 from public.offers o join public.offer_versions v on v.offer_id = o.id and v.number = o.version_number
       where o.id = authorisations.offer_id and o.referral_id = authorisations.referral_id
         and v.number = authorisations.offer_version and v.weekly_pence = authorisations.weekly_pence
         and v.first_year_pence = authorisations.first_year_pence));
-- What somebody who decides gave by phone, as whoever recorded the offer of it writes it: for all that it may cost in a year.
create policy own_by_phone on public.authorisations for insert to homeward_council
  with check (council_id = (select app_org()) and state = 'verbal' and asked_by_id = (select app_person())
    and decided_by_id is null and exists (
      select 1 from public.offers o join public.offer_versions v on v.offer_id = o.id and v.number = o.version_number
       where o.id = authorisations.offer_id and o.referral_id = authorisations.referral_id and o.state = 'accepted'
         and o.funding_stage = 'verbal' and o.created_by_id = authorisations.asked_by_id
         and v.number = authorisations.offer_version and v.weekly_pence = authorisations.weekly_pence
         and v.first_year_pence = authorisations.first_year_pence)
    and public.decides_funding(council_id, verbal_by_id, verbal_for_id, greatest(first_year_pence, verbal_cap_pence * 52), asked_at)
    -- Nor does it rest on the word of somebody who could not confirm it.
    and not public.took_part_in_offer(offer_id, verbal_by_id) and not public.took_part_in_offer(offer_id, verbal_for_id)
    and verbal_until >= (asked_at at time zone 'Europe/London')::date
    and verbal_until <= (asked_at at time zone 'Europe/London')::date + interval '28 days' /* rule: verbal-authority */
    and confirm_by > asked_at and confirm_by <= asked_at + interval '7 days' /* rule: confirmed-within */
    and paperwork_by >= confirm_by and paperwork_by <= asked_at + interval '14 days' /* rule: agreement-within */);
create policy own_change on public.authorisations for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));

-- Nobody decides on funding that they asked for, whichever version and however often it was stepped back and asked again,
-- nor for an offer that they worked on, nor for a referral whose broker they are or were; nor does the deputy of somebody
-- of whom one of these is true.
create function public.guard_askers()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user <> 'homeward_council' or new.state = old.state or new.state not in ('authorised', 'returned', 'refused') then
      return new;
    end if;
    if public.took_part_in_offer(new.offer_id, new.decided_by_id) or public.took_part_in_offer(new.offer_id, new.decided_for_id) then
      raise exception 'who took part in it does not decide, nor does their deputy' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_askers before update on public.authorisations for each row execute function public.guard_askers();

create function public.guard_authorisations()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user <> 'homeward_council' then return new; end if;
    if new.state = old.state or new.state = 'cancelled' then return new; end if;
    if old.state = 'returned' and new.state = 'asked' then return new; end if;
    -- (Out of a lapsed one only where a child lives there: `guard_lapsed_authority` asks.)
    if not (old.state in ('asked', 'verbal') and new.state in ('authorised', 'returned', 'refused'))
        and not (old.state = 'lapsed' and new.state = 'authorised') then
      raise exception 'an authorisation does not move from % to %', old.state, new.state using errcode = '42501';
    end if;
    if new.decided_by_id is distinct from (select public.app_person())
        or not (public.decides_funding(new.council_id, new.decided_by_id, new.decided_for_id, new.first_year_pence, new.decided_at)
          or (old.escalated_at is not null and new.decided_for_id is null
            and public.is_director(new.council_id, new.decided_by_id))) then
      raise exception 'this person does not decide on this money' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_authorisations before update on public.authorisations
  for each row execute function public.guard_authorisations();

create trigger guard_beginning before insert on public.authorisations
  for each row execute function public.guard_beginning('state=asked|verbal', 'version=1', 'asked_by_id=@person',
    'asked_at=@now', 'answer=', 'reason=', 'decided_by_id=', 'decided_for_id=', 'decided_at=', 'conditions=', 'funded_until=',
    'continued_at=', 'continued_by_id=', 'continued_for_id=', 'continued_reason=', 'panel_on=', 'panel_words=',
    'panel_recorded_by_id=', 'panel_recorded_at=', 'escalated_at=', 'escalated_by_id=', 'escalated_why=');

-- Who decided on money, when and why is said by the decision alone, and each move says its own words and no others: a
-- cancelled one reads as it was decided, and nothing is rewritten while nothing moves.
create function public.guard_decision()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_decided text[] := array['state', 'version', 'decided_at', 'decided_by_id', 'decided_for_id'];
    v_panel text[] := case when new.state = old.state and new.state in ('asked', 'returned', 'verbal', 'authorised')
      then array['panel_on', 'panel_words', 'panel_recorded_by_id', 'panel_recorded_at'] else array[]::text[] end;
    v_says text[] := v_panel || case when new.state = old.state and new.state = 'authorised' and old.funded_until is not null
        then array['version', 'funded_until', 'continued_at', 'continued_by_id', 'continued_for_id', 'continued_reason']
      when new.state = old.state and new.state = 'verbal' and old.escalated_at is null
        then array['version', 'escalated_at', 'escalated_by_id', 'escalated_why']
      when new.state = old.state then array['version']
      else case new.state
        when 'authorised' then v_decided || array['alerts_read', 'unconfirmed_reason', 'conditions', 'funded_until']
        when 'returned' then v_decided || array['question', 'answer']
        when 'refused' then v_decided || array['reason']
        when 'asked' then v_decided || array['asked_at', 'answer']
        else array['state', 'version'] end end;
  begin
    if current_user <> 'homeward_council' then return new; end if;
    if to_jsonb(new) - v_says is distinct from to_jsonb(old) - v_says
        or new.version < old.version
        or (new.state = 'returned' and new.state <> old.state and new.answer is not null)
        or (new.state = 'asked' and new.state <> old.state and (new.decided_by_id is not null or new.decided_for_id is not null
          or new.decided_at is not null or not public.is_now(new.asked_at))) then
      raise exception 'what was asked or decided is not rewritten' using errcode = '42501';
    end if;
    if new.decided_by_id is not null and new.decided_by_id is distinct from old.decided_by_id
        and new.decided_by_id is distinct from (select public.app_person()) then
      raise exception 'nobody decides in the name of another' using errcode = '42501';
    end if;
    if new.state <> old.state and new.state in ('authorised', 'returned', 'refused')
        and (new.decided_at is null or not public.is_now(new.decided_at)) then
      raise exception 'a decision is taken when it is written' using errcode = '42501';
    end if;
    if new.state = 'authorised' and new.state <> old.state and not public.may_fund_until(new.funded_until, new.decided_at) then
      raise exception 'funding is authorised until a day to come' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_decision before update on public.authorisations
  for each row execute function public.guard_decision();

-- What was given by phone goes up to the director once, now: by somebody who decides and does not confirm it, with a reason; or
-- by the worker, when nobody has confirmed it in time. The worker lets it lapse when its last day is over and nobody moved in.
create function public.guard_phone_clock()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user = 'homeward_council' then
      if new.escalated_at is distinct from old.escalated_at and (old.escalated_at is not null or not public.is_now(new.escalated_at)
          or new.escalated_by_id is distinct from (select public.app_person()) or new.version <> old.version + 1
          or public.took_part_in_offer(new.offer_id, new.escalated_by_id)
          or not (public.decides_funding(new.council_id, new.escalated_by_id, null, new.first_year_pence, new.escalated_at)
            or exists (select 1 from public.funding_deputies d where d.council_id = new.council_id
              and public.decides_funding(new.council_id, new.escalated_by_id, d.absent_id, new.first_year_pence, new.escalated_at)
              and not public.took_part_in_offer(new.offer_id, d.absent_id)))) then
        raise exception 'this is not theirs to send to the director' using errcode = '42501';
      end if;
    elsif current_user = 'homeward_worker' then
      if old.state <> 'verbal' or new.version <> old.version + 1
          or (new.state = 'verbal' and (old.escalated_at is not null or not public.is_now(new.escalated_at)
            or old.confirm_by > new.escalated_at))
          or (new.state <> 'verbal' and (new.state <> 'lapsed' or new.escalated_at is distinct from old.escalated_at
            or (not public.clock_moves() and old.verbal_until >= (statement_timestamp() at time zone 'Europe/London')::date))) then
        raise exception 'the worker does not do this to what was given by phone' using errcode = '42501';
      end if;
    end if;
    return new;
  end $$;

create trigger guard_phone_clock before update of escalated_at, escalated_by_id, escalated_why, state, version on public.authorisations
  for each row execute function public.guard_phone_clock();

-- Funding is continued until a later day, or without a last one: now, with a reason, and by whoever may decide on it.
create function public.guard_continued()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user <> 'homeward_council' then return new; end if;
    if new.state <> 'authorised' or new.version <> old.version + 1 or new.continued_reason is null
        or new.continued_by_id is distinct from (select public.app_person())
        or new.continued_at is null or not public.is_now(new.continued_at)
        or new.funded_until <= old.funded_until or not public.may_fund_until(new.funded_until, new.continued_at)
        or public.took_part_in_offer(new.offer_id, new.continued_by_id)
        or public.took_part_in_offer(new.offer_id, new.continued_for_id)
        or not public.decides_funding(new.council_id, new.continued_by_id, new.continued_for_id, new.first_year_pence, new.continued_at) then
      raise exception 'funding is continued now, by whoever decides on it' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_continued before update on public.authorisations for each row
  when (old.state = 'authorised' and (old.funded_until, old.continued_at, old.continued_by_id, old.continued_for_id, old.continued_reason)
    is distinct from (new.funded_until, new.continued_at, new.continued_by_id, new.continued_for_id, new.continued_reason))
  execute function public.guard_continued();

-- What the panel decided or asked for is recorded now, in one's own name, of a day that has come, and alone.
create function public.guard_panel()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user <> 'homeward_council' then return new; end if;
    if new.version <> old.version + 1 or new.panel_on is null
        or new.panel_recorded_by_id is distinct from (select public.app_person())
        or new.panel_recorded_at is null or not public.is_now(new.panel_recorded_at)
        or new.panel_on > (new.panel_recorded_at at time zone 'Europe/London')::date
        or new.funded_until is distinct from old.funded_until or new.continued_at is distinct from old.continued_at then
      raise exception 'what a panel decided is recorded now, once it has met' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_panel before update on public.authorisations for each row
  when ((old.panel_on, old.panel_words, old.panel_recorded_by_id, old.panel_recorded_at)
    is distinct from (new.panel_on, new.panel_words, new.panel_recorded_by_id, new.panel_recorded_at))
  execute function public.guard_panel();

create trigger guard_holder_insert before insert on public.authorisations
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty');

create trigger guard_holder_update before update on public.authorisations
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty', 'head-of-service', 'director');

create trigger guard_unconfirmed before insert or update of state on public.authorisations
  for each row execute function public.guard_unconfirmed();

-- ------------------------------------------------------------ public.funding_limits
alter table public.funding_limits enable row level security;
alter table public.funding_limits force row level security;

grant select, insert on public.funding_limits to homeward_council;
-- Whom a mail asks to decide.
grant select on public.funding_limits to homeward_worker;

create policy job on public.funding_limits for select to homeward_worker using (council_id = (select app_org()));
create policy own on public.funding_limits for select to homeward_council using (council_id = (select app_org()));
create policy own_set on public.funding_limits for insert to homeward_council with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.funding_limits
  for each row execute function public.guard_beginning('set_by_id=@person', 'set_at=@now');

create trigger guard_holder_insert before insert on public.funding_limits
  for each statement execute function public.guard_holder('director');

-- ------------------------------------------------------------ public.funding_panels
alter table public.funding_panels enable row level security;
alter table public.funding_panels force row level security;

grant select, insert on public.funding_panels to homeward_council;

create policy own on public.funding_panels for select to homeward_council using (council_id = (select app_org()));
create policy own_set on public.funding_panels for insert to homeward_council with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.funding_panels
  for each row execute function public.guard_beginning('set_by_id=@person', 'set_at=@now');

create trigger guard_holder_insert before insert on public.funding_panels
  for each statement execute function public.guard_holder('director', 'council-admin');

-- ------------------------------------------------------------ public.funding_deputies
alter table public.funding_deputies enable row level security;
alter table public.funding_deputies force row level security;

grant select, insert, update (ended_by_id, ended_at) on public.funding_deputies to homeward_council;
grant select on public.funding_deputies to homeward_worker;

create policy job on public.funding_deputies for select to homeward_worker using (council_id = (select app_org()));
create policy own on public.funding_deputies for select to homeward_council using (council_id = (select app_org()));
create policy own_end on public.funding_deputies for update to homeward_council
  using (council_id = (select app_org()) and ended_at is null)
  with check (council_id = (select app_org()) and ended_by_id = (select app_person()));
create policy own_name on public.funding_deputies for insert to homeward_council with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.funding_deputies
  for each row execute function public.guard_beginning('named_by_id=@person', 'named_at=@now', 'ended_at=', 'ended_by_id=');

-- A head of service names a deputy of their own, a director also of others; only somebody who works on funding, never
-- themselves, and from the day on which it is done.
create function public.guard_deputies()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user <> 'homeward_council' then return new; end if;
    if new.deputy_id = new.named_by_id
      or not exists (select 1 from access.memberships m where m.organisation_id = new.council_id and m.person_id = new.absent_id
          and m.ended_at is null and m.roles && array['head-of-service', 'director'] /* rule: have-deputies */)
      or not exists (select 1 from access.memberships m where m.organisation_id = new.council_id and m.person_id = new.deputy_id
          and m.ended_at is null and m.roles && array['head-of-service', 'director', 'team-manager'] /* rule: deputies */)
      or not public.arranges_deputies_of(new.council_id, new.named_by_id, new.absent_id) then
      raise exception 'this deputy is not theirs to name' using errcode = '42501';
    end if;
    if new.first_day < (new.named_at at time zone 'Europe/London')::date then
      raise exception 'a deputy does not begin in the past' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_deputies before insert on public.funding_deputies for each row execute function public.guard_deputies();

-- Whoever may name somebody's deputy may end one, at the moment at which they do.
create function public.guard_deputy_end()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user <> 'homeward_council' then return new; end if;
    if new.ended_by_id is distinct from (select public.app_person())
        or not public.arranges_deputies_of(new.council_id, new.ended_by_id, new.absent_id)
        or new.ended_at is null or not public.is_now(new.ended_at) then
      raise exception 'this deputy is not theirs to end' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_deputy_end before update on public.funding_deputies for each row execute function public.guard_deputy_end();

create trigger guard_holder_insert before insert on public.funding_deputies
  for each statement execute function public.guard_holder('head-of-service', 'director');
create trigger guard_holder_update before update on public.funding_deputies
  for each statement execute function public.guard_holder('head-of-service', 'director');

-- ------------------------------------------------------------ functions

-- Whether this person names and ends the deputies of that one: their own, a director everybody's. The same as
-- `deciders.policy.ts`; that they hold a role with deputies at all is asked by `guard_holder`. Read as whoever asks.
create function public.arranges_deputies_of(p_council uuid, p_person uuid, p_absent uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select p_person = p_absent or exists (select 1 from access.memberships m
      where m.organisation_id = p_council and m.person_id = p_person and m.ended_at is null
        and 'director' = any (m.roles) /* rule: deciders-above */)
  $$;
grant execute on function public.arranges_deputies_of(uuid, uuid, uuid) to homeward_council;

-- Whether this person of a council decides on funding whose first year costs so much: by a role of their own, or in the
-- place of somebody who has it and is away that day. The same as `deciders.rules.ts`. Read as whoever asks.
create function public.decides_funding(p_council uuid, p_person uuid, p_for uuid, p_first_year_pence integer, p_at timestamptz)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select exists (
      select 1 from access.memberships m
       where m.organisation_id = p_council and m.ended_at is null and m.person_id = coalesce(p_for, p_person)
         and case when p_first_year_pence <= coalesce((select l.first_year_pence from public.funding_limits l
                    where l.council_id = p_council order by l.set_at desc, l.id desc limit 1), p_first_year_pence)
               then 'head-of-service' = any (m.roles) /* rule: deciders */
               else 'director' = any (m.roles) /* rule: deciders-above */ end)
      and (p_for is null or exists (
        select 1 from public.funding_deputies d
         where d.council_id = p_council and d.absent_id = p_for and d.deputy_id = p_person and d.ended_at is null
           and (case when public.clock_moves() then p_at else statement_timestamp() end at time zone 'Europe/London')::date
             between d.first_day and d.last_day)
        and exists (select 1 from access.memberships m
         where m.organisation_id = p_council and m.person_id = p_person and m.ended_at is null
           and m.roles && array['head-of-service', 'director', 'team-manager'] /* rule: deputies */))
  $$;
grant execute on function public.decides_funding(uuid, uuid, uuid, integer, timestamptz) to homeward_council;

-- Whether this person is the council's director: what was given by phone and not confirmed in time is theirs to confirm too.
create function public.is_director(p_council uuid, p_person uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from access.memberships m where m.organisation_id = p_council and m.person_id = p_person
      and m.ended_at is null and 'director' = any (m.roles) /* rule: deciders-above */)
  $$;
grant execute on function public.is_director(uuid, uuid) to homeward_council;

-- Whether this person asked for funding for this offer, first or again, wrote or submitted one of its versions, or is or
-- was the broker of its referral. The same as `tookPart` of the policy. Read as whoever asks.
create function public.took_part_in_offer(p_offer uuid, p_person uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from public.authorisations a where a.offer_id = p_offer and a.asked_by_id = p_person)
      or exists (select 1 from public.events e join public.authorisations a on a.id = e.subject_id and a.offer_id = p_offer
        where e.subject = 'authorisation' and e.kind in ('authorisation-asked', 'authorisation-asked-again') and e.person_id = p_person)
      or exists (select 1 from public.offers o where o.id = p_offer and o.created_by_id = p_person)
      or exists (select 1 from public.offer_versions v where v.offer_id = p_offer and v.submitted_by_id = p_person)
      or exists (select 1 from public.offers o where o.id = p_offer and public.has_been_broker(o.referral_id, p_person))
  $$;
grant execute on function public.took_part_in_offer(uuid, uuid) to homeward_council;

-- Whether funding may be authorised on a day (p_at) with this last day: none, or one to come within 5 years. The same as
-- `funded-until.rules.ts`.
create function public.may_fund_until(p_until date, p_at timestamptz)
  returns boolean language sql immutable set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(p_until > (p_at at time zone 'Europe/London')::date
      and p_until <= ((p_at at time zone 'Europe/London')::date + interval '5 years' /* rule: funded-years */)::date, p_until is null)
  $$;
grant execute on function public.may_fund_until(date, timestamptz) to homeward_council;

-- An authorisation is bound to one version: a newer one, or the end of the offer, cancels what is open.
create function public.cancel_authorisations()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.authorisations a set state = 'cancelled', version = a.version + 1
      where a.offer_id = new.id and a.state in ('asked', 'returned', 'authorised', 'verbal')
        and (a.offer_version < new.version_number or new.state in ('not-selected', 'withdrawn', 'expired', 'fallen-through') /* rule: ended-offers */);
    return null;
  end $$;
alter function public.cancel_authorisations() owner to homeward_definer;

create trigger cancel_authorisations after update of version_number, state on public.offers
  for each row execute function public.cancel_authorisations();

-- Who may write an event about it: asked by `guard_event` (audit.sql), as whoever writes. The council alone, and its worker.
create function public.sees_authorisation(p_id uuid, p_council uuid, p_provider uuid)
  returns boolean language plpgsql stable set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user not in ('homeward_council', 'homeward_worker') then return false; end if;
    return exists (select 1 from public.authorisations s where s.id = p_id);
  end $$;
grant execute on function public.sees_authorisation(uuid, uuid, uuid) to public;
