-- What a council holds back of a period's payment, with the reason and who has to act; the provider reads all of it.
create table public.payment_holds (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  period_from date not null,
  period_to date not null,
  pence integer not null,
  reason text not null,
  owner text not null,
  words text not null,
  state text not null,
  held_by_id uuid not null,
  held_at timestamptz(3) not null,
  outcome text,
  released_by_id uuid,
  released_at timestamptz(3),
  version integer not null default 1,
  constraint payment_holds_pkey primary key (id),
  constraint payment_holds_pence check (pence > 0),
  constraint payment_holds_reason check (reason in ('wrong-nights', 'wrong-fee', 'not-agreed', 'paid-before', 'not-provided', 'no-order', 'approval', 'funder', 'unmatched')),
  constraint payment_holds_owner check (owner in ('finance', 'placements', 'contracts', 'social-work', 'funder', 'provider')),
  constraint payment_holds_state check (state in ('held', 'released')),
  constraint payment_holds_outcome check (outcome in ('pay', 'part', 'not-due', 'corrected')),
  -- Released is said with all that belongs to it, or not at all.
  constraint payment_holds_released check ((state = 'released') = (released_at is not null)
    and (released_at is null) = (released_by_id is null) and (released_at is null) = (outcome is null))
);
create index payment_holds_placement_id_idx on public.payment_holds (placement_id);
create index payment_holds_council_id_state_idx on public.payment_holds (council_id, state);
create index payment_holds_provider_id_state_idx on public.payment_holds (provider_id, state);

alter table public.payment_holds add constraint payment_holds_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 2
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('payment-held', 'payments', '{both,council,provider}', false),
  ('payment-released', 'payments', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
