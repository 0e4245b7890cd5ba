-- Forums, their dates, agenda, papers, minutes, decisions and actions: the organiser's, read by whoever may come.

-- ------------------------------------------------------------ public.forum_series
alter table public.forum_series enable row level security;
alter table public.forum_series force row level security;

grant select, insert, update on public.forum_series to homeward_council, homeward_region;
-- Published dates: those for all are everybody's, also the public's; others are their guests'.
grant select on public.forum_series to homeward_provider, homeward_reader, homeward_definer;

create policy definer_all on public.forum_series for all to homeward_definer
  using (true)
  with check (true);
create policy guest on public.forum_series for select to homeward_provider
  using (published_at is not null and exists (select 1 from public.forum_guests g where g.series_id = forum_series.id and g.provider_id = (select app_org())));
create policy open_to_all on public.forum_series for select to homeward_council, homeward_region, homeward_reader, homeward_provider
  using (published_at is not null and audience = 'all');
create policy own on public.forum_series for all to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org()))
  with check (owner_organisation_id = (select app_org()));

create trigger guard_beginning before insert on public.forum_series
  for each row execute function public.guard_beginning('ended_at=');

create trigger guard_holder_insert before insert or update on public.forum_series
  for each statement execute function public.guard_holder('commissioner', 'council-admin', 'hub-officer');

-- ------------------------------------------------------------ public.forum_dates
alter table public.forum_dates enable row level security;
alter table public.forum_dates force row level security;

grant select, insert, update on public.forum_dates to homeward_council, homeward_region;
-- Published dates: those for all are everybody's, also the public's; others are their guests'.
-- The worker, for one organisation at a time: the owner.
grant select on public.forum_dates to homeward_provider, homeward_reader, homeward_worker, homeward_definer;

-- Whoever has a booking sees its date, also after their organisation left the list: they must be able to cancel.
create policy booked on public.forum_dates for select to homeward_provider
  using (state <> 'draft' and audience <> 'all' and public.has_forum_booking(id));
create policy definer_all on public.forum_dates for all to homeward_definer
  using (true)
  with check (true);
create policy guest on public.forum_dates for select to homeward_provider
  using (state <> 'draft' and exists (select 1 from public.forum_guests g where g.series_id = forum_dates.series_id
    and g.provider_id = (select app_org()) and (g.date_id is null or g.date_id = forum_dates.id)));
create policy job on public.forum_dates for select to homeward_worker using (owner_organisation_id = (select app_org()));
create policy open_to_all on public.forum_dates for select to homeward_council, homeward_region, homeward_reader, homeward_provider
  using (state <> 'draft' and audience = 'all');
create policy own on public.forum_dates for all to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org()))
  with check (owner_organisation_id = (select app_org()));

create trigger guard_beginning before insert on public.forum_dates
  for each row execute function public.guard_beginning('state=draft', 'version=1', 'created_by_id=@person',
    'created_at=@now', 'published_at=', 'cancelled_at=', 'cancelled_reason=');

create trigger guard_holder_insert before insert or update on public.forum_dates
  for each statement execute function public.guard_holder('commissioner', 'council-admin', 'hub-officer');

-- ------------------------------------------------------------ public.forum_agenda_items
alter table public.forum_agenda_items enable row level security;
alter table public.forum_agenda_items force row level security;

grant select, insert, update, delete on public.forum_agenda_items to homeward_council, homeward_region;
grant select on public.forum_agenda_items to homeward_provider, homeward_reader;

create policy own on public.forum_agenda_items for all to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org()))
  with check (owner_organisation_id = (select app_org()));
create policy with_its_date on public.forum_agenda_items for select to homeward_council, homeward_provider, homeward_reader, homeward_region
  using (exists (select 1 from public.forum_dates d where d.id = forum_agenda_items.date_id and d.state <> 'draft'));

-- ------------------------------------------------------------ public.forum_papers
alter table public.forum_papers enable row level security;
alter table public.forum_papers force row level security;

grant select, insert, delete on public.forum_papers to homeward_council, homeward_region;
grant select on public.forum_papers to homeward_provider, homeward_reader;
-- The job, as the owner of the date: what comes of a paper is said once, by it alone. It has no use for what others read.
grant select (attempts, date_id, id, owner_organisation_id, state, title, uploaded_by_id, waits_for), update
  (attempts, made_bytes, page_count, pages, refused, state, waits_for, wordless_pages) on public.forum_papers to
  homeward_worker;
grant select (attempts, date_id, id, owner_organisation_id, state, uploaded_at, waits_for) on public.forum_papers to
  homeward_definer;

create policy definer_counts on public.forum_papers for select to homeward_definer using (true);
create policy job on public.forum_papers for select to homeward_worker using (owner_organisation_id = (select app_org()));
create policy job_settles on public.forum_papers for update to homeward_worker
  using (owner_organisation_id = (select app_org()) and state = 'checking') with check (owner_organisation_id = (select app_org()));
create policy own on public.forum_papers for all to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org()))
  with check (owner_organisation_id = (select app_org()));
create policy with_its_date on public.forum_papers for select to homeward_council, homeward_region, homeward_reader, homeward_provider
  using (state = 'ready' and exists (select 1 from public.forum_dates d where d.id = date_id and d.state <> 'draft'));

create trigger guard_beginning before insert on public.forum_papers for each row execute function public.guard_beginning(
  'state=checking', 'attempts=0', 'waits_for=', 'refused=', 'made_bytes=', 'pages=', 'page_count=', 'wordless_pages=',
  'uploaded_by_id=@person', 'uploaded_at=@now');

create trigger guard_own_file before insert on public.forum_papers for each row execute function public.guard_own_file();

-- ------------------------------------------------------------ public.forum_minutes
alter table public.forum_minutes enable row level security;
alter table public.forum_minutes force row level security;

grant select, insert, update on public.forum_minutes to homeward_council, homeward_region;
grant select on public.forum_minutes to homeward_provider, homeward_reader;

create policy own on public.forum_minutes for all to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org()))
  with check (owner_organisation_id = (select app_org()));
create policy published on public.forum_minutes for select to homeward_council, homeward_region, homeward_reader, homeward_provider
  using (published_at is not null and exists (select 1 from public.forum_dates d where d.id = date_id));

create trigger guard_beginning before insert on public.forum_minutes
  for each row execute function public.guard_beginning('saved_by_id=@person', 'saved_at=@now');

-- ------------------------------------------------------------ public.forum_decisions
alter table public.forum_decisions enable row level security;
alter table public.forum_decisions force row level security;

grant select, insert, update, delete on public.forum_decisions to homeward_council, homeward_region;
grant select on public.forum_decisions to homeward_provider, homeward_reader;

create policy own on public.forum_decisions for all to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org()))
  with check (owner_organisation_id = (select app_org()));
create policy with_the_minutes on public.forum_decisions for select to homeward_council, homeward_region, homeward_reader, homeward_provider
  using (exists (select 1 from public.forum_minutes m where m.date_id = forum_decisions.date_id and m.published_at is not null));

-- ------------------------------------------------------------ public.forum_actions
alter table public.forum_actions enable row level security;
alter table public.forum_actions force row level security;

grant select, insert, update, delete on public.forum_actions to homeward_council, homeward_region;
grant select, update (done_at, done_by_id, note, state, version) on public.forum_actions to homeward_provider;
-- The worker, for the organisation that does it.
grant select, update (chased) on public.forum_actions to homeward_worker;
grant select on public.forum_actions to homeward_definer;

create policy definer_read on public.forum_actions for select to homeward_definer using (true);
-- An action is somebody's: they see it at once and say when it is done.
create policy doer on public.forum_actions for select to homeward_council, homeward_region using (doer_organisation_id = (select app_org()));
create policy doer_change on public.forum_actions for update to homeward_provider
  using (doer_organisation_id = (select app_org())) with check (doer_organisation_id = (select app_org()));
-- Whoever does an action says how it stands, and changes nothing else of it.
create policy doer_told on public.forum_actions for update to homeward_council, homeward_region
  using (doer_organisation_id = (select app_org())) with check (doer_organisation_id = (select app_org()));
create policy job on public.forum_actions to homeward_worker
  using (doer_organisation_id = (select app_org())) with check (doer_organisation_id = (select app_org()));
create policy own on public.forum_actions for all to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org()))
  with check (owner_organisation_id = (select app_org()));
create policy with_the_minutes on public.forum_actions for select to homeward_provider
  using (doer_organisation_id = (select app_org())
    or exists (select 1 from public.forum_minutes m where m.date_id = forum_actions.date_id and m.published_at is not null));

create trigger guard_beginning before insert on public.forum_actions
  for each row execute function public.guard_beginning('state=open', 'version=1', 'done_at=', 'done_by_id=',
    'created_at=@now');

create function public.guard_forum_action()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user in ('homeward_council', 'homeward_region')
        and old.owner_organisation_id is distinct from (select public.app_org())
        and (new.date_id, new.owner_organisation_id, new.words, new.doer_organisation_id, new.doer_person_id, new.doer_name, new.due_on, new.chased)
          is distinct from (old.date_id, old.owner_organisation_id, old.words, old.doer_organisation_id, old.doer_person_id, old.doer_name, old.due_on, old.chased) then
      raise exception 'who does an action says how it stands and no more' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_forum_action before update on public.forum_actions
  for each row execute function public.guard_forum_action();

-- ------------------------------------------------------------ functions

-- What an action belongs to, for whoever does it: a date may be for others, or a draft.
create function public.forum_of_action(p_action uuid)
  returns TABLE(title text, reference text, starts_at timestamptz, owner_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select d.title, d.reference, d.starts_at, o.name
      from public.forum_actions a join public.forum_dates d on d.id = a.date_id
      join access.organisations o on o.id = a.owner_organisation_id
     where a.id = p_action and public.forum_asker() in (a.owner_organisation_id, a.doer_organisation_id)
  $$;
alter function public.forum_of_action(uuid) owner to homeward_definer;
grant execute on function public.forum_of_action(uuid) to homeward_council, homeward_provider, homeward_region;

-- What is still to be done, and for whom the worker looks after it.
create function public.forum_actions_open(p_until date)
  returns TABLE(action_id uuid, organisation_id uuid, title text, owner_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select a.id, a.doer_organisation_id, d.title, o.name
      from public.forum_actions a join public.forum_dates d on d.id = a.date_id
      join access.organisations o on o.id = a.owner_organisation_id
     where a.state = 'open' and (a.chased = '{}' or a.due_on <= p_until)
  $$;
alter function public.forum_actions_open(date) owner to homeward_definer;
grant execute on function public.forum_actions_open(date) to homeward_worker;

-- What providers struggle with, over all councils, for the region's agenda; the small numbers are left out by who asks.
create function public.forum_figures(p_since timestamptz)
  returns TABLE(what text, code text, number integer, hours double precision)
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
alter function public.forum_figures(timestamptz) owner to homeward_definer;
grant execute on function public.forum_figures(timestamptz) to homeward_region;

-- What the worker has to look after, and for whom: held seats whose time is over, reminders, answers to be forgotten.
create function public.forum_work(p_now timestamptz)
  returns TABLE(work text, date_id uuid, organisation_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select distinct 'lapse', b.date_id, b.owner_organisation_id from public.forum_bookings b where b.state = 'offered' and b.held_until <= p_now
    union all
    select 'remind', d.id, d.owner_organisation_id from public.forum_dates d where d.state = 'published' and d.starts_at > p_now and d.starts_at <= p_now + interval '7 days' /* rule: reminder */
    union all
    select distinct 'forget', n.date_id, n.owner_organisation_id from public.forum_needs n join public.forum_dates d on d.id = n.date_id
      where d.ends_at <= p_now or d.state = 'cancelled'
    union all
    -- Papers that wait and that nothing has begun to check: from before papers were checked, or a job that was lost.
    select distinct 'check', p.date_id, p.owner_organisation_id from public.forum_papers p
      where p.state = 'checking' and p.attempts = 0 and p.waits_for is null and p.uploaded_at <= p_now - interval '10 minutes'
  $$;
alter function public.forum_work(timestamptz) owner to homeward_definer;
grant execute on function public.forum_work(timestamptz) to homeward_worker;

create function public.ask_forum_mail(p_booking uuid, p_owner uuid, p_what text, p_version integer)
  returns void language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    select public.put_job('tell-forum-booking', json_build_object('bookingId', p_booking, 'organisationId', p_owner, 'what', p_what),
      'tell-forum-booking:' || p_booking || ':' || p_what || ':' || p_version)
  $$;
alter function public.ask_forum_mail(uuid, uuid, text, integer) owner to homeward_definer;

create function public.record_forum_move(
    p_booking uuid, p_kind text, p_from text, p_to text, p_now timestamptz, p_reason text default null)
  returns void language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    insert into public.events (id, at, kind, audience, council_id, provider_id, subject, subject_id, from_state, to_state, reason, data)
      select gen_random_uuid(), p_now, p_kind, 'both', case when o.kind = 'council' then o.id end, b.provider_id, 'forum-booking', b.id, p_from, p_to, p_reason,
             jsonb_build_object('dateId', b.date_id)
        from public.forum_bookings b join access.organisations o on o.id = b.owner_organisation_id where b.id = p_booking
  $$;
alter function public.record_forum_move(uuid, text, text, text, timestamptz, text) owner to homeward_definer;

-- Who may write an event about it: asked by `guard_event` (audit.sql), as whoever writes, with the sides that the event names.
create function public.sees_forum_series(p_id uuid, p_council uuid, p_provider uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from public.forum_series s where s.id = p_id) $$;
grant execute on function public.sees_forum_series(uuid, uuid, uuid) to public;

create function public.sees_forum_date(p_id uuid, p_council uuid, p_provider uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from public.forum_dates s where s.id = p_id) $$;
grant execute on function public.sees_forum_date(uuid, uuid, uuid) to public;
