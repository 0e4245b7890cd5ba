-- The nights that a child of a placement slept elsewhere, as one side recorded them.
create table public.placement_absences (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  kind text not null,
  away_from date not null,
  back_on date,
  side text not null,
  recorded_by_id uuid not null,
  recorded_at timestamptz(3) not null,
  corrected_by_id uuid,
  corrected_at timestamptz(3),
  withdrawn_by_id uuid,
  withdrawn_at timestamptz(3),
  version integer not null default 1,
  constraint placement_absences_pkey primary key (id),
  constraint placement_absences_kind check (kind in ('missing', 'hospital', 'respite', 'home', 'remand')),
  constraint placement_absences_side check (side in ('council', 'provider')),
  -- One night at least: whoever is back on the same day slept there.
  constraint placement_absences_nights check (back_on > away_from),
  constraint placement_absences_corrected check ((corrected_at is null) = (corrected_by_id is null)),
  constraint placement_absences_withdrawn check ((withdrawn_at is null) = (withdrawn_by_id is null))
);
create index placement_absences_placement_id_idx on public.placement_absences (placement_id);
-- A night is away once: back on a day and away from that day do not overlap. (An index compares spans by itself and nothing
-- else without an extension: the placement is a span of one number.)
alter table public.placement_absences add constraint placement_absences_once exclude using gist (
  int8range(hashtextextended(placement_id::text, 0), hashtextextended(placement_id::text, 0), '[]') with &&,
  daterange(away_from, back_on) with &&) where (withdrawn_at is null);

alter table public.placement_absences add constraint placement_absences_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 3
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('absence-recorded', 'agreements', '{both,council,provider}', false),
  ('absence-corrected', 'agreements', '{both,council,provider}', false),
  ('absence-withdrawn', 'agreements', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
