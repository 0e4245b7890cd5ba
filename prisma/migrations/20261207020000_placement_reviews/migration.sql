-- A statutory review of a placement: when it is, and once it was held what came of it.
create table public.placement_reviews (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  due_on date not null,
  set_by_id uuid not null,
  set_at timestamptz(3) not null,
  held_on date,
  outcome text,
  note text,
  decided_by_id uuid,
  decided_at timestamptz(3),
  version integer not null default 1,
  constraint placement_reviews_pkey primary key (id),
  constraint placement_reviews_outcome check (outcome in ('continues', 'plan-changes', 'step-down', 'move', 'return-home',
    'adjourned', 'other')),
  constraint placement_reviews_decided check (num_nonnulls(held_on, outcome, decided_by_id, decided_at) in (0, 4)
    and (note is null or decided_at is not null))
);
create index placement_reviews_placement_id_idx on public.placement_reviews (placement_id);
-- One to come at a time.
create unique index placement_reviews_open on public.placement_reviews (placement_id) where decided_at is null;

alter table public.placement_reviews add constraint placement_reviews_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 2
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('review-date-set', 'agreements', '{council}', false),
  ('review-recorded', 'agreements', '{council}', false);
alter table public.event_kinds force row level security;
