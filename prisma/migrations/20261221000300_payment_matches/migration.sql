-- What a person says a payment is for. It is ended and never changed; one of a payment holds at a time.
create table public.payment_matches (
  id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  payment_id uuid not null,
  placement_id uuid not null,
  period_from date not null,
  period_to date not null,
  pays_on date not null,
  made_by_id uuid not null,
  made_at timestamptz(3) not null,
  ended_by_id uuid,
  ended_at timestamptz(3),
  constraint payment_matches_pkey primary key (id),
  constraint payment_matches_ended check ((ended_at is null) = (ended_by_id is null))
);
create unique index payment_matches_live on public.payment_matches (payment_id) where ended_at is null;
create index payment_matches_payment_id_idx on public.payment_matches (payment_id);
create index payment_matches_placement_id_idx on public.payment_matches (placement_id);
create index payment_matches_council_id_provider_id_idx on public.payment_matches (council_id, provider_id);

alter table public.payment_matches add constraint payment_matches_payment_id_council_id_fkey foreign key (payment_id, council_id) references public.payments (id, council_id) on delete restrict on update cascade;
alter table public.payment_matches add constraint payment_matches_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;

alter table public.payment_allocations drop constraint payment_allocations_rule;
alter table public.payment_allocations add constraint payment_allocations_rule check (rule in ('hand', 'reference', 'document', 'service', 'amount'));

alter table public.event_kinds no force row level security;
-- expects rows: 2
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('payment-match-made', 'payments', '{council}', false),
  ('payment-match-ended', 'payments', '{council}', false);
alter table public.event_kinds force row level security;
