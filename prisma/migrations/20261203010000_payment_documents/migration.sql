-- Invoices and credit notes of providers: as they are written, as the council has them, and line by line what they ask.
create table public.payment_document_drafts (
  id uuid not null,
  provider_id uuid not null,
  council_id uuid not null,
  kind text not null,
  corrects_id uuid,
  "values" jsonb not null,
  saved_by_id uuid not null,
  saved_at timestamptz(3) not null,
  version integer not null default 1,
  constraint payment_document_drafts_pkey primary key (id),
  constraint payment_document_drafts_kind check (kind in ('invoice', 'credit-note'))
);

create table public.payment_documents (
  id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  kind text not null,
  number text not null,
  folded text not null,
  issued_on date not null,
  received_on date not null,
  received_how text not null,
  registered_on date not null,
  first_received_on date not null,
  times_returned integer not null,
  net_pence integer not null,
  vat_pence integer not null,
  gross_pence integer not null,
  corrects_id uuid,
  state text not null,
  sent_by_id uuid not null,
  sent_at timestamptz(3) not null,
  decided_by_id uuid,
  decided_at timestamptz(3),
  return_reason text,
  return_words text,
  closed_by_id uuid,
  closed_at timestamptz(3),
  version integer not null default 1,
  constraint payment_documents_pkey primary key (id),
  constraint payment_documents_kind check (kind in ('invoice', 'credit-note')),
  constraint payment_documents_state check (state in ('received', 'accepted', 'returned', 'withdrawn')),
  constraint payment_documents_how check (received_how in ('portal', 'file')),
  constraint payment_documents_number check (length(number) between 1 and 40 and length(folded) >= 1),
  constraint payment_documents_sums check (net_pence + vat_pence = gross_pence and gross_pence > 0 and vat_pence >= 0),
  constraint payment_documents_days check (first_received_on <= received_on and received_on <= registered_on and issued_on <= received_on),
  constraint payment_documents_credits check (kind = 'invoice' or corrects_id is not null),
  constraint payment_documents_decided check ((state in ('accepted', 'returned')) = (num_nonnulls(decided_by_id, decided_at) = 2)
    and num_nonnulls(decided_by_id, decided_at) in (0, 2)),
  constraint payment_documents_returned check ((state = 'returned') = (return_reason is not null)
    and (return_reason is null) = (return_words is null)),
  constraint payment_documents_withdrawn check ((state = 'withdrawn') = (closed_at is not null) and num_nonnulls(closed_by_id, closed_at) in (0, 2))
);

create table public.payment_document_lines (
  id uuid not null,
  payment_document_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  placement_id uuid not null,
  position integer not null,
  fee_id uuid,
  from_on date not null,
  to_on date not null,
  nights integer not null,
  weekly_pence integer,
  pence integer not null,
  words text not null,
  expected_line_id uuid,
  constraint payment_document_lines_pkey primary key (id),
  constraint payment_document_lines_nights check (from_on <= to_on and nights = to_on - from_on + 1),
  constraint payment_document_lines_pence check (pence <> 0)
);

create index payment_document_drafts_provider_id_idx on public.payment_document_drafts (provider_id);
create index payment_documents_provider_id_sent_at_idx on public.payment_documents (provider_id, sent_at);

-- A number is taken while its document counts; what was returned may come again under it.
create unique index payment_documents_number_once on public.payment_documents (provider_id, council_id, kind, folded) where state in ('received', 'accepted');
-- What was returned is corrected once, unless that was withdrawn.
create unique index payment_documents_corrected_once on public.payment_documents (corrects_id) where kind = 'invoice' and state <> 'withdrawn';
create index payment_documents_council_id_state_idx on public.payment_documents (council_id, state);
create unique index payment_documents_id_council_id_provider_id_key on public.payment_documents (id, council_id, provider_id);
create index payment_document_lines_placement_id_idx on public.payment_document_lines (placement_id);
create index payment_document_lines_expected_line_id_idx on public.payment_document_lines (expected_line_id);
create unique index payment_document_lines_payment_document_id_position_key on public.payment_document_lines (payment_document_id, position);
alter table public.payment_document_drafts add constraint payment_document_drafts_corrects_id_fkey foreign key (corrects_id) references public.payment_documents (id) on delete restrict on update cascade;
alter table public.payment_documents add constraint payment_documents_corrects_id_fkey foreign key (corrects_id) references public.payment_documents (id) on delete restrict on update cascade;
alter table public.payment_document_lines add constraint payment_document_lines_payment_document_id_council_id_prov_fkey foreign key (payment_document_id, council_id, provider_id) references public.payment_documents (id, council_id, provider_id) on delete restrict on update cascade;
alter table public.payment_document_lines add constraint payment_document_lines_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;
alter table public.payment_document_lines add constraint payment_document_lines_expected_line_id_fkey foreign key (expected_line_id) references public.expected_lines (id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 4
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('payment-document-accepted', 'payments', '{both,council,provider}', false),
  ('payment-document-returned', 'payments', '{both,council,provider}', false),
  ('payment-document-sent', 'payments', '{both,council,provider}', false),
  ('payment-document-withdrawn', 'payments', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
