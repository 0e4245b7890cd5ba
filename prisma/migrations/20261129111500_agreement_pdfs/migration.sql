-- An issued agreement as a PDF that a screen reader can read.
create table public.agreement_pdfs (
  agreement_version_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  bytes bytea not null,
  sha256 text not null,
  made_at timestamptz(3) not null
);
alter table public.agreement_pdfs add constraint agreement_pdfs_pkey primary key (agreement_version_id);
alter table public.agreement_pdfs add constraint agreement_pdfs_agreement_version_id_fkey
  foreign key (agreement_version_id) references public.agreement_versions (id) on update cascade on delete restrict;
alter table public.agreement_pdfs add constraint agreement_pdfs_digest check (sha256 = encode(sha256(bytes), 'hex'));
