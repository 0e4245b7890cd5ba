-- One side's list of what it sees to when the child of a placement comes or leaves.
create table public.arrival_plans (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  kind text not null,
  side text not null,
  recorded_by_id uuid not null,
  recorded_at timestamptz(3) not null,
  version integer not null default 1,
  constraint arrival_plans_pkey primary key (id),
  constraint arrival_plans_kind check (kind in ('arrival', 'leaving')),
  constraint arrival_plans_side check (side in ('council', 'provider'))
);
create unique index arrival_plans_placement_id_kind_side_key on public.arrival_plans (placement_id, kind, side);
create unique index arrival_plans_id_council_id_provider_id_key on public.arrival_plans (id, council_id, provider_id);

alter table public.arrival_plans add constraint arrival_plans_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;

-- An item of such a list about which something was written.
create table public.arrival_items (
  id uuid not null,
  plan_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  code text,
  own_number smallint,
  label text,
  before boolean not null,
  value text,
  note text,
  recorded_by_id uuid not null,
  recorded_at timestamptz(3) not null,
  done_at timestamptz(3),
  done_by_id uuid,
  undone_at timestamptz(3),
  undone_by_id uuid,
  undone_why text,
  removed_at timestamptz(3),
  removed_by_id uuid,
  constraint arrival_items_pkey primary key (id),
  -- Of the list, or one of ten that a side adds; the words of those can be forgotten.
  constraint arrival_items_own check ((code is null) = (own_number is not null) and own_number between 1 and 10
    and (code is null or label is null)),
  constraint arrival_items_value check (value is null or value ~ '^[0-9a-z:-]{1,40}$'),
  constraint arrival_items_done check ((done_at is null) = (done_by_id is null)),
  constraint arrival_items_undone check ((undone_at is null) = (undone_by_id is null)),
  constraint arrival_items_removed check ((removed_at is null) = (removed_by_id is null)
    and (removed_at is null or (code is null and done_at is null)))
);
create unique index arrival_items_plan_id_code_key on public.arrival_items (plan_id, code);
-- Ten at a time: what was removed makes room.
create unique index arrival_items_own on public.arrival_items (plan_id, own_number) where removed_at is null;

alter table public.arrival_items add constraint arrival_items_plan_id_council_id_provider_id_fkey foreign key (plan_id, council_id, provider_id) references public.arrival_plans (id, council_id, provider_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 4
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('arrival-plan-saved', 'arrivals', '{both,council,provider}', false),
  ('arrival-item-unticked', 'arrivals', '{both,council,provider}', false),
  ('arrival-item-added', 'arrivals', '{both,council,provider}', false),
  ('arrival-item-removed', 'arrivals', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
