-- The council's own clauses of its agreements, as they are written.
create table public.agreement_templates (
  id uuid not null,
  council_id uuid not null,
  source text not null,
  clauses jsonb not null,
  saved_by_id uuid not null,
  saved_at timestamptz(3) not null,
  version integer not null default 1,
  pdf bytea,
  pdf_version integer,
  constraint agreement_templates_pkey primary key (id),
  constraint agreement_templates_pdf check ((pdf is null) = (pdf_version is null)),
  constraint agreement_templates_source check (length(source) <= 40000)
);
create unique index agreement_templates_council_id_key on public.agreement_templates (council_id);

-- A published version of them, which never changes.
create table public.agreement_template_versions (
  id uuid not null,
  council_id uuid not null,
  number integer not null,
  source text not null,
  clauses jsonb not null,
  published_by_id uuid not null,
  published_at timestamptz(3) not null,
  constraint agreement_template_versions_pkey primary key (id),
  constraint agreement_template_versions_number check (number > 0)
);
create unique index agreement_template_versions_council_id_number_key on public.agreement_template_versions (council_id, number);

-- With which of them an agreement was begun; null: the council had none.
alter table public.agreements add column template_id uuid;
create index agreements_template_id_idx on public.agreements (template_id);
alter table public.agreements add constraint agreements_template_id_fkey foreign key (template_id) references public.agreement_template_versions (id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 2
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('agreement-template-saved', 'agreements', '{council}', false),
  ('agreement-template-published', 'agreements', '{council}', false);
alter table public.event_kinds force row level security;
