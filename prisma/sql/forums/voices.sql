-- What guests say: topics and votes, questions, feedback; and the calendar feed of each person.

-- ------------------------------------------------------------ public.forum_topics
alter table public.forum_topics enable row level security;
alter table public.forum_topics force row level security;

grant select, insert, update on public.forum_topics to homeward_council, homeward_region;
-- Published dates: those for all are everybody's, also the public's; others are their guests'.
grant select, insert on public.forum_topics to homeward_provider;
grant select, update on public.forum_topics to homeward_definer;

create policy definer_all on public.forum_topics for all to homeward_definer
  using (true)
  with check (true);
create policy mine on public.forum_topics for insert to homeward_provider
  with check (provider_id = (select app_org()) and proposed_by_id = (select app_person()) and state = 'open' and votes = 0 and figures is null
    and exists (select 1 from public.forum_series s where s.id = series_id and s.owner_organisation_id = forum_topics.owner_organisation_id));
create policy own on public.forum_topics for all to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org()))
  with check (owner_organisation_id = (select app_org()));
create policy with_its_series on public.forum_topics for select to homeward_provider
  using (exists (select 1 from public.forum_series s where s.id = series_id));

create trigger guard_beginning before insert on public.forum_topics
  for each row execute function public.guard_beginning('state=open|planned', 'proposed_by_id=@person',
    'created_at=@now');

-- A topic that is planned from the first is the organiser's own.
create function public.guard_proposed_topic()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user = 'homeward_provider' and new.state <> 'open' then
      raise exception 'a provider proposes a topic and plans none' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_proposed_topic before insert on public.forum_topics
  for each row execute function public.guard_proposed_topic();

-- ------------------------------------------------------------ public.forum_votes
alter table public.forum_votes enable row level security;
alter table public.forum_votes force row level security;

grant select on public.forum_votes to homeward_council, homeward_region;
-- A provider's own.
grant select, insert, delete on public.forum_votes to homeward_provider;

create policy mine on public.forum_votes to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and person_id = (select app_person()) and exists (select 1 from public.forum_topics t
    where t.id = topic_id and t.owner_organisation_id = forum_votes.owner_organisation_id and t.state = 'open'));
create policy own on public.forum_votes for all to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org()))
  with check (owner_organisation_id = (select app_org()));

create function public.count_forum_vote()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if tg_op = 'INSERT' then update public.forum_topics set votes = votes + 1 where id = new.topic_id;
    else update public.forum_topics set votes = votes - 1 where id = old.topic_id; end if;
    return null;
  end $$;
alter function public.count_forum_vote() owner to homeward_definer;
create trigger count_forum_vote after insert or delete on public.forum_votes for each row execute function public.count_forum_vote();

-- ------------------------------------------------------------ public.forum_questions
alter table public.forum_questions enable row level security;
alter table public.forum_questions force row level security;

grant select, update (answer, answered_at) on public.forum_questions to homeward_council, homeward_region;
grant select on public.forum_questions to homeward_provider;
grant select, insert on public.forum_questions to homeward_definer;

create policy definer_all on public.forum_questions for all to homeward_definer
  using (true)
  with check (true);
create policy own on public.forum_questions for all to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org()))
  with check (owner_organisation_id = (select app_org()));
create policy with_its_date on public.forum_questions for select to homeward_provider
  using (exists (select 1 from public.forum_dates d where d.id = date_id));

-- ------------------------------------------------------------ public.forum_feedback
alter table public.forum_feedback enable row level security;
alter table public.forum_feedback force row level security;

grant select on public.forum_feedback to homeward_council, homeward_region;
grant select, insert on public.forum_feedback to homeward_provider;

create policy mine on public.forum_feedback to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and exists (select 1 from public.forum_bookings b
    where b.id = booking_id and b.state = 'attended' and b.date_id = forum_feedback.date_id and b.owner_organisation_id = forum_feedback.owner_organisation_id
      and (b.person_id = (select app_person()) or b.booked_by_id = (select app_person()))));
create policy own on public.forum_feedback for all to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org()))
  with check (owner_organisation_id = (select app_org()));

-- ------------------------------------------------------------ public.forum_feeds
alter table public.forum_feeds enable row level security;
alter table public.forum_feeds force row level security;

grant select, insert, update on public.forum_feeds to homeward_council, homeward_provider, homeward_region;
grant select, update (secret_hash, version) on public.forum_feeds to homeward_definer;

create policy definer_all on public.forum_feeds for all to homeward_definer
  using (true)
  with check (true);
create policy mine on public.forum_feeds to homeward_council, homeward_provider, homeward_region
  using (person_id = (select app_person())) with check (person_id = (select app_person()));

-- ------------------------------------------------------------ functions

create function public.forum_asker()
  returns uuid language sql stable parallel safe set search_path = pg_catalog, pg_temp
  as $$ select (select public.app_org()) $$;
alter function public.forum_asker() owner to homeward_definer;

-- A question is put down without its asker: nothing of who or when is passed on but the day.
create function public.ask_forum_question(p_question uuid, p_date uuid, p_words text, p_on date)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not public.may_come_to_forum(p_date, public.forum_asker()) then return false; end if;
    insert into public.forum_questions (id, date_id, owner_organisation_id, words, asked_on)
      select p_question, d.id, d.owner_organisation_id, p_words, p_on from public.forum_dates d where d.id = p_date;
    return true;
  end $$;
alter function public.ask_forum_question(uuid, uuid, text, date) owner to homeward_definer;
grant execute on function public.ask_forum_question(uuid, uuid, text, date) to homeward_provider;

create function public.end_forum_feed()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if new.ended_at is not null and old.ended_at is null
        and not exists (select 1 from access.memberships m where m.person_id = new.person_id and m.ended_at is null) then
      update public.forum_feeds set version = version + 1, secret_hash = 'ended ' || gen_random_uuid()
       where person_id = new.person_id;
    end if;
    return null;
  end $$;
alter function public.end_forum_feed() owner to homeward_definer;

create trigger end_forum_feed after update of ended_at on access.memberships
  for each row execute function public.end_forum_feed();

create function public.forum_feed_known(p_hash text)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from public.forum_feeds f join access.memberships m on m.person_id = f.person_id and m.ended_at is null
                    where f.secret_hash = p_hash)
  $$;
alter function public.forum_feed_known(text) owner to homeward_definer;
grant execute on function public.forum_feed_known(text) to homeward_reader;

-- A calendar address ends with the membership: it shows what a person has in organisations they are in now, and when they
-- are in none it is of no use, nor does it come back to life when they are invited again.
create function public.read_forum_feed(p_hash text)
  returns TABLE(booking_id uuid, state text, sequence integer, changed_at timestamptz, title text, reference text, date_state text, starts_at timestamptz, ends_at timestamptz, place text, access_notes text, url text, owner_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select b.id, b.state, b.sequence + d.sequence, greatest(b.state_since, d.updated_at), d.title, d.reference, d.state, d.starts_at, d.ends_at, d.place, d.access_notes,
           case when b.state in ('booked', 'attended') then l.url end, o.name
      from public.forum_feeds f join public.forum_bookings b on b.person_id = f.person_id and b.state in ('booked', 'attended', 'cancelled')
      join public.forum_dates d on d.id = b.date_id join access.organisations o on o.id = d.owner_organisation_id
      left join public.forum_links l on l.date_id = d.id
     where f.secret_hash = p_hash
       and exists (select 1 from access.memberships m
                    where m.person_id = f.person_id and m.ended_at is null and m.organisation_id = coalesce(b.provider_id, b.owner_organisation_id))
  $$;
alter function public.read_forum_feed(text) owner to homeward_definer;
grant execute on function public.read_forum_feed(text) to homeward_reader;

-- Who may write an event about it: asked by `guard_event` (audit.sql), as whoever writes, with the sides that the event names.
create function public.sees_forum_topic(p_id uuid, p_council uuid, p_provider uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from public.forum_topics s where s.id = p_id) $$;
grant execute on function public.sees_forum_topic(uuid, uuid, uuid) to public;
