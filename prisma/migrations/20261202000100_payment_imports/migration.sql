-- What a council's finance system says was paid: which files came in, what became of each row, whose the payments are.
create table public.payment_sources (
  id uuid not null,
  council_id uuid not null,
  name text not null,
  mapping jsonb not null,
  made_at timestamptz(3) not null,
  constraint payment_sources_pkey primary key (id)
);
create unique index payment_sources_council_id_name_key on public.payment_sources (council_id, name);
create unique index payment_sources_id_council_id_key on public.payment_sources (id, council_id);

create table public.payment_suppliers (
  id uuid not null,
  council_id uuid not null,
  key text not null,
  number text,
  names text[] not null,
  provider_id uuid,
  linked_by_id uuid,
  linked_at timestamptz(3),
  first_seen_at timestamptz(3) not null,
  version integer not null default 1,
  constraint payment_suppliers_pkey primary key (id),
  constraint payment_suppliers_linked check (num_nonnulls(provider_id, linked_by_id, linked_at) in (0, 3))
);
create unique index payment_suppliers_council_id_key_key on public.payment_suppliers (council_id, key);
create unique index payment_suppliers_id_council_id_key on public.payment_suppliers (id, council_id);

create table public.import_batches (
  id uuid not null,
  council_id uuid not null,
  source_id uuid not null,
  number integer not null,
  sha256 text not null,
  file_name text not null,
  header_line integer not null,
  rows integer not null,
  pence bigint not null,
  new_rows integer not null,
  changed_rows integer not null,
  same_rows integer not null,
  refused_rows integer not null,
  not_ours_rows integer not null,
  withdrawn_rows integer not null,
  first_day date,
  last_day date,
  corrects_id uuid,
  imported_at timestamptz(3) not null,
  constraint import_batches_pkey primary key (id),
  constraint import_batches_rows check (rows = new_rows + changed_rows + same_rows + refused_rows + not_ours_rows)
);
create unique index import_batches_council_id_number_key on public.import_batches (council_id, number);
create unique index import_batches_id_council_id_key on public.import_batches (id, council_id);
-- A batch is corrected once: what corrects it is corrected next.
create unique index import_batches_corrects_id_key on public.import_batches (corrects_id);
-- The same file twice is one batch, unless it takes the place of another.
create unique index import_batches_once on public.import_batches (source_id, sha256) where corrects_id is null;

create table public.payments (
  id uuid not null,
  council_id uuid not null,
  source_id uuid not null,
  supplier_id uuid not null,
  provider_id uuid,
  batch_id uuid not null,
  key text not null,
  occurrence integer not null,
  pence bigint not null,
  paid_on date not null,
  document_number text,
  remittance text,
  period_from date,
  period_to date,
  our_reference text,
  service_reference text,
  withdrawn_at timestamptz(3),
  withdrawn_by_id uuid,
  constraint payments_pkey primary key (id),
  constraint payments_occurrence check (occurrence >= 1),
  constraint payments_withdrawn check ((withdrawn_at is null) = (withdrawn_by_id is null))
);
create unique index payments_id_council_id_key on public.payments (id, council_id);
create unique index payments_live on public.payments (source_id, key, occurrence) where withdrawn_at is null;
create index payments_provider_id_paid_on_idx on public.payments (provider_id, paid_on);
create index payments_council_id_paid_on_idx on public.payments (council_id, paid_on);
create index payments_supplier_id_idx on public.payments (supplier_id);

create table public.import_rows (
  batch_id uuid not null,
  council_id uuid not null,
  line integer not null,
  outcome text not null,
  column_name text,
  reason text,
  payment_id uuid,
  constraint import_rows_pkey primary key (batch_id, line),
  constraint import_rows_outcome check (outcome in ('new', 'changed', 'same', 'refused', 'not-ours')),
  constraint import_rows_refused check ((outcome = 'refused') = (payment_id is null) and (outcome = 'refused') = (reason is not null))
);
create index import_rows_payment_id_idx on public.import_rows (payment_id);

alter table public.import_batches add constraint import_batches_source_id_council_id_fkey foreign key (source_id, council_id) references public.payment_sources (id, council_id) on delete restrict on update cascade;
alter table public.import_batches add constraint import_batches_corrects_id_fkey foreign key (corrects_id) references public.import_batches (id) on delete restrict on update cascade;
alter table public.payments add constraint payments_source_id_council_id_fkey foreign key (source_id, council_id) references public.payment_sources (id, council_id) on delete restrict on update cascade;
alter table public.payments add constraint payments_supplier_id_council_id_fkey foreign key (supplier_id, council_id) references public.payment_suppliers (id, council_id) on delete restrict on update cascade;
alter table public.payments add constraint payments_batch_id_council_id_fkey foreign key (batch_id, council_id) references public.import_batches (id, council_id) on delete restrict on update cascade;
alter table public.payments add constraint payments_withdrawn_by_id_fkey foreign key (withdrawn_by_id) references public.import_batches (id) on delete restrict on update cascade;
alter table public.import_rows add constraint import_rows_batch_id_council_id_fkey foreign key (batch_id, council_id) references public.import_batches (id, council_id) on delete restrict on update cascade;
alter table public.import_rows add constraint import_rows_payment_id_fkey foreign key (payment_id) references public.payments (id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 3
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('payments-imported', 'payments', '{council}', false),
  ('supplier-linked', 'payments', '{council}', false),
  ('supplier-unlinked', 'payments', '{council}', false);
alter table public.event_kinds force row level security;
