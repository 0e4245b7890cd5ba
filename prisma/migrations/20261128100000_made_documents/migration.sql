-- What a provider reads of a document is made by us, page by page, and sealed under the child's data key.

-- AlterTable
ALTER TABLE "redacted_documents" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "waits_for" TEXT,
ADD COLUMN     "words" BYTEA;

-- CreateTable
CREATE TABLE "document_pages" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "flags" TEXT[],
    "width" INTEGER,
    "height" INTEGER,
    "state" TEXT NOT NULL,
    "transcription" BYTEA,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "document_pages_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "document_pages_council_id_idx" ON "document_pages"("council_id");

-- CreateIndex
CREATE INDEX "document_pages_referral_id_idx" ON "document_pages"("referral_id");

-- CreateIndex
CREATE UNIQUE INDEX "document_pages_document_id_number_key" ON "document_pages"("document_id", "number");

alter table public.redacted_documents drop constraint redacted_documents_words;
alter table public.redacted_documents add constraint redacted_documents_words
  check (kind in ('text', 'pdf', 'docx', 'picture') and state in ('checking', 'second-look', 'ready', 'refused', 'removed')
    and attempts between 0 and 2 and (waits_for is null or (waits_for = 'scanner' and state = 'checking')));
alter table public.redacted_documents add constraint redacted_documents_made check (state <> 'ready' or words is not null) not valid;
grant update (attempts, waits_for, words) on public.redacted_documents to homeward_council;

alter table public.document_pages enable row level security;
alter table public.document_pages force row level security;
revoke all on public.document_pages from public;
alter table public.document_pages add constraint document_pages_states
  check (state in ('read', 'waiting', 'described', 'left-out') and number between 1 and 60
    and (state in ('read', 'waiting')) = (decided_by_id is null) and (state = 'described' or transcription is null));
grant select, insert, delete on public.document_pages to homeward_council;
grant update (state, transcription, decided_by_id, decided_at) on public.document_pages to homeward_council;
grant select on public.document_pages to homeward_provider;
create policy own on public.document_pages to homeward_council using (council_id = (select app_org()))
  with check (council_id = (select app_org()) and exists (
    select 1 from public.redacted_documents d where d.id = document_id and d.council_id = document_pages.council_id
      and d.referral_id = document_pages.referral_id));
-- As the document: only with a look of one's own at it in the same transaction.
create policy looked_at on public.document_pages for select to homeward_provider
  using (state <> 'waiting' and exists (select 1 from public.redacted_documents d where d.id = document_id and d.state = 'ready'));

-- What was taken before pages were made is made now, and looked at again by a second person.
do $$
declare d record;
begin
  for d in update public.redacted_documents r set state = 'checking', confirmed_by_id = null, confirmed_at = null
      where r.state in ('checking', 'second-look', 'ready') returning r.id, r.council_id loop
    perform public.enqueue_job('check-document', json_build_object('documentId', d.id, 'organisationId', d.council_id),
      'check-document:' || d.id);
  end loop;
end $$;
