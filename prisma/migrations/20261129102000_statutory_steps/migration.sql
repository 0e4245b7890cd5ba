-- What the law asks for when a child is placed: what only somebody can tell of a placement, and each step that was given.
create unique index placements_id_council_id_key on public.placements (id, council_id);

create table public.statutory_circumstances (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  lives_in text,
  carer text,
  schooling text,
  told_how text not null,
  told_by_id uuid not null,
  told_at timestamptz(3) not null,
  version integer not null default 1,
  constraint statutory_circumstances_pkey primary key (id),
  constraint statutory_circumstances_carer check (carer in ('home', 'own-carer', 'connected-person')),
  constraint statutory_circumstances_schooling check (schooling in ('disrupted', 'kept'))
);
create unique index statutory_circumstances_placement_id_key on public.statutory_circumstances (placement_id);

create table public.statutory_steps (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  code text not null,
  given_on date not null,
  evidence text not null,
  given_by_id uuid not null,
  given_at timestamptz(3) not null,
  withdrawn_by_id uuid,
  withdrawn_at timestamptz(3),
  withdrawn_why text,
  constraint statutory_steps_pkey primary key (id),
  constraint statutory_steps_withdrawn check ((withdrawn_at is null) = (withdrawn_by_id is null) and (withdrawn_at is null) = (withdrawn_why is null))
);
create index statutory_steps_placement_id_idx on public.statutory_steps (placement_id);
-- A step is given once, until it is withdrawn; the review of every week is given every week.
create unique index statutory_steps_once on public.statutory_steps (placement_id, code)
  where withdrawn_at is null and code <> 'unregistered-review';

alter table public.statutory_circumstances add constraint statutory_circumstances_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;
alter table public.statutory_steps add constraint statutory_steps_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 3
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('statutory-circumstances-told', 'statutory', '{council}', false),
  ('statutory-step-given', 'statutory', '{council}', false),
  ('statutory-step-withdrawn', 'statutory', '{council}', false);
alter table public.event_kinds force row level security;
