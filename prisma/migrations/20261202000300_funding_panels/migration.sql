-- A council's funding panel: what it is called, and what it decided or asked for on a request.
-- A name is never changed: the newest row is the one that counts, those before it are its history.
create table public.funding_panels (
  "id" uuid not null,
  "council_id" uuid not null,
  "name" text,
  "set_by_id" uuid not null,
  "set_at" timestamptz(3) not null,
  constraint "funding_panels_pkey" primary key ("id"),
  constraint "funding_panels_name" check (length("name") between 1 and 60)
);
create index "funding_panels_council_id_set_at_idx" on public.funding_panels ("council_id", "set_at");

alter table public.authorisations
  add column panel_on date,
  add column panel_words text,
  add column panel_recorded_by_id uuid,
  add column panel_recorded_at timestamptz(3),
  add constraint authorisations_panel check ((panel_on is null) = (panel_words is null)
    and (panel_on is null) = (panel_recorded_by_id is null) and (panel_on is null) = (panel_recorded_at is null)),
  add constraint authorisations_panel_words check (length(panel_words) between 1 and 2000);

alter table public.event_kinds no force row level security;
-- expects rows: 2
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('funding-panel-named', 'authorisations', '{council}', false),
  ('funding-panel-recorded', 'authorisations', '{council}', false);
alter table public.event_kinds force row level security;
