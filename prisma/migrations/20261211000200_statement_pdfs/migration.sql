-- A published version as PDF/UA-1, made once by the process that works on documents and never changed.
create table public.statement_pdfs (
  statement_version_id uuid not null,
  council_id uuid not null,
  bytes bytea not null,
  sha256 text not null,
  made_at timestamptz(3) not null,
  constraint statement_pdfs_pkey primary key (statement_version_id),
  constraint statement_pdfs_digest check (sha256 = encode(sha256(bytes), 'hex'))
);
alter table public.statement_pdfs add constraint statement_pdfs_statement_version_id_fkey foreign key (statement_version_id) references public.statement_versions (id) on delete restrict on update cascade;
