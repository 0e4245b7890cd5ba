-- Whether a placement is what was promised, as the council recorded it after four weeks.
create table public.promise_checks (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  note text,
  recorded_by_id uuid not null,
  recorded_at timestamptz(3) not null,
  version integer not null default 1,
  constraint promise_checks_pkey primary key (id)
);
create unique index promise_checks_placement_id_key on public.promise_checks (placement_id);
create unique index promise_checks_id_council_id_key on public.promise_checks (id, council_id);
create index promise_checks_council_id_recorded_at_idx on public.promise_checks (council_id, recorded_at);

alter table public.promise_checks add constraint promise_checks_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;

-- The same of one point.
create table public.promise_points (
  check_id uuid not null,
  council_id uuid not null,
  point text not null,
  says text not null,
  constraint promise_points_pkey primary key (check_id, point),
  constraint promise_points_says check (says in ('kept', 'differs', 'unknown', 'none'))
);

alter table public.promise_points add constraint promise_points_check_id_council_id_fkey foreign key (check_id, council_id) references public.promise_checks (id, council_id) on delete restrict on update cascade;

-- What the council told the provider of what is not as promised.
create table public.promise_messages (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  points text[],
  words text,
  told_by_id uuid not null,
  told_at timestamptz(3) not null,
  constraint promise_messages_pkey primary key (id)
);
create index promise_messages_placement_id_idx on public.promise_messages (placement_id);

alter table public.promise_messages add constraint promise_messages_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 2
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('promise-checked', 'feedback', '{council}', false),
  ('promise-told', 'feedback', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
