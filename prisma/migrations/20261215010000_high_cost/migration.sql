-- From how much a week on a council reviews what a placement costs, and what came of each review.
create table public.cost_thresholds (
  id uuid not null,
  council_id uuid not null,
  weekly_pence integer,
  set_by_id uuid not null,
  set_at timestamptz(3) not null,
  constraint cost_thresholds_pkey primary key (id),
  constraint cost_thresholds_pence check (weekly_pence > 0)
);
create index cost_thresholds_council_id_set_at_idx on public.cost_thresholds (council_id, set_at);

create table public.cost_reviews (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  number integer not null,
  weekly_pence integer not null,
  outcome text not null,
  note text,
  next_on date not null,
  reviewed_by_id uuid not null,
  reviewed_at timestamptz(3) not null,
  constraint cost_reviews_pkey primary key (id),
  constraint cost_reviews_outcome check (outcome in ('continue', 'step-down', 'renegotiate', 'end')),
  constraint cost_reviews_number check (number > 0)
);
create unique index cost_reviews_placement_id_number_key on public.cost_reviews (placement_id, number);

alter table public.cost_reviews add constraint cost_reviews_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 2
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('cost-threshold-set', 'agreements', '{council}', false),
  ('cost-reviewed', 'agreements', '{council}', false);
alter table public.event_kinds force row level security;
