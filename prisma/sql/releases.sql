-- What is told of a child in stages, to whom, and who looked (docs/adr/0014). A release ends with what it stood on, by the
-- triggers at the end, which stand on tables of other domains (docs/adr/0027).

-- ------------------------------------------------------------ public.fuller_details
alter table public.fuller_details enable row level security;
alter table public.fuller_details force row level security;

grant select, insert, update (checked_at, content, published, saved_at, saved_by_id, version) on
  public.fuller_details to homeward_council;
grant select (checked_at, council_id, published, referral_id, saved_at) on public.fuller_details to homeward_provider;
grant select (referral_id), update (checked_at), delete on public.fuller_details to homeward_definer;

create policy definer_all on public.fuller_details to homeward_definer using (true) with check (checked_at is null);
create policy definer_forgets on public.fuller_details for delete to homeward_definer using (true);
-- Nobody at a provider reads stage 1 without a look of their own in the same transaction.
create policy looked_at on public.fuller_details for select to homeward_provider
  using (checked_at is not null
    and exists (select 1 from public.information_looks l where l.referral_id = fuller_details.referral_id
      and l.provider_id = (select app_org()) and l.person_id = (select app_person()) and l.stage = 1 and l.what = 'detail'
      and l.transaction = (select pg_current_xact_id()::text::bigint))
    and exists (select 1 from public.offers o where o.referral_id = fuller_details.referral_id
      and o.provider_id = (select app_org()) and o.state in ('shortlisted', 'reserve', 'preferred', 'authorised', 'accepted') /* rule: detail-offers */ and not public.offer_is_over(o.id)));
create policy own on public.fuller_details to homeward_council using (council_id = (select app_org()))
  with check (council_id = (select app_org()) and exists (
    select 1 from public.referrals r where r.id = referral_id and r.council_id = fuller_details.council_id));

create trigger guard_beginning before insert on public.fuller_details
  for each row execute function public.guard_beginning('saved_by_id=@person', 'saved_at=@now', 'version=1');

-- ------------------------------------------------------------ public.redacted_documents
alter table public.redacted_documents enable row level security;
alter table public.redacted_documents force row level security;

grant select, insert, update (attempts, confirmed_at, confirmed_by_id, refused, state, waits_for, words) on
  public.redacted_documents to homeward_council;
grant select on public.redacted_documents to homeward_provider;
grant select (council_id, id, referral_id, state, uploaded_by_id), update (refused, state, title, waits_for, words)
  on public.redacted_documents to homeward_definer;
grant select (council_id, id, referral_id, state) on public.redacted_documents to homeward_opener;

create policy definer_all on public.redacted_documents to homeward_definer using (true) with check (state = 'checking');
create policy definer_forgets on public.redacted_documents for update to homeward_definer using (true) with check (state = 'removed');
-- As the fuller detail: nobody at a provider reads even a title without a look of their own in the same transaction.
create policy looked_at on public.redacted_documents for select to homeward_provider
  using (state = 'ready'
    and exists (select 1 from public.information_looks l where l.referral_id = redacted_documents.referral_id
      and l.provider_id = (select app_org()) and l.person_id = (select app_person()) and l.stage = 1
      and l.transaction = (select pg_current_xact_id()::text::bigint))
    and exists (select 1 from public.offers o where o.referral_id = redacted_documents.referral_id
      and o.provider_id = (select app_org()) and o.state in ('shortlisted', 'reserve', 'preferred', 'authorised', 'accepted') /* rule: detail-offers */ and not public.offer_is_over(o.id)));
create policy opener on public.redacted_documents for select to homeward_opener using (state <> 'removed');
create policy own on public.redacted_documents for select to homeward_council using (council_id = (select app_org()));
create policy own_add on public.redacted_documents for insert to homeward_council
  with check (council_id = (select app_org()) and uploaded_by_id = (select app_person()) and state = 'checking' and exists (
    select 1 from public.referrals r where r.id = referral_id and r.council_id = redacted_documents.council_id));
create policy own_change on public.redacted_documents for update to homeward_council
  using (council_id = (select app_org()) and state <> 'removed') with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.redacted_documents
  for each row execute function public.guard_beginning('state=checking', 'uploaded_by_id=@person', 'uploaded_at=@now',
    'confirmed_by_id=', 'confirmed_at=');

create trigger guard_own_file before insert on public.redacted_documents
  for each row execute function public.guard_own_file();

create trigger guard_holder_insert before insert or update on public.redacted_documents
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty');

-- ------------------------------------------------------------ public.document_pages
alter table public.document_pages enable row level security;
alter table public.document_pages force row level security;

grant select, insert, update (decided_at, decided_by_id, state, transcription), delete on public.document_pages to
  homeward_council;
grant select on public.document_pages to homeward_provider;
grant select (referral_id), delete on public.document_pages to homeward_definer;
grant select (document_id, id) on public.document_pages to homeward_opener;

create policy definer_forgets on public.document_pages to homeward_definer using (true);
-- As the document: only with a look of one's own at it in the same transaction.
create policy looked_at on public.document_pages for select to homeward_provider
  using (state <> 'waiting' and exists (select 1 from public.redacted_documents d where d.id = document_id and d.state = 'ready'));
create policy opener on public.document_pages for select to homeward_opener using (true);
create policy own on public.document_pages to homeward_council using (council_id = (select app_org()))
  with check (council_id = (select app_org()) and exists (
    select 1 from public.redacted_documents d where d.id = document_id and d.council_id = document_pages.council_id
      and d.referral_id = document_pages.referral_id));

create trigger guard_beginning before insert on public.document_pages
  for each row execute function public.guard_beginning('state=read|waiting', 'decided_by_id=', 'decided_at=',
    'transcription=');

create trigger guard_holder_insert before insert or delete or update on public.document_pages
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty');

-- ------------------------------------------------------------ public.terms_acceptances
alter table public.terms_acceptances enable row level security;
alter table public.terms_acceptances force row level security;

grant select on public.terms_acceptances to homeward_council;
grant select, insert on public.terms_acceptances to homeward_provider;
grant select (council_id, person_id, provider_id, referral_id) on public.terms_acceptances to homeward_opener;

create policy mine on public.terms_acceptances for select to homeward_provider
  using (provider_id = (select app_org()) and person_id = (select app_person()));
create policy mine_accept on public.terms_acceptances for insert to homeward_provider
  with check (provider_id = (select app_org()) and person_id = (select app_person()) and exists (
    select 1 from public.offers o where o.referral_id = terms_acceptances.referral_id and o.council_id = terms_acceptances.council_id
      and o.provider_id = (select app_org()) and o.state in ('shortlisted', 'reserve', 'preferred', 'authorised', 'accepted') /* rule: detail-offers */ and not public.offer_is_over(o.id)));
create policy opener on public.terms_acceptances for select to homeward_opener using (true);
create policy own on public.terms_acceptances for select to homeward_council using (council_id = (select app_org()));

create trigger guard_beginning before insert on public.terms_acceptances
  for each row execute function public.guard_beginning('accepted_at=@now');

create trigger guard_holder_insert before insert on public.terms_acceptances
  for each statement execute function public.guard_holder('referrals-officer', 'registered-manager', 'provider-admin',
    'responsible-individual');

-- ------------------------------------------------------------ public.information_releases
alter table public.information_releases enable row level security;
alter table public.information_releases force row level security;

grant select, insert, update (ended_at, ended_because, ended_by_id, ended_reason) on public.information_releases to
  homeward_council;
-- Why it was released, and why it ended, are words between colleagues of the council.
grant select (contact_id, council_id, delivery_id, emergency, ended_at, ended_because, ended_by_id, id, person_id, provider_id,
  referral_id, released_at, released_by_id, service_id, until) on public.information_releases to homeward_provider;
grant select on public.information_releases to homeward_opener;
grant select, update (ended_at, ended_because, ended_by_id, ended_reason) on public.information_releases to
  homeward_worker;
grant select, update (ended_at, ended_because, ended_reason, reason) on public.information_releases to
  homeward_definer;

create policy definer_end on public.information_releases to homeward_definer using (true) with check (ended_at is not null);
create policy job on public.information_releases for select to homeward_worker
  using (council_id = (select app_org()) or provider_id = (select app_org()));
create policy job_lapse on public.information_releases for update to homeward_worker
  using (council_id = (select app_org()) and ended_at is null) with check (ended_because = 'lapsed' and ended_by_id is null);
create policy mine on public.information_releases for select to homeward_provider
  using (provider_id = (select app_org()) and person_id = (select app_person()));
create policy opener on public.information_releases for select to homeward_opener using (ended_at is null);
create policy own on public.information_releases for select to homeward_council using (council_id = (select app_org()));
create policy own_end on public.information_releases for update to homeward_council
  using (council_id = (select app_org()) and ended_at is null)
  with check (council_id = (select app_org()) and ended_because = 'revoked' and ended_by_id = (select app_person()));
create policy own_release on public.information_releases for insert to homeward_council
  with check (council_id = (select app_org()) and released_by_id = (select app_person()) and ended_at is null
    and person_id in (select w.person_id from access.people_at_service(referral_id, service_id) w)
    and exists (select 1 from access.memberships m where m.organisation_id = (select app_org()) and m.person_id = (select app_person())
      and m.ended_at is null and m.roles && array['broker', 'social-worker', 'team-manager', 'head-of-service', 'emergency-duty'] /* rule: releasers */)
    and exists (select 1 from public.deliveries d join public.delivery_services s on s.delivery_id = d.id
      where d.id = information_releases.delivery_id and d.referral_id = information_releases.referral_id
        and d.provider_id = information_releases.provider_id and s.service_id = information_releases.service_id
        and case when information_releases.emergency then
          d.state <> 'closed' and s.answer <> 'declined' and (s.answer <> 'none' or d.state = 'picked-up')
          and exists (select 1 from public.referrals r where r.id = d.referral_id and r.purpose = 'emergency')
        else exists (select 1 from public.offers o where o.delivery_id = d.id and o.service_id = s.service_id
          and o.state in ('preferred', 'authorised', 'accepted') /* rule: released-on */ and not public.offer_is_over(o.id)) end));

create trigger guard_beginning before insert on public.information_releases
  for each row execute function public.guard_beginning('released_by_id=@person', 'released_at=@now', 'ended_at=',
    'ended_by_id=', 'ended_because=', 'ended_reason=');

create trigger guard_holder_insert before insert or update on public.information_releases
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty',
    'head-of-service');

create trigger guard_unconfirmed before insert on public.information_releases
  for each row execute function public.guard_unconfirmed();

-- ------------------------------------------------------------ public.information_looks
alter table public.information_looks enable row level security;
alter table public.information_looks force row level security;

grant select on public.information_looks to homeward_council, homeward_auditor;
grant select, insert (at, council_id, document_id, id, person_id, provider_id, referral_id, stage, what) on
  public.information_looks to homeward_provider;
grant select (at, document_id, person_id, placement_document_id, provider_id, stage), insert on public.information_looks to
  homeward_opener;

create policy auditor on public.information_looks for select to homeward_auditor using (true);
create policy mine on public.information_looks for select to homeward_provider
  using (provider_id = (select app_org()) and person_id = (select app_person()));
create policy mine_look on public.information_looks for insert to homeward_provider
  with check (provider_id = (select app_org()) and person_id = (select app_person()) and stage = 1
    and exists (select 1 from public.terms_acceptances t where t.referral_id = information_looks.referral_id
      and t.council_id = information_looks.council_id and t.person_id = (select app_person()))
    and exists (select 1 from public.offers o where o.referral_id = information_looks.referral_id
      and o.provider_id = (select app_org()) and o.state in ('shortlisted', 'reserve', 'preferred', 'authorised', 'accepted') /* rule: detail-offers */ and not public.offer_is_over(o.id)));
create policy opener on public.information_looks for insert to homeward_opener
  with check (stage = 2 or (stage = 1 and what = 'document'));
create policy opener_read on public.information_looks for select to homeward_opener
  using (stage = 1 or placement_document_id is not null);
create policy our_admins on public.information_looks for select to homeward_provider
  using (provider_id = (select app_org()) and exists (select 1 from access.memberships m
    where m.organisation_id = (select app_org()) and m.person_id = (select app_person()) and m.ended_at is null
      and 'provider-admin' = any (m.roles) /* rule: provider-admin */));
create policy own on public.information_looks for select to homeward_council using (council_id = (select app_org()));

create trigger append_only before delete or update on public.information_looks
  for each row execute function public.audit_append_only();

create trigger append_only_whole before truncate on public.information_looks
  for each statement execute function public.audit_append_only();

create trigger keep_time before insert on public.information_looks for each row execute function public.keep_time();

create trigger zz_audit_digest before insert on public.information_looks
  for each row execute function public.audit_digest();

-- ------------------------------------------------------------ functions

-- Who releases a child to a service, and who ends what releases there stand on, one after the other: each then reads what
-- the other did.
create function public.hold_releases_at(p_referral uuid, p_service uuid)
  returns void language sql volatile set search_path = pg_catalog, pg_temp
  as $$ select pg_advisory_xact_lock(hashtextextended('releases ' || p_referral || ' ' || p_service, 0)) $$;
grant execute on function public.hold_releases_at(uuid, uuid) to homeward_council, homeward_definer;

-- With the offer, the search, the answer or the membership that it stood on, in the same transaction: whoever ends
-- those knows nothing of releases. The person is told by a job.
create function public.end_releases(p_releases uuid[], p_because text, p_at timestamptz)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare r record;
  begin
    for r in update public.information_releases i set ended_at = p_at, ended_because = p_because
        where i.id = any (p_releases) and i.ended_at is null returning i.* loop
      insert into public.events (id, at, kind, audience, council_id, subject, subject_id, referral_id, person_id, from_state, to_state, data)
        values (gen_random_uuid(), p_at, 'release-ended', 'council', r.council_id, 'release', r.id, r.referral_id,
          (select public.app_person()), 'live', 'ended',
          jsonb_build_object('because', p_because, 'serviceId', r.service_id, 'toPersonId', r.person_id));
      perform public.put_job('tell-release', json_build_object('releaseId', r.id, 'organisationId', r.provider_id, 'what', 'ended'),
        'tell-release:' || r.id || ':ended');
    end loop;
  end $$;
alter function public.end_releases(uuid[], text, timestamptz) owner to homeward_definer;

create function public.end_releases_of_offer()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform public.end_releases(array(select i.id from public.information_releases i
      where i.referral_id = new.referral_id and i.service_id = new.service_id and i.ended_at is null), 'offer-ended', new.state_since);
    return null;
  end $$;
alter function public.end_releases_of_offer() owner to homeward_definer;

create trigger end_releases after update of state on public.offers for each row
  when (new.state <> old.state and new.state in ('not-selected', 'withdrawn', 'expired', 'fallen-through') /* rule: ended-offers */)
  execute function public.end_releases_of_offer();

create function public.end_releases_of_delivery()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    -- When a placement is agreed every delivery closes: the accepted offer keeps its releases.
    perform public.end_releases(array(select i.id from public.information_releases i
      where i.delivery_id = new.id and i.ended_at is null and not exists (
        select 1 from public.offers o where o.delivery_id = new.id and o.service_id = i.service_id
          and o.state in ('submitted', 'shortlisted', 'reserve', 'preferred', 'authorised', 'accepted') /* rule: winnable-offers */ and not public.offer_is_over(o.id))),
      'search-ended', coalesce(new.closed_at, now()));
    return null;
  end $$;
alter function public.end_releases_of_delivery() owner to homeward_definer;

create trigger end_releases after update of state on public.deliveries for each row
  when (new.state <> old.state and new.state = 'closed') execute function public.end_releases_of_delivery();

create function public.end_releases_of_answer()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform public.end_releases(array(select i.id from public.information_releases i
      where i.delivery_id = new.delivery_id and i.service_id = new.service_id and i.ended_at is null), 'declined',
      coalesce(new.answered_at, now()));
    return null;
  end $$;
alter function public.end_releases_of_answer() owner to homeward_definer;

create trigger end_releases after update of answer on public.delivery_services for each row
  when (new.answer <> old.answer and new.answer = 'declined') execute function public.end_releases_of_answer();

create function public.end_releases_of_member()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform public.end_releases(array(select i.id from public.information_releases i
      where i.provider_id = new.organisation_id and i.person_id = new.person_id and i.ended_at is null), 'left', new.ended_at);
    return null;
  end $$;
alter function public.end_releases_of_member() owner to homeward_definer;

create trigger end_releases after update of ended_at on access.memberships for each row
  when (new.ended_at is not null and old.ended_at is null) execute function public.end_releases_of_member();

create function public.end_releases_of_role()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform public.end_releases(array(select i.id from public.information_releases i
      where i.provider_id = new.organisation_id and i.person_id = new.person_id and i.ended_at is null),
      'role-ended', now());
    return null;
  end $$;
alter function public.end_releases_of_role() owner to homeward_definer;

create trigger end_releases_of_role after update of roles on access.memberships for each row
  when (new.ended_at is null
    and ((old.roles && array['registered-manager'] /* rule: registered-manager */ and not new.roles && array['registered-manager'] /* rule: registered-manager */)
      or (old.roles && array['responsible-individual'] /* rule: responsible-individual */ and not new.roles && array['responsible-individual'] /* rule: responsible-individual */)
      or not new.roles && array['registered-manager', 'responsible-individual', 'referrals-officer', 'provider-admin'] /* rule: told */))
  execute function public.end_releases_of_role();

create function public.end_releases_of_service()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform public.end_releases(array(select i.id from public.information_releases i
      where i.service_id = new.id and i.ended_at is null), 'service-moved', now());
    return null;
  end $$;
alter function public.end_releases_of_service() owner to homeward_definer;

create trigger end_releases_of_service after update of owner_key on public.services for each row
  when (old.owner_key is distinct from new.owner_key) execute function public.end_releases_of_service();

-- What hangs on a child's data key goes with it, in the same transaction, whoever destroys the identity: the daily job,
-- or the sweep after a backup was restored. The list is here and in prisma/row-security/after-destroying.ts, which a test
-- compares with the catalogue. The council's own text of the pages has a trigger of its own.
create function public.forget_what_hangs_on_a_key()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_referrals uuid[] := array(select c.referral_id from public.referral_children c where c.identity_id = new.id);
    d record;
  begin
    delete from public.document_pages p where p.referral_id = any (v_referrals);
    for d in update public.redacted_documents r set state = 'removed', refused = null, waits_for = null, words = null, title = ''
        where r.referral_id = any (v_referrals) returning r.id, r.council_id loop
      -- The files are sealed with the key that goes; a job takes them away as well.
      perform public.put_job('forget-document', json_build_object('documentId', d.id, 'organisationId', d.council_id),
        'forget-document:' || d.id);
    end loop;
    delete from public.fuller_details f where f.referral_id = any (v_referrals);
    delete from public.gate_decisions g where g.referral_id = any (v_referrals);
    delete from public.gate_readings g where g.referral_id = any (v_referrals);
    update public.gate_small_numbers g set reason = null where g.referral_id = any (v_referrals);
    -- Who told whom and when stays on the record, without what was typed about the child.
    update public.information_releases i set reason = '', ended_reason = null
      where i.referral_id = any (v_referrals) and i.ended_at is not null;
    delete from public.impact_drafts t using public.offers o where o.id = t.offer_id and o.referral_id = any (v_referrals);
    delete from public.offer_drafts t using public.offers o where o.id = t.offer_id and o.referral_id = any (v_referrals);
    return null;
  end $$;
alter function public.forget_what_hangs_on_a_key() owner to homeward_definer;

create trigger forget_what_hangs_on_a_key after update of destroyed_at on vault.identities
  for each row when (new.destroyed_at is not null and old.destroyed_at is null) execute function public.forget_what_hangs_on_a_key();

-- The child's page has changed: documents are compared anew by a job, and closed until it has.
create function public.uncheck_fuller_details()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare d record;
  begin
    update public.fuller_details f set checked_at = null
      where f.referral_id in (select c.referral_id from public.referral_children c where c.identity_id = new.id);
    for d in update public.redacted_documents r set state = 'checking'
        where r.state in ('second-look', 'ready')
          and r.referral_id in (select c.referral_id from public.referral_children c where c.identity_id = new.id)
        returning r.id, r.council_id loop
      perform public.put_job('check-document', json_build_object('documentId', d.id, 'organisationId', d.council_id),
        'check-document:' || d.id);
    end loop;
    return null;
  end $$;
alter function public.uncheck_fuller_details() owner to homeward_definer;

create trigger uncheck_fuller_details after update of version on vault.identities
  for each row when (new.version <> old.version and octet_length(new.ciphertext) > 0) execute function public.uncheck_fuller_details();

-- Whether whoever is asking may have parts of a document opened, and whose it is: nothing where they may not. A job, which
-- names no person, has one opened only while it is being checked. Somebody of the council has it opened as a member; the
-- look is written by the caller, who knows whom the parts tell of. Somebody at a provider has one opened that is cleared,
-- on the grounds of stage 1 (row security of information_looks): the look is written here, unless the page on which it
-- stands has written it just now.
create function public.document_to_open(p_document uuid, p_subjects uuid[], p_look uuid, p_now timestamptz)
  returns TABLE(council_id uuid, is_cleared boolean) language plpgsql security definer set search_path = pg_catalog, pg_temp
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
        and m.roles && array['registered-manager', 'responsible-individual', 'referrals-officer', 'provider-admin'] /* rule: told */)
      or not exists (select 1 from public.terms_acceptances t where t.referral_id = d.referral_id and t.council_id = d.council_id
        and t.provider_id = v_org and t.person_id = v_person)
      or not exists (select 1 from public.offers o where o.referral_id = d.referral_id and o.provider_id = v_org
        and o.state in ('shortlisted', 'reserve', 'preferred', 'authorised', 'accepted') /* rule: detail-offers */ and not public.offer_is_over(o.id)) then
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
grant execute on function public.document_to_open(uuid, uuid[], uuid, timestamptz) to homeward_keys;

-- Gives the sealed rows of a referral's children to the person who holds a release, and writes the look first. Its
-- owner owns nothing else: no other function reads what is sealed. The application opens the rows.
create function public.read_released_identity(p_release uuid, p_look uuid, p_now timestamptz)
  returns TABLE(identity_id uuid, council_id uuid, ciphertext bytea, nonce bytea, key_id text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare r public.information_releases;
  begin
    -- No lock: who revokes waits for nobody, and a look that began before is on the log.
    select i.* into r from public.information_releases i
     where i.id = p_release and i.ended_at is null
       and i.person_id = (select public.app_person())
       and i.provider_id = (select public.app_org())
       and (i.until is null or i.until > greatest(p_now, clock_timestamp()))
       and exists (select 1 from access.memberships m where m.person_id = i.person_id and m.organisation_id = i.provider_id and m.ended_at is null
         and m.roles && array['registered-manager', 'responsible-individual', 'referrals-officer', 'provider-admin'] /* rule: told */);
    if not found then return; end if;
    insert into public.information_looks (id, council_id, provider_id, referral_id, person_id, stage, what, release_id, at)
      values (p_look, r.council_id, r.provider_id, r.referral_id, r.person_id, 2, 'identity', r.id, p_now);
    return query
      select v.id, v.council_id, v.ciphertext, v.nonce, v.key_id
        from public.referral_children c join vault.identities v on v.id = c.identity_id and v.council_id = r.council_id
       where c.referral_id = r.referral_id
         -- An offer that names its children is for them alone.
         and (c.id in (select oc.referral_child_id from public.offer_children oc join public.offers o on o.id = oc.offer_id
                where o.referral_id = r.referral_id and o.service_id = r.service_id
                  and o.state not in ('not-selected', 'withdrawn', 'expired', 'fallen-through') /* rule: ended-offers */ and not public.offer_is_over(o.id))
           or not exists (select 1 from public.offer_children oc join public.offers o on o.id = oc.offer_id
                where o.referral_id = r.referral_id and o.service_id = r.service_id
                  and o.state not in ('not-selected', 'withdrawn', 'expired', 'fallen-through') /* rule: ended-offers */ and not public.offer_is_over(o.id)))
       order by c.position;
  end $$;
alter function public.read_released_identity(uuid, uuid, timestamptz) owner to homeward_opener;
grant execute on function public.read_released_identity(uuid, uuid, timestamptz) to homeward_keys;

-- The people of a provider to whom the asking council may release who the child is: names and roles, never an email,
-- and only where the council has sent that service this referral.
create function access.people_at_service(p_referral uuid, p_service uuid)
  returns TABLE(person_id uuid, name text, roles text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.id, p.name, m.roles
      from public.deliveries d
      join public.delivery_services s on s.delivery_id = d.id and s.service_id = p_service
      join access.memberships m on m.organisation_id = d.provider_id and m.ended_at is null
        and m.roles && array['registered-manager', 'responsible-individual', 'referrals-officer', 'provider-admin'] /* rule: told */
      join access.people p on p.id = m.person_id
     where d.referral_id = p_referral
       and d.council_id = (select public.app_org())
       and p.id <> (select public.app_person())
       and exists (select 1 from access.memberships mine where mine.organisation_id = d.council_id and mine.ended_at is null
         and mine.person_id = (select public.app_person()))
  $$;
alter function access.people_at_service(uuid, uuid) owner to homeward_definer;
grant execute on function access.people_at_service(uuid, uuid) to homeward_council;

-- Which of these files have a row: for the daily job that removes what a process that died has left behind. It tells nothing
-- but whether a row of this id is there.
create function public.files_in_use(p_ids uuid[])
  returns SETOF uuid language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select d.id from public.redacted_documents d where d.id = any(p_ids)
    union select p.id from public.forum_papers p where p.id = any(p_ids)
    union select t.id from public.placement_documents t where t.id = any(p_ids)
    union select h.id from public.home_files h where h.id = any(p_ids)
    union select u.id from public.payment_uploads u where u.id = any(p_ids) and u.state <> 'imported'
  $$;
alter function public.files_in_use(uuid[]) owner to homeward_definer;
grant execute on function public.files_in_use(uuid[]) to homeward_worker;

-- Files are kept, sealed and removed by the id of their row: a row with the id of another would have that one's files opened and
-- removed as its own. A trigger of every table that `files_in_use` names.
create function public.guard_own_file()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if exists (select 1 from public.files_in_use(array[new.id])) then
      raise exception 'this id is of another file' using errcode = '42501';
    end if;
    return new;
  end $$;
alter function public.guard_own_file() owner to homeward_definer;

-- Who may write an event about it: asked by `guard_event` (audit.sql), as whoever writes, with the sides that the event names.
create function public.sees_release(p_id uuid, p_council uuid, p_provider uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from public.information_releases s where s.id = p_id
    and s.council_id = coalesce(p_council, s.council_id) and s.provider_id = coalesce(p_provider, s.provider_id)) $$;
grant execute on function public.sees_release(uuid, uuid, uuid) to public;
