-- What either side of a placement hands in as a file: reports on the child, and evidence of a change. What was sent, its pages as
-- we drew them and the PDF that we made are sealed files outside the database.
create table public.placement_documents (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  side text not null,
  kind text not null,
  covers_on date not null,
  change_id uuid,
  fee_line_id uuid,
  file_kind text not null,
  bytes integer not null,
  state text not null,
  refused text,
  attempts integer not null default 0,
  waits_for text,
  words bytea,
  page_count integer,
  uploaded_by_id uuid not null,
  uploaded_at timestamptz(3) not null,
  read_by_id uuid,
  read_at timestamptz(3),
  removed_by_id uuid,
  removed_at timestamptz(3),
  removed_why text,
  constraint placement_documents_pkey primary key (id),
  constraint placement_documents_side check (side in ('council', 'provider')),
  constraint placement_documents_kind check (kind in ('monthly', 'regulation-44', 'regulation-40', 'change-evidence')),
  constraint placement_documents_change check ((kind = 'change-evidence') = (change_id is not null)),
  constraint placement_documents_month check (kind not in ('monthly', 'regulation-44') or extract(day from covers_on) = 1),
  constraint placement_documents_bytes check (bytes > 0),
  constraint placement_documents_state check (state in ('checking', 'ready', 'refused', 'removed')),
  constraint placement_documents_refused check (refused is null or state in ('refused', 'removed')),
  constraint placement_documents_waits_for check (waits_for is null or waits_for = 'scanner'),
  constraint placement_documents_ready check (state <> 'ready' or (words is not null and page_count > 0)),
  constraint placement_documents_read check (num_nonnulls(read_by_id, read_at) in (0, 2)),
  constraint placement_documents_removed check (num_nonnulls(removed_by_id, removed_at, removed_why) in (0, 3)
    and (removed_at is null or state = 'removed'))
);
create index placement_documents_placement_id_idx on public.placement_documents (placement_id);
create index placement_documents_council_id_idx on public.placement_documents (council_id);
create index placement_documents_provider_id_idx on public.placement_documents (provider_id);
create index placement_documents_change_id_idx on public.placement_documents (change_id);

alter table public.placement_documents add constraint placement_documents_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;
alter table public.placement_documents add constraint placement_documents_change_id_fkey foreign key (change_id) references public.placement_changes (id) on delete restrict on update cascade;
alter table public.placement_documents add constraint placement_documents_fee_line_id_fkey foreign key (fee_line_id) references public.fee_lines (id) on delete restrict on update cascade;

-- A report that a council has asked for by name: once each.
create table public.report_requests (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  kind text not null,
  covers_on date not null,
  asked_by_id uuid not null,
  asked_at timestamptz(3) not null,
  constraint report_requests_pkey primary key (id),
  constraint report_requests_kind check (kind in ('monthly', 'regulation-44', 'regulation-40')),
  constraint report_requests_month check (kind = 'regulation-40' or extract(day from covers_on) = 1)
);
create unique index report_requests_placement_id_kind_covers_on_key on public.report_requests (placement_id, kind, covers_on);
create index report_requests_council_id_idx on public.report_requests (council_id);
create index report_requests_provider_id_idx on public.report_requests (provider_id);

alter table public.report_requests add constraint report_requests_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;

-- Looks at them, of the council's people and of a provider's.
alter table vault.looks drop constraint looks_purpose;
alter table vault.looks add constraint looks_purpose
  check (purpose in ('edit-child', 'assess-match', 'keep-out', 'read-text', 'read-document', 'read-cleared-document',
    'read-placement-document', 'comparison', 'search', 'notice', 'leaving-care', 'child-view'));
alter table vault.looks drop constraint looks_document;
alter table vault.looks add constraint looks_document
  check ((purpose in ('read-document', 'read-cleared-document', 'read-placement-document')) = (document_id is not null));
alter table public.information_looks add column placement_document_id uuid;
alter table public.information_looks add constraint information_looks_placement_document_id_fkey foreign key (placement_document_id) references public.placement_documents (id) on delete restrict on update cascade;
alter table public.information_looks drop constraint information_looks_stage;
alter table public.information_looks add constraint information_looks_stage check (
  (stage = 1 and what in ('detail', 'document') and release_id is null and placement_document_id is null)
  or (stage = 2 and what = 'identity' and release_id is not null and placement_document_id is null)
  or (stage = 2 and what = 'report' and placement_document_id is not null and document_id is null));

alter table public.event_kinds no force row level security;
-- expects rows: 6
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('placement-document-added', 'documents', '{both,council,provider}', false),
  ('placement-document-ready', 'documents', '{both,council,provider}', false),
  ('placement-document-refused', 'documents', '{both,council,provider}', false),
  ('placement-document-read', 'documents', '{both,council,provider}', false),
  ('placement-document-removed', 'documents', '{both,council,provider}', false),
  ('report-asked', 'documents', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
