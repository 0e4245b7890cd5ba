-- CreateTable
CREATE TABLE "redacted_documents" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "refused" TEXT,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "redacted_documents_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "redacted_documents_referral_id_idx" ON "redacted_documents"("referral_id");

-- CreateIndex
CREATE INDEX "redacted_documents_council_id_idx" ON "redacted_documents"("council_id");

alter table public.redacted_documents enable row level security;
alter table public.redacted_documents force row level security;
revoke all on public.redacted_documents from public;
alter table public.redacted_documents add constraint redacted_documents_words
  check (kind in ('text', 'pdf') and state in ('checking', 'second-look', 'ready', 'refused', 'removed'));
-- What no program can read to the end, a second person has opened.
alter table public.redacted_documents add constraint redacted_documents_two_people
  check ((confirmed_by_id is null or confirmed_by_id <> uploaded_by_id) and (state <> 'ready' or kind = 'text' or confirmed_by_id is not null));

grant select on public.redacted_documents to homeward_council, homeward_provider;
grant insert on public.redacted_documents to homeward_council;
grant update (state, refused, confirmed_by_id, confirmed_at) on public.redacted_documents to homeward_council;
create policy own on public.redacted_documents for select to homeward_council using (council_id = (select app_org()));
create policy own_add on public.redacted_documents for insert to homeward_council
  with check (council_id = (select app_org()) and uploaded_by_id = (select app_person()) and state = 'checking' and exists (
    select 1 from public.referrals r where r.id = referral_id and r.council_id = redacted_documents.council_id));
create policy own_change on public.redacted_documents for update to homeward_council
  using (council_id = (select app_org()) and state <> 'removed') with check (council_id = (select app_org()));
-- As the fuller detail: nobody at a provider reads even a title without a look of their own in the same transaction.
create policy looked_at on public.redacted_documents for select to homeward_provider
  using (state = 'ready'
    and exists (select 1 from public.information_looks l where l.referral_id = redacted_documents.referral_id
      and l.provider_id = (select app_org()) and l.person_id = (select app_person()) and l.stage = 1
      and l.transaction = (select pg_current_xact_id()::text::bigint))
    and exists (select 1 from public.offers o where o.referral_id = redacted_documents.referral_id
      and o.provider_id = (select app_org()) and o.state in ('shortlisted', 'reserve', 'preferred', 'authorised', 'accepted')));

-- The child's page has changed: documents are compared anew by a job, and closed until it has.
grant select (id, referral_id, council_id, uploaded_by_id, state), update (state) on public.redacted_documents to homeward_definer;
create policy definer_all on public.redacted_documents to homeward_definer using (true) with check (state = 'checking');
create or replace function public.uncheck_fuller_details() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare d record;
  begin
    update public.fuller_details f set checked_at = null
      where f.referral_id in (select c.referral_id from public.referral_children c where c.identity_id = new.id);
    for d in update public.redacted_documents r set state = 'checking'
        where r.state in ('second-look', 'ready')
          and r.referral_id in (select c.referral_id from public.referral_children c where c.identity_id = new.id)
        returning r.id, r.council_id loop
      perform public.enqueue_job('check-document', json_build_object('documentId', d.id, 'organisationId', d.council_id),
        'check-document:' || d.id);
    end loop;
    return null;
  end $$;
