-- Who decides on funding: up to which first year a head of service does, and who stands in for somebody who is away.
-- A limit is never changed: the newest row is the one that counts, those before it are its history.
create table public.funding_limits (
  "id" uuid not null,
  "council_id" uuid not null,
  "first_year_pence" integer,
  "set_by_id" uuid not null,
  "set_at" timestamptz(3) not null,
  constraint "funding_limits_pkey" primary key ("id"),
  constraint "funding_limits_amount" check ("first_year_pence" between 1 and 1500000000)
);
create index "funding_limits_council_id_set_at_idx" on public.funding_limits ("council_id", "set_at");

create table public.funding_deputies (
  "id" uuid not null,
  "council_id" uuid not null,
  "absent_id" uuid not null,
  "deputy_id" uuid not null,
  "first_day" date not null,
  "last_day" date not null,
  "named_by_id" uuid not null,
  "named_at" timestamptz(3) not null,
  "ended_by_id" uuid,
  "ended_at" timestamptz(3),
  constraint "funding_deputies_pkey" primary key ("id"),
  constraint "funding_deputies_days" check ("last_day" between "first_day" and "first_day" + 92),
  constraint "funding_deputies_another" check ("deputy_id" <> "absent_id"),
  constraint "funding_deputies_end" check (("ended_at" is null) = ("ended_by_id" is null))
);
create index "funding_deputies_council_id_last_day_idx" on public.funding_deputies ("council_id", "last_day");

-- Whose place was taken by who decided, where it was a deputy.
alter table public.authorisations add column "decided_for_id" uuid;

alter table public.event_kinds no force row level security;
-- expects rows: 3
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('funding-limit-set', 'authorisations', '{council}', false),
  ('funding-deputy-named', 'authorisations', '{council}', false),
  ('funding-deputy-ended', 'authorisations', '{council}', false);
alter table public.event_kinds force row level security;
