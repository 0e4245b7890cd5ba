-- Forums of a council or the region. Seats are held by the database: one row a date (forum_seats) that a trigger counts on
-- every path into a seat and out of it, so that no command can forget; a promise of the constraint, not of the code.

-- CreateTable
CREATE TABLE "forum_series" (
    "id" UUID NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "every" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "start_time" TEXT NOT NULL,
    "minutes_long" INTEGER NOT NULL,
    "place" TEXT,
    "access_notes" TEXT,
    "capacity" INTEGER NOT NULL,
    "seats_per_organisation" INTEGER,
    "asks_access" BOOLEAN NOT NULL DEFAULT false,
    "asks_diet" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "forum_series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forum_dates" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "series_id" UUID NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT,
    "access_notes" TEXT,
    "online" BOOLEAN NOT NULL DEFAULT false,
    "asks_access" BOOLEAN NOT NULL DEFAULT false,
    "asks_diet" BOOLEAN NOT NULL DEFAULT false,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "forum_dates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forum_seats" (
    "date_id" UUID NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "capacity" INTEGER NOT NULL,
    "per_organisation" INTEGER,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "line" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "forum_seats_pkey" PRIMARY KEY ("date_id")
);

-- CreateTable
CREATE TABLE "forum_organisation_seats" (
    "date_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "taken" INTEGER NOT NULL,

    CONSTRAINT "forum_organisation_seats_pkey" PRIMARY KEY ("date_id","provider_id")
);

-- CreateTable
CREATE TABLE "forum_links" (
    "date_id" UUID NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "url" TEXT NOT NULL,

    CONSTRAINT "forum_links_pkey" PRIMARY KEY ("date_id")
);

-- CreateTable
CREATE TABLE "forum_guests" (
    "id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "date_id" UUID,
    "provider_id" UUID NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "forum_guests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forum_blocks" (
    "id" UUID NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "blocked_by_id" UUID NOT NULL,
    "blocked_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "forum_blocks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forum_agenda_items" (
    "id" UUID NOT NULL,
    "date_id" UUID NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "minutes_long" INTEGER,
    "presenter" TEXT,
    "topic_id" UUID,

    CONSTRAINT "forum_agenda_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forum_papers" (
    "id" UUID NOT NULL,
    "date_id" UUID NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "agenda_item_id" UUID,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "forum_papers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forum_bookings" (
    "id" UUID NOT NULL,
    "date_id" UUID NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "provider_id" UUID,
    "person_id" UUID,
    "attendee_name" TEXT NOT NULL,
    "attendee_email" TEXT,
    "attendee_key" TEXT NOT NULL,
    "organisation_name" TEXT NOT NULL,
    "booked_by_id" UUID,
    "state" TEXT NOT NULL,
    "state_since" TIMESTAMPTZ(3) NOT NULL,
    "line" INTEGER,
    "held_until" TIMESTAMPTZ(3),
    "walk_in" BOOLEAN NOT NULL DEFAULT false,
    "pass_hash" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "reminded" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "forum_bookings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forum_needs" (
    "booking_id" UUID NOT NULL,
    "date_id" UUID NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "access" TEXT,
    "diet" TEXT,

    CONSTRAINT "forum_needs_pkey" PRIMARY KEY ("booking_id")
);

-- CreateTable
CREATE TABLE "forum_marks" (
    "date_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "mark" TEXT NOT NULL,
    "marked_by_id" UUID NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "forum_marks_pkey" PRIMARY KEY ("date_id","key")
);

-- CreateTable
CREATE TABLE "forum_topics" (
    "id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "provider_id" UUID,
    "proposed_by_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "figures" JSONB,
    "state" TEXT NOT NULL DEFAULT 'open',
    "votes" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "forum_topics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forum_votes" (
    "topic_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "forum_votes_pkey" PRIMARY KEY ("topic_id","person_id")
);

-- CreateTable
CREATE TABLE "forum_questions" (
    "id" UUID NOT NULL,
    "date_id" UUID NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "asked_on" DATE NOT NULL,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "forum_questions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forum_minutes" (
    "date_id" UUID NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "saved_by_id" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "forum_minutes_pkey" PRIMARY KEY ("date_id")
);

-- CreateTable
CREATE TABLE "forum_decisions" (
    "id" UUID NOT NULL,
    "date_id" UUID NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "forum_decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forum_actions" (
    "id" UUID NOT NULL,
    "date_id" UUID NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "doer_organisation_id" UUID NOT NULL,
    "doer_person_id" UUID,
    "doer_name" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "note" TEXT,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "forum_actions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forum_feedback" (
    "booking_id" UUID NOT NULL,
    "date_id" UUID NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "useful" INTEGER NOT NULL,
    "heard" INTEGER NOT NULL,
    "words" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "forum_feedback_pkey" PRIMARY KEY ("booking_id")
);

-- CreateTable
CREATE TABLE "forum_feeds" (
    "person_id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "renewed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "forum_feeds_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "forum_series_owner_organisation_id_idx" ON "forum_series"("owner_organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "forum_dates_reference_key" ON "forum_dates"("reference");

-- CreateIndex
CREATE INDEX "forum_dates_series_id_starts_at_idx" ON "forum_dates"("series_id", "starts_at");

-- CreateIndex
CREATE INDEX "forum_dates_owner_organisation_id_starts_at_idx" ON "forum_dates"("owner_organisation_id", "starts_at");

-- CreateIndex
CREATE INDEX "forum_dates_state_starts_at_idx" ON "forum_dates"("state", "starts_at");

-- CreateIndex
CREATE INDEX "forum_guests_series_id_provider_id_idx" ON "forum_guests"("series_id", "provider_id");

-- CreateIndex
CREATE INDEX "forum_guests_provider_id_idx" ON "forum_guests"("provider_id");

-- CreateIndex
CREATE INDEX "forum_blocks_owner_organisation_id_provider_id_idx" ON "forum_blocks"("owner_organisation_id", "provider_id");

-- CreateIndex
CREATE INDEX "forum_agenda_items_date_id_position_idx" ON "forum_agenda_items"("date_id", "position");

-- CreateIndex
CREATE INDEX "forum_papers_date_id_idx" ON "forum_papers"("date_id");

-- CreateIndex
CREATE UNIQUE INDEX "forum_bookings_pass_hash_key" ON "forum_bookings"("pass_hash");

-- CreateIndex
CREATE INDEX "forum_bookings_date_id_state_line_idx" ON "forum_bookings"("date_id", "state", "line");

-- CreateIndex
CREATE INDEX "forum_bookings_provider_id_date_id_idx" ON "forum_bookings"("provider_id", "date_id");

-- CreateIndex
CREATE INDEX "forum_bookings_person_id_idx" ON "forum_bookings"("person_id");

-- CreateIndex
CREATE INDEX "forum_bookings_owner_organisation_id_idx" ON "forum_bookings"("owner_organisation_id");

-- CreateIndex
CREATE INDEX "forum_needs_date_id_idx" ON "forum_needs"("date_id");

-- CreateIndex
CREATE INDEX "forum_topics_series_id_idx" ON "forum_topics"("series_id");

-- CreateIndex
CREATE INDEX "forum_questions_date_id_idx" ON "forum_questions"("date_id");

-- CreateIndex
CREATE INDEX "forum_decisions_date_id_idx" ON "forum_decisions"("date_id");

-- CreateIndex
CREATE INDEX "forum_actions_date_id_idx" ON "forum_actions"("date_id");

-- CreateIndex
CREATE INDEX "forum_actions_doer_organisation_id_state_due_on_idx" ON "forum_actions"("doer_organisation_id", "state", "due_on");

-- CreateIndex
CREATE INDEX "forum_feedback_date_id_idx" ON "forum_feedback"("date_id");

-- CreateIndex
CREATE UNIQUE INDEX "forum_feeds_secret_hash_key" ON "forum_feeds"("secret_hash");

-- AddForeignKey
ALTER TABLE "forum_dates" ADD CONSTRAINT "forum_dates_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "forum_series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "forum_seats" ADD CONSTRAINT "forum_seats_date_id_fkey" FOREIGN KEY ("date_id") REFERENCES "forum_dates"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "forum_links" ADD CONSTRAINT "forum_links_date_id_fkey" FOREIGN KEY ("date_id") REFERENCES "forum_dates"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "forum_agenda_items" ADD CONSTRAINT "forum_agenda_items_date_id_fkey" FOREIGN KEY ("date_id") REFERENCES "forum_dates"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "forum_papers" ADD CONSTRAINT "forum_papers_date_id_fkey" FOREIGN KEY ("date_id") REFERENCES "forum_dates"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "forum_bookings" ADD CONSTRAINT "forum_bookings_date_id_fkey" FOREIGN KEY ("date_id") REFERENCES "forum_dates"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "forum_questions" ADD CONSTRAINT "forum_questions_date_id_fkey" FOREIGN KEY ("date_id") REFERENCES "forum_dates"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "forum_minutes" ADD CONSTRAINT "forum_minutes_date_id_fkey" FOREIGN KEY ("date_id") REFERENCES "forum_dates"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "forum_decisions" ADD CONSTRAINT "forum_decisions_date_id_fkey" FOREIGN KEY ("date_id") REFERENCES "forum_dates"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "forum_actions" ADD CONSTRAINT "forum_actions_date_id_fkey" FOREIGN KEY ("date_id") REFERENCES "forum_dates"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ------------------------------------------------------------ what the machine and the seats promise
alter table public.forum_series add constraint forum_series_kind check (kind in ('forum','network','one-to-one') and every in ('quarter','month','once') and audience in ('all','list','invited'));
alter table public.forum_series add constraint forum_series_numbers check (capacity > 0 and minutes_long > 0 and (seats_per_organisation is null or seats_per_organisation > 0));
alter table public.forum_dates add constraint forum_dates_state check (state in ('draft','published','cancelled') and audience in ('all','list','invited'));
alter table public.forum_dates add constraint forum_dates_times check (starts_at < ends_at and opens_at < closes_at and closes_at <= ends_at);
alter table public.forum_seats add constraint forum_seats_enough check (taken >= 0 and taken <= capacity);
alter table public.forum_seats add constraint forum_seats_numbers check (capacity > 0 and (per_organisation is null or per_organisation > 0));
alter table public.forum_organisation_seats add constraint forum_organisation_seats_count check (taken >= 0);
alter table public.forum_bookings add constraint forum_bookings_state check (state in ('booked','waiting','offered','attended','missed','cancelled','lapsed'));
alter table public.forum_bookings add constraint forum_bookings_held check ((state = 'offered') = (held_until is not null));
alter table public.forum_bookings add constraint forum_bookings_line check (state <> 'waiting' or line is not null);
alter table public.forum_bookings add constraint forum_bookings_reached check (person_id is not null or attendee_email is not null or walk_in);
alter table public.forum_bookings add constraint forum_bookings_email_folded check (attendee_email = lower(attendee_email));
create unique index forum_bookings_one_active on public.forum_bookings (date_id, attendee_key) where state in ('booked','waiting','offered','attended','missed');
create unique index forum_blocks_one_live on public.forum_blocks (owner_organisation_id, provider_id) where ended_at is null;
create unique index forum_guests_once on public.forum_guests (series_id, coalesce(date_id, series_id), provider_id);
alter table public.forum_topics add constraint forum_topics_state check (state in ('open','planned','closed') and votes >= 0);
alter table public.forum_actions add constraint forum_actions_state check (state in ('open','done','dropped'));
alter table public.forum_feedback add constraint forum_feedback_marks check (useful between 1 and 5 and heard between 1 and 5);
alter table public.forum_marks add constraint forum_marks_mark check (mark in ('attended','missed','walk-in'));

-- ------------------------------------------------------------ the second wall
do $$
declare t text;
begin
  foreach t in array array['forum_series','forum_dates','forum_seats','forum_organisation_seats','forum_links','forum_guests','forum_blocks',
      'forum_agenda_items','forum_papers','forum_bookings','forum_needs','forum_marks','forum_topics','forum_votes','forum_questions',
      'forum_minutes','forum_decisions','forum_actions','forum_feedback','forum_feeds'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('revoke all on public.%I from public', t);
    if t <> 'forum_feeds' then
      -- Whoever owns a series owns all of it.
      execute format('grant select on public.%I to homeward_council, homeward_region', t);
      execute format('create policy own on public.%I to homeward_council, homeward_region
        using (owner_organisation_id = (select app_org())) with check (owner_organisation_id = (select app_org()))', t);
    end if;
  end loop;
end $$;
grant insert, update on public.forum_series, public.forum_dates, public.forum_links, public.forum_blocks,
  public.forum_agenda_items, public.forum_topics, public.forum_minutes, public.forum_decisions, public.forum_actions to homeward_council, homeward_region;
grant insert on public.forum_guests, public.forum_papers, public.forum_marks, public.forum_bookings to homeward_council, homeward_region;
grant delete on public.forum_links, public.forum_guests, public.forum_agenda_items, public.forum_papers, public.forum_decisions, public.forum_actions to homeward_council, homeward_region;
-- Seats are counted by the trigger alone; their owner says how many there are.
grant insert (date_id, owner_organisation_id, capacity, per_organisation) on public.forum_seats to homeward_council, homeward_region;
grant update (capacity, per_organisation) on public.forum_seats to homeward_council, homeward_region;
grant update (state, state_since, sequence, version, held_until) on public.forum_bookings to homeward_council, homeward_region;
grant update (answer, answered_at) on public.forum_questions to homeward_council, homeward_region;

-- Published dates: those for all are everybody's, also the public's; others are their guests'.
grant select on public.forum_series, public.forum_dates, public.forum_seats, public.forum_agenda_items, public.forum_papers, public.forum_topics,
  public.forum_questions, public.forum_minutes, public.forum_decisions, public.forum_actions to homeward_provider;
grant select on public.forum_series, public.forum_dates, public.forum_seats, public.forum_agenda_items, public.forum_papers, public.forum_minutes, public.forum_decisions to homeward_reader;
create policy open_to_all on public.forum_series for select to homeward_council, homeward_region, homeward_reader, homeward_provider
  using (published_at is not null and audience = 'all');
create policy open_to_all on public.forum_dates for select to homeward_council, homeward_region, homeward_reader, homeward_provider
  using (state <> 'draft' and audience = 'all');
create policy guest on public.forum_series for select to homeward_provider
  using (published_at is not null and exists (select 1 from public.forum_guests g where g.series_id = forum_series.id and g.provider_id = (select app_org())));
create policy guest on public.forum_dates for select to homeward_provider
  using (state <> 'draft' and exists (select 1 from public.forum_guests g where g.series_id = forum_dates.series_id
    and g.provider_id = (select app_org()) and (g.date_id is null or g.date_id = forum_dates.id)));
grant select on public.forum_guests to homeward_provider;
create policy mine on public.forum_guests for select to homeward_provider using (provider_id = (select app_org()));
do $$
declare t text;
begin
  -- What belongs to a date is seen with it.
  foreach t in array array['forum_seats','forum_agenda_items','forum_papers'] loop
    execute format('create policy with_its_date on public.%I for select to homeward_council, homeward_region, homeward_reader, homeward_provider
      using (exists (select 1 from public.forum_dates d where d.id = date_id and d.state <> ''draft''))', t);
  end loop;
end $$;
create policy with_its_date on public.forum_questions for select to homeward_provider
  using (exists (select 1 from public.forum_dates d where d.id = date_id));
create policy with_its_series on public.forum_topics for select to homeward_provider
  using (exists (select 1 from public.forum_series s where s.id = series_id));
create policy published on public.forum_minutes for select to homeward_council, homeward_region, homeward_reader, homeward_provider
  using (published_at is not null and exists (select 1 from public.forum_dates d where d.id = date_id));
create policy with_the_minutes on public.forum_decisions for select to homeward_council, homeward_region, homeward_reader, homeward_provider
  using (exists (select 1 from public.forum_minutes m where m.date_id = forum_decisions.date_id and m.published_at is not null));
create policy with_the_minutes on public.forum_actions for select to homeward_provider
  using (doer_organisation_id = (select app_org())
    or exists (select 1 from public.forum_minutes m where m.date_id = forum_actions.date_id and m.published_at is not null));
-- An action is somebody's: they see it at once and say when it is done.
create policy doer on public.forum_actions for select to homeward_council, homeward_region using (doer_organisation_id = (select app_org()));
grant update (state, note, done_at, done_by_id, version) on public.forum_actions to homeward_provider;
create policy doer_change on public.forum_actions for update to homeward_provider
  using (doer_organisation_id = (select app_org())) with check (doer_organisation_id = (select app_org()));

-- A provider's own.
grant select on public.forum_bookings, public.forum_organisation_seats, public.forum_needs, public.forum_votes, public.forum_feedback to homeward_provider;
grant insert on public.forum_bookings, public.forum_needs, public.forum_topics, public.forum_votes, public.forum_feedback to homeward_provider;
grant update (state, state_since, sequence, version, held_until, booked_by_id) on public.forum_bookings to homeward_provider;
grant update (access, diet) on public.forum_needs to homeward_provider;
grant delete on public.forum_votes, public.forum_needs to homeward_provider;
create policy mine on public.forum_organisation_seats for select to homeward_provider using (provider_id = (select app_org()));
create policy mine on public.forum_needs to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and exists (select 1 from public.forum_bookings b
    where b.id = booking_id and b.date_id = forum_needs.date_id and b.owner_organisation_id = forum_needs.owner_organisation_id));
create policy mine on public.forum_topics for insert to homeward_provider
  with check (provider_id = (select app_org()) and proposed_by_id = (select app_person()) and state = 'open' and votes = 0 and figures is null
    and exists (select 1 from public.forum_series s where s.id = series_id and s.owner_organisation_id = forum_topics.owner_organisation_id));
create policy mine on public.forum_votes to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and person_id = (select app_person()) and exists (select 1 from public.forum_topics t
    where t.id = topic_id and t.owner_organisation_id = forum_votes.owner_organisation_id and t.state = 'open'));
create policy mine on public.forum_feedback to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and exists (select 1 from public.forum_bookings b
    where b.id = booking_id and b.state = 'attended' and b.date_id = forum_feedback.date_id and b.owner_organisation_id = forum_feedback.owner_organisation_id
      and (b.person_id = (select app_person()) or b.booked_by_id = (select app_person()))));
-- The link is for who has a seat, and for who booked it for them.
grant select on public.forum_links to homeward_provider;
create policy with_a_seat on public.forum_links for select to homeward_provider
  using (exists (select 1 from public.forum_bookings b where b.date_id = forum_links.date_id and b.provider_id = (select app_org())
    and b.state in ('booked', 'attended') and (b.person_id = (select app_person()) or b.booked_by_id = (select app_person()))));
grant select, insert, update on public.forum_feeds to homeward_council, homeward_provider, homeward_region;
create policy mine on public.forum_feeds to homeward_council, homeward_provider, homeward_region
  using (person_id = (select app_person())) with check (person_id = (select app_person()));

-- The worker, for one organisation at a time: the owner.
grant select on public.forum_dates, public.forum_seats, public.forum_links, public.forum_bookings to homeward_worker;
grant update (state, state_since, sequence, version, held_until, reminded) on public.forum_bookings to homeward_worker;
create policy job on public.forum_dates for select to homeward_worker using (owner_organisation_id = (select app_org()));
create policy job on public.forum_seats for select to homeward_worker using (owner_organisation_id = (select app_org()));
create policy job on public.forum_links for select to homeward_worker using (owner_organisation_id = (select app_org()));
create policy job on public.forum_bookings to homeward_worker using (owner_organisation_id = (select app_org())) with check (owner_organisation_id = (select app_org()));
grant select, delete on public.forum_needs to homeward_worker;
create policy job on public.forum_needs to homeward_worker using (owner_organisation_id = (select app_org()));

-- ------------------------------------------------------------ events of forums
create policy forum_write on public.events for insert to homeward_provider
  with check (provider_id = (select app_org()) and person_id = (select app_person()) and kind like 'forum-%' and subject in ('forum-booking', 'forum-topic')
    and council_id is not distinct from (select case when o.kind = 'council' then o.id end from access.organisations o
      join public.forum_dates d on d.owner_organisation_id = o.id where d.id = (data ->> 'dateId')::uuid));
create policy forum_job on public.events for insert to homeward_worker with check (person_id is null and kind like 'forum-%'
  and exists (select 1 from public.forum_dates d where d.id = (data ->> 'dateId')::uuid));
create policy forum_definer on public.events for insert to homeward_definer with check (kind like 'forum-%');

-- ------------------------------------------------------------ the doors
grant create on schema public to homeward_definer;
grant select on public.forum_series, public.forum_dates, public.forum_guests, public.forum_blocks, public.forum_links to homeward_definer;
grant select, insert, update on public.forum_organisation_seats to homeward_definer;
grant select, update on public.forum_seats, public.forum_bookings, public.forum_topics to homeward_definer;
grant select, insert on public.forum_questions to homeward_definer;
grant select on public.forum_feeds, public.forum_needs to homeward_definer;
do $$
declare t text;
begin
  foreach t in array array['forum_series','forum_dates','forum_guests','forum_blocks','forum_links','forum_organisation_seats','forum_seats','forum_bookings','forum_topics','forum_questions','forum_feeds','forum_needs'] loop
    execute format('create policy definer_all on public.%I to homeward_definer using (true) with check (true)', t);
  end loop;
end $$;

-- Whether the asking organisation may come: the date is published, it is for all or the organisation is a guest, and its
-- owner has not blocked it.
create function public.forum_blocked(p_owner uuid, p_provider uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from public.forum_blocks b where b.owner_organisation_id = p_owner and b.provider_id = p_provider and b.ended_at is null) $$;
create function public.may_come_to_forum(p_date uuid, p_provider uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from public.forum_dates d where d.id = p_date and d.state = 'published'
      and (d.audience = 'all' or exists (select 1 from public.forum_guests g where g.series_id = d.series_id and g.provider_id = p_provider
        and (g.date_id is null or g.date_id = d.id)))
      and not public.forum_blocked(d.owner_organisation_id, p_provider))
  $$;
create function public.forum_asker() returns uuid language sql stable parallel safe set search_path = pg_catalog, pg_temp
  as $$ select nullif(current_setting('app.org_id', true), '')::uuid $$;

-- Reading one's own bookings needs nothing; a seat is asked for only where one may come. Restoring and taking an offered
-- seat stay possible for who is in already.
create policy mine on public.forum_bookings for select to homeward_provider using (provider_id = (select app_org()));
create policy mine_change on public.forum_bookings for update to homeward_provider
  using (provider_id = (select app_org())) with check (provider_id = (select app_org()));
create policy mine_new on public.forum_bookings for insert to homeward_provider
  with check (provider_id = (select app_org()) and booked_by_id = (select app_person()) and public.may_come_to_forum(date_id, (select app_org()))
    and exists (select 1 from public.forum_dates d where d.id = date_id and d.owner_organisation_id = forum_bookings.owner_organisation_id));

-- The moves of domain.md, and which side may make them (app/domains/forums/booking.machine.ts).
create function public.guard_forum_booking() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_move text;
  begin
    if tg_op = 'INSERT' then
      if new.state not in ('booked', 'waiting') and not (new.state = 'attended' and new.walk_in and current_user <> 'homeward_provider') then
        raise exception 'a booking does not start at %', new.state using errcode = '42501';
      end if;
      return new;
    end if;
    if (new.date_id, new.owner_organisation_id, new.provider_id, new.person_id, new.attendee_key)
        is distinct from (old.date_id, old.owner_organisation_id, old.provider_id, old.person_id, old.attendee_key) then
      raise exception 'a booking stays with its person and date' using errcode = '42501';
    end if;
    if new.state = old.state then return new; end if;
    v_move := old.state || ' > ' || new.state;
    if v_move not in ('booked > attended', 'booked > missed', 'booked > cancelled', 'waiting > offered', 'waiting > cancelled',
        'offered > booked', 'offered > lapsed', 'offered > cancelled', 'cancelled > booked', 'cancelled > waiting') then
      raise exception 'a booking does not move %', v_move using errcode = '42501';
    end if;
    if current_user = 'homeward_provider' and v_move not in ('booked > cancelled', 'waiting > cancelled', 'offered > cancelled',
        'offered > booked', 'cancelled > booked', 'cancelled > waiting') then
      raise exception 'a provider does not move a booking %', v_move using errcode = '42501';
    end if;
    -- (nested: an expression asks for the right to all its functions, also those it does not reach)
    if current_user = 'homeward_provider' and old.state = 'cancelled' then
      if not public.may_come_to_forum(new.date_id, new.provider_id) then
        raise exception 'this date is not open to this organisation' using errcode = '42501';
      end if;
    end if;
    return new;
  end $$;
create trigger guard_forum_booking before insert or update on public.forum_bookings
  for each row execute function public.guard_forum_booking();

-- The place in line is given under the lock of the seats; so it is the order in which people joined.
create function public.give_forum_line() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if new.state = 'waiting' and (tg_op = 'INSERT' or old.state <> 'waiting') then
      update public.forum_seats s set line = s.line + 1 where s.date_id = new.date_id returning s.line into new.line;
      if not found then raise exception 'this date has no seats' using errcode = '23514'; end if;
    end if;
    return new;
  end $$;
create trigger give_forum_line before insert or update of state on public.forum_bookings
  for each row execute function public.give_forum_line();

-- Booked, offered and attended hold a seat. Whatever path a booking takes, this counts it, and the check on the row
-- refuses the one too many. Whoever locks seats first (lock_forum_seats) never meets another in the other order.
create function public.count_forum_seat() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_before int := case when tg_op <> 'INSERT' and old.state in ('booked', 'offered', 'attended') then 1 else 0 end;
    v_after int := case when tg_op <> 'DELETE' and new.state in ('booked', 'offered', 'attended') then 1 else 0 end;
    v_date uuid; v_provider uuid; v_owner uuid; v_most int; v_taken int;
  begin
    if v_before = v_after then return null; end if;
    if tg_op = 'DELETE' then v_date := old.date_id; v_provider := old.provider_id; v_owner := old.owner_organisation_id;
    else v_date := new.date_id; v_provider := new.provider_id; v_owner := new.owner_organisation_id; end if;
    update public.forum_seats s set taken = s.taken + v_after - v_before where s.date_id = v_date returning s.per_organisation into v_most;
    if not found then raise exception 'this date has no seats' using errcode = '23514'; end if;
    if v_provider is not null and v_after < v_before then
      update public.forum_organisation_seats o set taken = o.taken - 1 where o.date_id = v_date and o.provider_id = v_provider;
    elsif v_provider is not null then
      insert into public.forum_organisation_seats as o (date_id, provider_id, owner_organisation_id, taken)
        values (v_date, v_provider, v_owner, 1)
        on conflict (date_id, provider_id) do update set taken = o.taken + 1
        returning o.taken into v_taken;
      -- At the door the owner decides.
      if v_taken > v_most and new.state <> 'attended' then
        raise exception 'this organisation has its % seats', v_most using errcode = '23514', constraint = 'forum_organisation_seats_most';
      end if;
    end if;
    return null;
  end $$;
create trigger count_forum_seat after insert or update of state or delete on public.forum_bookings
  for each row execute function public.count_forum_seat();

-- Locks the seats of dates, in one order for everybody, and says how they stand. Called before any booking is touched.
create function public.lock_forum_seats(p_dates uuid[])
  returns table (date_id uuid, capacity int, taken int, most int, own int, may_come boolean, blocked boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_date uuid; v_seats public.forum_seats; v_asker uuid := public.forum_asker(); v_asking text := session_user;
  begin
    for v_date in select d from unnest(p_dates) d order by d loop
      -- Only what the asker has to do with: a provider what it may see or has booked, an owner its own.
      continue when not exists (select 1 from public.forum_dates f where f.id = v_date and case when v_asking <> 'homeward_provider' then
          f.owner_organisation_id = v_asker
        else f.state <> 'draft' and (f.audience = 'all'
          or exists (select 1 from public.forum_guests g where g.series_id = f.series_id and g.provider_id = v_asker)
          or exists (select 1 from public.forum_bookings b where b.date_id = f.id and b.provider_id = v_asker)) end);
      select * into v_seats from public.forum_seats s where s.date_id = v_date for update;
      continue when not found;
      date_id := v_date; capacity := v_seats.capacity; taken := v_seats.taken; most := v_seats.per_organisation; own := 0;
      if most is not null then
        own := coalesce((select o.taken from public.forum_organisation_seats o where o.date_id = v_date and o.provider_id = v_asker), 0);
      end if;
      blocked := v_asking = 'homeward_provider' and public.forum_blocked(v_seats.owner_organisation_id, v_asker);
      may_come := v_asking = 'homeward_provider' and public.may_come_to_forum(v_date, v_asker);
      return next;
    end loop;
  end $$;

create function public.record_forum_move(p_booking uuid, p_kind text, p_from text, p_to text, p_now timestamptz, p_reason text default null) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    insert into public.events (id, at, kind, audience, council_id, provider_id, subject, subject_id, from_state, to_state, reason, data)
      select gen_random_uuid(), p_now, p_kind, 'both', case when o.kind = 'council' then o.id end, b.provider_id, 'forum-booking', b.id, p_from, p_to, p_reason,
             jsonb_build_object('dateId', b.date_id)
        from public.forum_bookings b join access.organisations o on o.id = b.owner_organisation_id where b.id = p_booking
  $$;
create function public.ask_forum_mail(p_booking uuid, p_owner uuid, p_what text, p_version int) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    select public.enqueue_job('tell-forum-booking', json_build_object('bookingId', p_booking, 'organisationId', p_owner, 'what', p_what),
      'tell-forum-booking:' || p_booking || ':' || p_what || ':' || p_version)
  $$;

-- Offers free seats to those who wait, in the order of the line; who is at their organisation's most, or blocked, is passed
-- over and keeps their place. A seat is held for 24 hours, and not beyond the start.
create function public.promote_forum(p_date uuid, p_now timestamptz) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare b record; s record; d record; v_count int := 0;
  begin
    select * into s from public.forum_seats where date_id = p_date for update;
    select * into d from public.forum_dates where id = p_date;
    if d.state is distinct from 'published' or d.starts_at <= p_now then return 0; end if;
    while s.taken + v_count < s.capacity loop
      select w.* into b from public.forum_bookings w
        where w.date_id = p_date and w.state = 'waiting'
          and (s.per_organisation is null or w.provider_id is null or s.per_organisation > coalesce((select o.taken
            from public.forum_organisation_seats o where o.date_id = p_date and o.provider_id = w.provider_id), 0))
          and (w.provider_id is null or not public.forum_blocked(w.owner_organisation_id, w.provider_id))
        order by w.line limit 1;
      exit when not found;
      update public.forum_bookings set state = 'offered', state_since = p_now, held_until = least(p_now + interval '24 hours', d.starts_at), version = version + 1
        where id = b.id;
      perform public.record_forum_move(b.id, 'forum-seat-offered', 'waiting', 'offered', p_now);
      perform public.ask_forum_mail(b.id, b.owner_organisation_id, 'offered', b.version + 1);
      perform public.enqueue_job('lapse-forum-seat', json_build_object('dateId', p_date, 'organisationId', b.owner_organisation_id),
        'lapse-forum-seat:' || b.id || ':' || (b.version + 1), least(p_now + interval '24 hours', d.starts_at));
      v_count := v_count + 1;
    end loop;
    return v_count;
  end $$;

-- Lets held seats of a date go whose time is over, and offers them to the next.
create function public.lapse_forum_seats(p_date uuid, p_now timestamptz) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare b record; v_count int := 0;
  begin
    if not exists (select 1 from public.forum_dates d where d.id = p_date and d.owner_organisation_id = public.forum_asker()) then return 0; end if;
    perform 1 from public.forum_seats s where s.date_id = p_date for update;
    for b in select * from public.forum_bookings w where w.date_id = p_date and w.state = 'offered' and w.held_until <= p_now order by w.line loop
      update public.forum_bookings set state = 'lapsed', state_since = p_now, held_until = null, version = version + 1 where id = b.id;
      perform public.record_forum_move(b.id, 'forum-seat-lapsed', 'offered', 'lapsed', p_now);
      perform public.ask_forum_mail(b.id, b.owner_organisation_id, 'lapsed', b.version + 1);
      v_count := v_count + 1;
    end loop;
    perform public.promote_forum(p_date, p_now);
    return v_count;
  end $$;

-- A pass: the secret in a mail. Whoever holds it sees that one booking, cancels it or takes the seat that is held.
create function public.read_forum_pass(p_hash text)
  returns table (booking_id uuid, date_id uuid, owner_organisation_id uuid, attendee_name text, state text, held_until timestamptz, version int, line int,
    title text, starts_at timestamptz, ends_at timestamptz, place text, online boolean, date_state text, owner_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select b.id, b.date_id, b.owner_organisation_id, b.attendee_name, b.state, b.held_until, b.version, b.line,
           d.title, d.starts_at, d.ends_at, d.place, d.online, d.state, o.name
      from public.forum_bookings b join public.forum_dates d on d.id = b.date_id join access.organisations o on o.id = d.owner_organisation_id
     where b.pass_hash = p_hash
  $$;
-- Gives the state afterwards; the booking is left alone when the move is not open to it (any more).
create function public.use_forum_pass(p_hash text, p_move text, p_now timestamptz) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare b record; v_starts timestamptz; v_date text;
  begin
    select f.date_id into b from public.forum_bookings f where f.pass_hash = p_hash;
    if not found then return null; end if;
    perform 1 from public.forum_seats s where s.date_id = b.date_id for update;
    select * into b from public.forum_bookings f where f.pass_hash = p_hash;
    select d.starts_at, d.state into v_starts, v_date from public.forum_dates d where d.id = b.date_id;
    if v_starts <= p_now or v_date <> 'published' then return b.state; end if;
    if p_move = 'cancel' and b.state in ('booked', 'waiting', 'offered') then
      update public.forum_bookings set state = 'cancelled', state_since = p_now, held_until = null, sequence = sequence + 1, version = version + 1 where id = b.id;
      perform public.record_forum_move(b.id, 'forum-booking-cancelled', b.state, 'cancelled', p_now, 'by the link in the mail');
      perform public.ask_forum_mail(b.id, b.owner_organisation_id, 'cancelled', b.version + 1);
      perform public.promote_forum(b.date_id, p_now);
      return 'cancelled';
    elsif p_move = 'accept' and b.state = 'offered' and b.held_until > p_now then
      update public.forum_bookings set state = 'booked', state_since = p_now, held_until = null, version = version + 1 where id = b.id;
      perform public.record_forum_move(b.id, 'forum-seat-accepted', 'offered', 'booked', p_now);
      perform public.ask_forum_mail(b.id, b.owner_organisation_id, 'booked', b.version + 1);
      return 'booked';
    end if;
    return b.state;
  end $$;

-- A person's calendar: what they have a seat at or cancelled, in all their organisations.
create function public.read_forum_feed(p_hash text)
  returns table (booking_id uuid, state text, sequence int, changed_at timestamptz, title text, reference text, date_state text, starts_at timestamptz, ends_at timestamptz,
    place text, access_notes text, url text, owner_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select b.id, b.state, b.sequence + d.sequence, greatest(b.state_since, d.updated_at), d.title, d.reference, d.state, d.starts_at, d.ends_at, d.place, d.access_notes,
           case when b.state in ('booked', 'attended') then l.url end, o.name
      from public.forum_feeds f join public.forum_bookings b on b.person_id = f.person_id and b.state in ('booked', 'attended', 'cancelled')
      join public.forum_dates d on d.id = b.date_id join access.organisations o on o.id = d.owner_organisation_id
      left join public.forum_links l on l.date_id = d.id
     where f.secret_hash = p_hash
  $$;

create function public.forum_feed_known(p_hash text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from public.forum_feeds f where f.secret_hash = p_hash) $$;

-- A question is put down without its asker: nothing of who or when is passed on but the day.
create function public.ask_forum_question(p_question uuid, p_date uuid, p_words text, p_on date) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not public.may_come_to_forum(p_date, public.forum_asker()) then return false; end if;
    insert into public.forum_questions (id, date_id, owner_organisation_id, words, asked_on)
      select p_question, d.id, d.owner_organisation_id, p_words, p_on from public.forum_dates d where d.id = p_date;
    return true;
  end $$;

create function public.count_forum_vote() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if tg_op = 'INSERT' then update public.forum_topics set votes = votes + 1 where id = new.topic_id;
    else update public.forum_topics set votes = votes - 1 where id = old.topic_id; end if;
    return null;
  end $$;
create trigger count_forum_vote after insert or delete on public.forum_votes for each row execute function public.count_forum_vote();

-- What the worker has to look after, and for whom: held seats whose time is over, reminders, answers to be forgotten.
create function public.forum_work(p_now timestamptz) returns table (work text, date_id uuid, organisation_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select distinct 'lapse', b.date_id, b.owner_organisation_id from public.forum_bookings b where b.state = 'offered' and b.held_until <= p_now
    union all
    select 'remind', d.id, d.owner_organisation_id from public.forum_dates d where d.state = 'published' and d.starts_at > p_now and d.starts_at <= p_now + interval '7 days'
    union all
    select distinct 'forget', n.date_id, n.owner_organisation_id from public.forum_needs n join public.forum_dates d on d.id = n.date_id
      where d.ends_at <= p_now or d.state = 'cancelled'
  $$;

do $$
declare f text;
begin
  foreach f in array array['forum_blocked(uuid, uuid)', 'may_come_to_forum(uuid, uuid)', 'forum_asker()', 'give_forum_line()', 'count_forum_seat()',
      'lock_forum_seats(uuid[])', 'record_forum_move(uuid, text, text, text, timestamptz, text)', 'ask_forum_mail(uuid, uuid, text, int)',
      'promote_forum(uuid, timestamptz)', 'lapse_forum_seats(uuid, timestamptz)', 'read_forum_pass(text)', 'use_forum_pass(text, text, timestamptz)',
      'read_forum_feed(text)', 'forum_feed_known(text)', 'ask_forum_question(uuid, uuid, text, date)', 'count_forum_vote()', 'forum_work(timestamptz)'] loop
    execute format('alter function public.%s owner to homeward_definer', f);
    execute format('revoke all on function public.%s from public', f);
  end loop;
end $$;
grant execute on function public.may_come_to_forum(uuid, uuid) to homeward_provider;
grant execute on function public.lock_forum_seats(uuid[]), public.promote_forum(uuid, timestamptz) to homeward_council, homeward_region, homeward_provider, homeward_worker;
grant execute on function public.lapse_forum_seats(uuid, timestamptz), public.forum_work(timestamptz) to homeward_worker;
grant execute on function public.read_forum_pass(text), public.use_forum_pass(text, text, timestamptz), public.read_forum_feed(text), public.forum_feed_known(text) to homeward_reader;
grant execute on function public.ask_forum_question(uuid, uuid, text, date) to homeward_provider;
revoke create on schema public from homeward_definer;
