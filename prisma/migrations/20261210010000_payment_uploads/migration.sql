-- A finance export that somebody sends through the portal, from its arrival until it is imported or given up.
create table public.payment_uploads (
  id uuid not null,
  council_id uuid not null,
  source_name text not null,
  file_name text not null,
  sha256 text not null,
  bytes integer not null,
  state text not null,
  uploaded_by_id uuid not null,
  uploaded_at timestamptz(3) not null,
  version integer not null default 1,
  attempts integer not null default 0,
  look jsonb,
  mapping jsonb,
  corrects integer,
  found jsonb,
  problem text,
  skip boolean not null default false,
  asked_by_id uuid,
  asked_at timestamptz(3),
  rows_written integer not null default 0,
  batch_number integer,
  constraint payment_uploads_pkey primary key (id),
  constraint payment_uploads_state check (state in ('reading', 'columns', 'checked', 'importing', 'imported', 'refused')),
  constraint payment_uploads_name check (length(file_name) between 1 and 200 and length(source_name) between 1 and 40),
  constraint payment_uploads_bytes check (bytes > 0),
  constraint payment_uploads_asked check (num_nonnulls(asked_by_id, asked_at) in (0, 2)
    and (state not in ('importing', 'imported') or asked_at is not null)),
  constraint payment_uploads_checked check (state not in ('checked', 'importing') or (mapping is not null and found is not null)),
  constraint payment_uploads_refused check (state <> 'refused' or problem is not null),
  constraint payment_uploads_imported check ((state = 'imported') = (batch_number is not null))
);

create unique index payment_uploads_id_council_id_key on public.payment_uploads (id, council_id);
create index payment_uploads_council_id_state_idx on public.payment_uploads (council_id, state);

alter table public.event_kinds no force row level security;
-- expects rows: 1
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('payment-import-asked', 'payments', '{council}', false);
alter table public.event_kinds force row level security;
