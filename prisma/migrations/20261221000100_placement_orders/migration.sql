-- Under which purchase order and codes a council pays for a placement. A row for each time that somebody said so, numbered;
-- the newest holds.
create table public.placement_orders (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  number integer not null,
  order_needed boolean not null,
  order_number text,
  ledger_code text,
  cost_centre text,
  case_id text,
  set_by_id uuid not null,
  set_at timestamptz(3) not null,
  constraint placement_orders_pkey primary key (id),
  constraint placement_orders_number check (number > 0),
  constraint placement_orders_order check (order_needed or order_number is null)
);
create unique index placement_orders_placement_id_number_key on public.placement_orders (placement_id, number);
create index placement_orders_council_id_idx on public.placement_orders (council_id);

alter table public.placement_orders add constraint placement_orders_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 4
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('placement-order-set', 'payments', '{both,council,provider}', false),
  ('placement-order-removed', 'payments', '{both,council,provider}', false),
  ('placement-order-not-needed', 'payments', '{both,council,provider}', false),
  ('placement-codes-set', 'payments', '{council}', false);
alter table public.event_kinds force row level security;
