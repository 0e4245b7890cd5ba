-- Opening a document is a look, written by whoever holds the keys before it tells anything (docs/adr/0023): which
-- document, and each child it may tell of. Empty in other rows, so that no digest of an older row changes.
ALTER TABLE "vault"."looks" ADD COLUMN "document_id" UUID;
alter table vault.looks drop constraint looks_purpose;
alter table vault.looks add constraint looks_purpose
  check (purpose in ('edit-child', 'assess-match', 'keep-out', 'read-text', 'read-document', 'read-cleared-document', 'comparison', 'search'));
alter table vault.looks add constraint looks_document
  check ((purpose in ('read-document', 'read-cleared-document')) = (document_id is not null));

grant select (id, council_id, referral_id, state) on public.redacted_documents to homeward_opener;
create policy opener on public.redacted_documents for select to homeward_opener using (state <> 'removed');
grant select (id, document_id) on public.document_pages to homeward_opener;
create policy opener on public.document_pages for select to homeward_opener using (true);
grant select (referral_id, council_id, provider_id, person_id) on public.terms_acceptances to homeward_opener;
create policy opener on public.terms_acceptances for select to homeward_opener using (true);
grant select (provider_id) on public.offers to homeward_opener;
grant select (provider_id, person_id, stage, document_id, at) on public.information_looks to homeward_opener;
create policy opener_read on public.information_looks for select to homeward_opener using (stage = 1);
drop policy opener on public.information_looks;
create policy opener on public.information_looks for insert to homeward_opener
  with check (stage = 2 or (stage = 1 and what = 'document'));

-- Whether whoever is asking may have parts of a document opened, and whose it is: nothing where they may not. A job, which
-- names no person, has one opened only while it is being checked. Somebody of the council has it opened as a member; the
-- look is written by the caller, who knows whom the parts tell of. Somebody at a provider has one opened that is cleared,
-- on the grounds of stage 1 (row security of information_looks): the look is written here, unless the page on which it
-- stands has written it just now.
grant create on schema public to homeward_opener;
create function public.document_to_open(p_document uuid, p_subjects uuid[], p_look uuid, p_now timestamptz)
  returns table (council_id uuid, is_cleared boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    d record;
    v_org uuid := (select public.app_org());
    v_person uuid := (select public.app_person());
  begin
    select r.id, r.council_id, r.referral_id, r.state into d from public.redacted_documents r where r.id = p_document;
    if not found or v_org is null then return; end if;
    if exists (select 1 from unnest(p_subjects) as s (id) where s.id <> d.id
        and not exists (select 1 from public.document_pages p where p.id = s.id and p.document_id = d.id)) then
      return;
    end if;
    if v_person is null then
      if d.council_id = v_org and d.state = 'checking' then return query select d.council_id, false; end if;
      return;
    end if;
    if d.council_id = v_org then
      if exists (select 1 from access.memberships m where m.person_id = v_person and m.organisation_id = v_org and m.ended_at is null) then
        return query select d.council_id, d.state = 'ready';
      end if;
      return;
    end if;
    if d.state <> 'ready'
      or not exists (select 1 from access.memberships m where m.person_id = v_person and m.organisation_id = v_org and m.ended_at is null
        and m.roles && array['registered-manager', 'responsible-individual', 'referrals-officer', 'provider-admin'])
      or not exists (select 1 from public.terms_acceptances t where t.referral_id = d.referral_id and t.council_id = d.council_id
        and t.provider_id = v_org and t.person_id = v_person)
      or not exists (select 1 from public.offers o where o.referral_id = d.referral_id and o.provider_id = v_org
        and o.state in ('shortlisted', 'reserve', 'preferred', 'authorised', 'accepted')) then
      return;
    end if;
    if not exists (select 1 from public.information_looks l where l.document_id = d.id and l.person_id = v_person
        and l.provider_id = v_org and l.stage = 1 and l.at > p_now - interval '10 minutes') then
      insert into public.information_looks (id, council_id, provider_id, referral_id, person_id, stage, what, document_id, at)
        values (p_look, d.council_id, v_org, d.referral_id, v_person, 1, 'document', d.id, p_now);
    end if;
    return query select d.council_id, true;
  end $$;
alter function public.document_to_open(uuid, uuid[], uuid, timestamptz) owner to homeward_opener;
revoke all on function public.document_to_open(uuid, uuid[], uuid, timestamptz) from public;
grant execute on function public.document_to_open(uuid, uuid[], uuid, timestamptz) to homeward_keys;
revoke create on schema public from homeward_opener;
