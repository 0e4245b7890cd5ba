-- After a forum: its actions are chased, whoever does one says so, and who stands at the door with a phone signs in there.

ALTER TABLE "forum_actions" ADD COLUMN     "chased" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Whoever does an action says how it stands, and changes nothing else of it.
create policy doer_told on public.forum_actions for update to homeward_council, homeward_region
  using (doer_organisation_id = (select app_org())) with check (doer_organisation_id = (select app_org()));
create function public.guard_forum_action() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user in ('homeward_council', 'homeward_region')
        and old.owner_organisation_id is distinct from nullif(current_setting('app.org_id', true), '')::uuid
        and (new.date_id, new.owner_organisation_id, new.words, new.doer_organisation_id, new.doer_person_id, new.doer_name, new.due_on, new.chased)
          is distinct from (old.date_id, old.owner_organisation_id, old.words, old.doer_organisation_id, old.doer_person_id, old.doer_name, old.due_on, old.chased) then
      raise exception 'who does an action says how it stands and no more' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_forum_action before update on public.forum_actions
  for each row execute function public.guard_forum_action();

-- The worker, for the organisation that does it.
grant select on public.forum_actions to homeward_worker;
grant update (chased) on public.forum_actions to homeward_worker;
create policy job on public.forum_actions to homeward_worker
  using (doer_organisation_id = (select app_org())) with check (doer_organisation_id = (select app_org()));

grant create on schema public to homeward_definer;
grant select on public.forum_actions to homeward_definer;
create policy definer_read on public.forum_actions for select to homeward_definer using (true);
grant insert on public.forum_marks to homeward_definer;
create policy definer_mark on public.forum_marks for insert to homeward_definer with check (mark = 'attended');

-- What is still to be done, and for whom the worker looks after it.
create function public.forum_actions_open(p_until date)
  returns table (action_id uuid, organisation_id uuid, title text, owner_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select a.id, a.doer_organisation_id, d.title, o.name
      from public.forum_actions a join public.forum_dates d on d.id = a.date_id
      join access.organisations o on o.id = a.owner_organisation_id
     where a.state = 'open' and (a.chased = '{}' or a.due_on <= p_until)
  $$;

-- What an action belongs to, for whoever does it: a date may be for others, or a draft.
create function public.forum_of_action(p_action uuid) returns table (title text, reference text, starts_at timestamptz, owner_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select d.title, d.reference, d.starts_at, o.name
      from public.forum_actions a join public.forum_dates d on d.id = a.date_id
      join access.organisations o on o.id = a.owner_organisation_id
     where a.id = p_action and public.forum_asker() in (a.owner_organisation_id, a.doer_organisation_id)
  $$;

-- Somebody with a seat says at the door that they are there: their own booking, from two hours before until an hour after.
-- Gives the state afterwards; null when there is no such booking of theirs.
create function public.check_in_forum(p_date uuid, p_now timestamptz) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare b record; v_person uuid := nullif(current_setting('app.person_id', true), '')::uuid;
  begin
    perform 1 from public.forum_seats s where s.date_id = p_date for update;
    select w.* into b from public.forum_bookings w join public.forum_dates d on d.id = w.date_id
      where w.date_id = p_date and w.person_id = v_person and w.provider_id = public.forum_asker()
        and w.state in ('booked', 'attended', 'missed', 'waiting', 'offered')
        and d.state = 'published' and p_now between d.starts_at - interval '2 hours' and d.ends_at + interval '1 hour';
    if not found then return null; end if;
    if b.state <> 'booked' then return b.state; end if;
    update public.forum_bookings set state = 'attended', state_since = p_now, version = version + 1 where id = b.id;
    insert into public.forum_marks (date_id, key, owner_organisation_id, booking_id, mark, marked_by_id, marked_at, at)
      values (b.date_id, 'self:' || b.id, b.owner_organisation_id, b.id, 'attended', v_person, p_now, p_now) on conflict do nothing;
    perform public.record_forum_move(b.id, 'forum-attended', 'booked', 'attended', p_now, 'by the code at the door');
    return 'attended';
  end $$;

-- What providers struggle with, over all councils, for the region's agenda; the small numbers are left out by who asks.
create function public.forum_figures(p_since timestamptz) returns table (what text, code text, number int, hours double precision)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select 'declined', a.decline_reason, count(*)::int, null::double precision from public.delivery_services a
      where a.answer = 'declined' and a.answered_at >= p_since group by a.decline_reason
    union all
    select 'stage', s.stage, count(*)::int, percentile_cont(0.5) within group (order by s.hours) from (
        select 'opened' as stage, extract(epoch from d.opened_at - d.delivered_at) / 3600.0 as hours from public.deliveries d
          where d.opened_at > d.delivered_at and d.opened_at >= p_since
        union all select 'picked-up', extract(epoch from d.picked_up_at - d.opened_at) / 3600.0 from public.deliveries d
          where d.picked_up_at > d.opened_at and d.picked_up_at >= p_since
        union all select 'answered', extract(epoch from a.answered_at - d.picked_up_at) / 3600.0
          from public.delivery_services a join public.deliveries d on d.id = a.delivery_id
          where a.answered_at > d.picked_up_at and a.answered_at >= p_since) s group by s.stage
  $$;

do $$
declare f text;
begin
  foreach f in array array['forum_actions_open(date)', 'forum_of_action(uuid)', 'check_in_forum(uuid, timestamptz)', 'forum_figures(timestamptz)'] loop
    execute format('alter function public.%s owner to homeward_definer', f);
    execute format('revoke all on function public.%s from public', f);
  end loop;
end $$;
grant execute on function public.forum_actions_open(date) to homeward_worker;
grant execute on function public.forum_of_action(uuid) to homeward_council, homeward_region, homeward_provider;
grant execute on function public.check_in_forum(uuid, timestamptz) to homeward_provider;
grant execute on function public.forum_figures(timestamptz) to homeward_region;
revoke create on schema public from homeward_definer;

-- A provider's word on its own action is an event like every other write.
create policy forum_action on public.events for insert to homeward_provider
  with check (provider_id = (select app_org()) and person_id = (select app_person()) and kind = 'forum-action-settled' and subject = 'forum-date'
    and exists (select 1 from public.forum_actions a join access.organisations o on o.id = a.owner_organisation_id
      where a.id = (data ->> 'actionId')::uuid and a.date_id = subject_id
        and council_id is not distinct from (case when o.kind = 'council' then o.id end)));
