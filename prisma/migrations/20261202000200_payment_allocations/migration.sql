-- Which expected lines a payment pays, in whole pence.
create unique index expected_lines_id_council_id_provider_id_key on public.expected_lines (id, council_id, provider_id);

create table public.payment_allocations (
  id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  payment_id uuid not null,
  line_id uuid not null,
  pence bigint not null,
  rule text not null,
  made_at timestamptz(3) not null,
  ended_at timestamptz(3),
  constraint payment_allocations_pkey primary key (id),
  constraint payment_allocations_pence check (pence <> 0),
  constraint payment_allocations_rule check (rule in ('reference', 'service', 'amount'))
);
create unique index payment_allocations_live on public.payment_allocations (payment_id, line_id) where ended_at is null;
create index payment_allocations_payment_id_idx on public.payment_allocations (payment_id);
create index payment_allocations_line_id_idx on public.payment_allocations (line_id);
create index payment_allocations_council_id_provider_id_idx on public.payment_allocations (council_id, provider_id);

alter table public.payment_allocations add constraint payment_allocations_payment_id_council_id_fkey foreign key (payment_id, council_id) references public.payments (id, council_id) on delete restrict on update cascade;
alter table public.payment_allocations add constraint payment_allocations_line_id_council_id_provider_id_fkey foreign key (line_id, council_id, provider_id) references public.expected_lines (id, council_id, provider_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 2
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('payment-matched', 'payments', '{both,council,provider}', false),
  ('payment-unmatched', 'payments', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
