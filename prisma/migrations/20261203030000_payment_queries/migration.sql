-- What a provider asks a council about its payments, until the council has answered and the provider leaves it at that.
create table public.payment_queries (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  -- The period, and of it the line, that it is about; both empty for all payments of the placement.
  period_from date,
  period_to date,
  line_id uuid,
  kind text not null,
  pence bigint,
  raised_by_id uuid not null,
  raised_at timestamptz(3) not null,
  answer_due timestamptz(3) not null,
  state text not null,
  owner_id uuid,
  first_answered_at timestamptz(3),
  outcome text,
  closed_by_id uuid,
  closed_at timestamptz(3),
  reopened integer not null default 0,
  version integer not null default 1,
  constraint payment_queries_pkey primary key (id),
  constraint payment_queries_kind check (kind in ('not-paid', 'wrong-amount', 'wrong-nights', 'wrong-rate', 'taken-back', 'other')),
  constraint payment_queries_state check (state in ('open', 'answered')),
  constraint payment_queries_outcome check (outcome in ('will-pay', 'was-paid', 'corrected', 'nothing-due', 'other')),
  constraint payment_queries_period check ((period_from is null) = (period_to is null) and (line_id is null or period_from is not null)),
  constraint payment_queries_pence check (pence > 0),
  -- Answered is said with all that belongs to it, or not at all.
  constraint payment_queries_closed check ((state = 'answered') = (closed_at is not null)
    and (closed_at is null) = (closed_by_id is null) and (closed_at is null) = (outcome is null)),
  constraint payment_queries_reopened check (reopened >= 0)
);
create unique index payment_queries_id_council_id_provider_id_key on public.payment_queries (id, council_id, provider_id);
create index payment_queries_placement_id_idx on public.payment_queries (placement_id);
create index payment_queries_council_id_state_idx on public.payment_queries (council_id, state);
create index payment_queries_provider_id_state_idx on public.payment_queries (provider_id, state);
create index payment_queries_line_id_idx on public.payment_queries (line_id);

create table public.payment_query_messages (
  id uuid not null,
  query_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  side text not null,
  kind text not null,
  words text not null,
  written_by_id uuid not null,
  written_at timestamptz(3) not null,
  constraint payment_query_messages_pkey primary key (id),
  constraint payment_query_messages_side check (side in ('council', 'provider')),
  constraint payment_query_messages_kind check (kind in ('question', 'message', 'answer', 'dispute')),
  -- The council answers; the provider asks and disputes.
  constraint payment_query_messages_whose check (kind = 'message' or (side = 'council') = (kind = 'answer'))
);
create index payment_query_messages_query_id_idx on public.payment_query_messages (query_id);

alter table public.payment_queries add constraint payment_queries_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;
alter table public.payment_queries add constraint payment_queries_line_id_fkey foreign key (line_id) references public.expected_lines (id) on delete restrict on update cascade;
alter table public.payment_query_messages add constraint payment_query_messages_query_id_council_id_provider_id_fkey foreign key (query_id, council_id, provider_id) references public.payment_queries (id, council_id, provider_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 5
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('payment-query-raised', 'payments', '{both,council,provider}', false),
  ('payment-query-replied', 'payments', '{both,council,provider}', false),
  ('payment-query-owned', 'payments', '{both,council,provider}', false),
  ('payment-query-answered', 'payments', '{both,council,provider}', false),
  ('payment-query-disputed', 'payments', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
