-- What a placement should cost and when it is paid. The council sets its calendar; the worker makes the lines, which both sides
-- of a placement read and nobody types.

-- ------------------------------------------------------------ public.payment_calendars
alter table public.payment_calendars enable row level security;
alter table public.payment_calendars force row level security;

grant select, insert on public.payment_calendars to homeward_council;
grant select on public.payment_calendars to homeward_worker;

create policy job on public.payment_calendars for select to homeward_worker using (council_id = (select app_org()));
create policy own on public.payment_calendars for select to homeward_council using (council_id = (select app_org()));
create policy own_set on public.payment_calendars for insert to homeward_council with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.payment_calendars
  for each row execute function public.guard_beginning('set_by_id=@person', 'set_at=@now');

create trigger guard_holder before insert on public.payment_calendars
  for each statement execute function public.guard_holder('finance-officer');

-- A calendar takes over from days whose lines still change: what has closed stays in its period.
create function public.guard_payment_calendar()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user <> 'homeward_council' then return new; end if;
    if exists (select 1 from public.expected_lines l where l.council_id = new.council_id and l.superseded_at is null
        and l.period_to >= new.first_day and l.closes_on <= (new.set_at at time zone 'Europe/London')::date) then
      raise exception 'a period that has closed stays as it is' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_payment_calendar before insert on public.payment_calendars
  for each row execute function public.guard_payment_calendar();

-- ------------------------------------------------------------ public.expected_lines
alter table public.expected_lines enable row level security;
alter table public.expected_lines force row level security;

grant select on public.expected_lines to homeward_council, homeward_provider;
grant select, insert, update (superseded_at) on public.expected_lines to homeward_worker;
-- Locked while what is paid of them is added up, which is for whoever may change them.
grant select (fee_id, from_on, id, pence, period_from, placement_id, superseded_at, to_on), update (superseded_at)
  on public.expected_lines to homeward_definer;

create policy addressed on public.expected_lines for select to homeward_provider using (provider_id = (select app_org()));
create policy definer_locks on public.expected_lines for update to homeward_definer using (true) with check (false);
create policy definer_read on public.expected_lines for select to homeward_definer using (true);
create policy job on public.expected_lines for select to homeward_worker using (council_id = (select app_org()));
create policy job_make on public.expected_lines for insert to homeward_worker
  with check (council_id = (select app_org()) and exists (select 1 from public.placements q
    where q.id = placement_id and q.council_id = expected_lines.council_id and q.provider_id = expected_lines.provider_id));
create policy job_supersede on public.expected_lines for update to homeward_worker
  using (council_id = (select app_org()) and superseded_at is null) with check (council_id = (select app_org()));
create policy own on public.expected_lines for select to homeward_council using (council_id = (select app_org()));

create trigger guard_beginning before insert on public.expected_lines
  for each row execute function public.guard_beginning('made_at=@now', 'superseded_at=');

-- A line is replaced until its period closes, and then never again. (What is typed nowhere changes in no other column.)
create function public.guard_expected_line()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user <> 'homeward_worker' then return new; end if;
    if old.kind <> 'expected' or old.superseded_at is not null or new.superseded_at is null
        or not public.is_now(new.superseded_at)
        or (new.superseded_at at time zone 'Europe/London')::date >= old.closes_on then
      raise exception 'a line that has closed does not change' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_expected_line before update on public.expected_lines
  for each row execute function public.guard_expected_line();

-- ------------------------------------------------------------ functions

-- What a placement should cost follows from where the child lives, from the agreement and from the nights away.
create function public.price_placement()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_placement uuid := case tg_table_name
    when 'placements' then new.id
    when 'placement_absences' then (to_jsonb(new) ->> 'placement_id')::uuid
    when 'placement_changes' then (to_jsonb(new) ->> 'placement_id')::uuid
    else (select q.id from public.placements q where q.acceptance_id = (to_jsonb(new) ->> 'acceptance_id')::uuid) end;
  begin
    if v_placement is not null then
      perform public.put_job('make-expected-lines',
        json_build_object('placementId', v_placement, 'organisationId', new.council_id), 'make-expected-lines:' || v_placement);
    end if;
    return null;
  end $$;
alter function public.price_placement() owner to homeward_definer;

create trigger price_placement after update of state, council_moved_in, provider_moved_in, last_night on public.placements
  for each row when ((new.state, new.council_moved_in, new.provider_moved_in, new.last_night)
    is distinct from (old.state, old.council_moved_in, old.provider_moved_in, old.last_night))
  execute function public.price_placement();
create trigger price_placement_of_absence after insert or update on public.placement_absences
  for each row execute function public.price_placement();
create trigger price_placement_of_change after update of state, last_night on public.placement_changes
  for each row when (new.state = 'authorised') execute function public.price_placement();
create trigger price_placement_of_agreement after update of state on public.agreements
  for each row when (new.state <> old.state and new.state in ('in-force', 'ended')) execute function public.price_placement();

-- The placements in which a child lives, of the councils that have a calendar: each day a new period may have begun. Ids alone.
create function public.placements_to_price()
  returns TABLE(placement_id uuid, organisation_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select q.id, q.council_id from public.placements q
     where q.state in ('started', 'notice-given') /* rule: lived-in-states */ and exists (
       select 1 from public.payment_calendars c where c.council_id = q.council_id)
     order by q.id
  $$;
alter function public.placements_to_price() owner to homeward_definer;
grant execute on function public.placements_to_price() to homeward_worker;
grant select (council_id) on public.payment_calendars to homeward_definer;
create policy definer_read on public.payment_calendars for select to homeward_definer using (true);
