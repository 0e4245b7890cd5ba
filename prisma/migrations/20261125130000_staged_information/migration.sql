-- CreateTable
CREATE TABLE "fuller_details" (
    "referral_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "checked_at" TIMESTAMPTZ(3),
    "saved_by_id" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "fuller_details_pkey" PRIMARY KEY ("referral_id")
);

-- CreateTable
CREATE TABLE "terms_acceptances" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "terms_version" INTEGER NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "terms_acceptances_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "information_releases" (
    "id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "emergency" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "contact_id" UUID,
    "until" TIMESTAMPTZ(3),
    "released_by_id" UUID NOT NULL,
    "released_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "ended_because" TEXT,
    "ended_reason" TEXT,

    CONSTRAINT "information_releases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "information_looks" (
    "id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "stage" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "document_id" UUID,
    "release_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "transaction" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,

    CONSTRAINT "information_looks_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "fuller_details_council_id_idx" ON "fuller_details"("council_id");

-- CreateIndex
CREATE UNIQUE INDEX "terms_acceptances_referral_id_person_id_provider_id_terms_v_key" ON "terms_acceptances"("referral_id", "person_id", "provider_id", "terms_version");

-- CreateIndex
CREATE INDEX "information_releases_referral_id_idx" ON "information_releases"("referral_id");

-- CreateIndex
CREATE INDEX "information_releases_person_id_idx" ON "information_releases"("person_id");

-- CreateIndex
CREATE INDEX "information_releases_released_by_id_idx" ON "information_releases"("released_by_id");

-- CreateIndex
CREATE INDEX "information_releases_contact_id_idx" ON "information_releases"("contact_id");

-- CreateIndex
CREATE INDEX "information_looks_referral_id_at_idx" ON "information_looks"("referral_id", "at");

-- CreateIndex
CREATE INDEX "information_looks_person_id_idx" ON "information_looks"("person_id");

-- Information is staged (domain.md, rule 2). Stage 1 and 2 are readable only where a look is written, and who the
-- child is only through one narrow function.

do $$
declare t text;
begin
  foreach t in array array['fuller_details', 'terms_acceptances', 'information_releases', 'information_looks'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('revoke all on public.%I from public', t);
  end loop;
end $$;

alter table public.information_looks add constraint information_looks_stage
  check ((stage = 1 and what in ('detail', 'document') and release_id is null) or (stage = 2 and what = 'identity' and release_id is not null));
alter table public.information_releases add constraint information_releases_two_people check (person_id <> released_by_id);
alter table public.information_releases add constraint information_releases_ended
  check ((ended_at is null) = (ended_because is null)
    and (ended_because is null or ended_because in ('revoked', 'lapsed', 'offer-ended', 'search-ended', 'declined', 'left')));
-- One live release a person, service and referral.
create unique index information_releases_one_live on public.information_releases (referral_id, service_id, person_id) where ended_at is null;

-- ------------------------------------------------------------ who is at a service
-- The people of a provider to whom the asking council may release who the child is: names and roles, never an email,
-- and only where the council has sent that service this referral.
grant select on public.deliveries, public.delivery_services to homeward_definer;
create policy definer_read on public.deliveries for select to homeward_definer using (true);
create policy definer_read on public.delivery_services for select to homeward_definer using (true);
grant create on schema access, public to homeward_definer;
create function access.people_at_service(p_referral uuid, p_service uuid)
  returns table (person_id uuid, name text, roles text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.id, p.name, m.roles
      from public.deliveries d
      join public.delivery_services s on s.delivery_id = d.id and s.service_id = p_service
      join access.memberships m on m.organisation_id = d.provider_id and m.ended_at is null
        and m.roles && array['registered-manager', 'responsible-individual', 'referrals-officer', 'provider-admin']
      join access.people p on p.id = m.person_id
     where d.referral_id = p_referral
       and d.council_id = nullif(current_setting('app.org_id', true), '')::uuid
       and p.id <> nullif(current_setting('app.person_id', true), '')::uuid
       and exists (select 1 from access.memberships mine where mine.organisation_id = d.council_id and mine.ended_at is null
         and mine.person_id = nullif(current_setting('app.person_id', true), '')::uuid)
  $$;
alter function access.people_at_service(uuid, uuid) owner to homeward_definer;
revoke all on function access.people_at_service(uuid, uuid) from public;
grant execute on function access.people_at_service(uuid, uuid) to homeward_council;

-- ------------------------------------------------------------ stage 1
grant select on public.fuller_details, public.terms_acceptances, public.information_looks to homeward_council, homeward_provider;
grant insert, update (content, checked_at, saved_by_id, saved_at, version) on public.fuller_details to homeward_council;
create policy own on public.fuller_details to homeward_council using (council_id = (select app_org()))
  with check (council_id = (select app_org()) and exists (
    select 1 from public.referrals r where r.id = referral_id and r.council_id = fuller_details.council_id));

create policy own on public.terms_acceptances for select to homeward_council using (council_id = (select app_org()));
create policy mine on public.terms_acceptances for select to homeward_provider
  using (provider_id = (select app_org()) and person_id = (select app_person()));
grant insert on public.terms_acceptances to homeward_provider;
create policy mine_accept on public.terms_acceptances for insert to homeward_provider
  with check (provider_id = (select app_org()) and person_id = (select app_person()) and exists (
    select 1 from public.offers o where o.referral_id = terms_acceptances.referral_id and o.council_id = terms_acceptances.council_id
      and o.provider_id = (select app_org()) and o.state in ('shortlisted', 'reserve', 'preferred', 'authorised', 'accepted')));

create policy own on public.information_looks for select to homeward_council using (council_id = (select app_org()));
create policy mine on public.information_looks for select to homeward_provider
  using (provider_id = (select app_org()) and person_id = (select app_person()));
grant insert (id, council_id, provider_id, referral_id, person_id, stage, what, document_id, at) on public.information_looks to homeward_provider;
create policy mine_look on public.information_looks for insert to homeward_provider
  with check (provider_id = (select app_org()) and person_id = (select app_person()) and stage = 1
    and exists (select 1 from public.terms_acceptances t where t.referral_id = information_looks.referral_id
      and t.council_id = information_looks.council_id and t.person_id = (select app_person()))
    and exists (select 1 from public.offers o where o.referral_id = information_looks.referral_id
      and o.provider_id = (select app_org()) and o.state in ('shortlisted', 'reserve', 'preferred', 'authorised', 'accepted')));
-- Nobody at a provider reads stage 1 without a look of their own in the same transaction.
create policy looked_at on public.fuller_details for select to homeward_provider
  using (checked_at is not null
    and exists (select 1 from public.information_looks l where l.referral_id = fuller_details.referral_id
      and l.provider_id = (select app_org()) and l.person_id = (select app_person()) and l.stage = 1 and l.what = 'detail'
      and l.transaction = (select pg_current_xact_id()::text::bigint))
    and exists (select 1 from public.offers o where o.referral_id = fuller_details.referral_id
      and o.provider_id = (select app_org()) and o.state in ('shortlisted', 'reserve', 'preferred', 'authorised', 'accepted')));

-- The child's page has changed: what is told at stage 1 is compared anew before a provider reads it again.
grant select (referral_id), update (checked_at) on public.fuller_details to homeward_definer;
create policy definer_all on public.fuller_details to homeward_definer using (true) with check (checked_at is null);
grant select (referral_id, identity_id) on public.referral_children to homeward_definer;
create policy definer_read on public.referral_children for select to homeward_definer using (true);
create function public.uncheck_fuller_details() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.fuller_details f set checked_at = null
      where f.referral_id in (select c.referral_id from public.referral_children c where c.identity_id = new.id);
    return null;
  end $$;
alter function public.uncheck_fuller_details() owner to homeward_definer;
revoke all on function public.uncheck_fuller_details() from public;
create trigger uncheck_fuller_details after update of version on vault.identities
  for each row when (new.version <> old.version and octet_length(new.ciphertext) > 0) execute function public.uncheck_fuller_details();

-- ------------------------------------------------------------ stage 2: the release
grant select on public.information_releases to homeward_council, homeward_provider, homeward_worker;
create policy own on public.information_releases for select to homeward_council using (council_id = (select app_org()));
create policy mine on public.information_releases for select to homeward_provider
  using (provider_id = (select app_org()) and person_id = (select app_person()));
create policy job on public.information_releases for select to homeward_worker
  using (council_id = (select app_org()) or provider_id = (select app_org()));
grant insert on public.information_releases to homeward_council;
create policy own_release on public.information_releases for insert to homeward_council
  with check (council_id = (select app_org()) and released_by_id = (select app_person()) and ended_at is null
    and person_id in (select w.person_id from access.people_at_service(referral_id, service_id) w)
    and exists (select 1 from access.memberships m where m.organisation_id = (select app_org()) and m.person_id = (select app_person())
      and m.ended_at is null and m.roles && array['broker', 'social-worker', 'team-manager', 'head-of-service', 'emergency-duty'])
    and exists (select 1 from public.deliveries d join public.delivery_services s on s.delivery_id = d.id
      where d.id = information_releases.delivery_id and d.referral_id = information_releases.referral_id
        and d.provider_id = information_releases.provider_id and s.service_id = information_releases.service_id
        and case when emergency then
          d.state <> 'closed' and s.answer <> 'declined' and (s.answer <> 'none' or d.state = 'picked-up')
          and exists (select 1 from public.referrals r where r.id = d.referral_id and r.purpose = 'emergency')
        else exists (select 1 from public.offers o where o.delivery_id = d.id and o.service_id = s.service_id
          and o.state in ('preferred', 'authorised', 'accepted')) end));
grant update (ended_at, ended_by_id, ended_because, ended_reason) on public.information_releases to homeward_council, homeward_worker;
create policy own_end on public.information_releases for update to homeward_council
  using (council_id = (select app_org()) and ended_at is null)
  with check (council_id = (select app_org()) and ended_because = 'revoked' and ended_by_id = (select app_person()));
create policy job_lapse on public.information_releases for update to homeward_worker
  using (council_id = (select app_org()) and ended_at is null) with check (ended_because = 'lapsed' and ended_by_id is null);

-- The people on both sides of a release or a look are known by name.
create policy their_told on access.people for select to homeward_council
  using (exists (select 1 from public.information_releases r where r.person_id = people.id)
      or exists (select 1 from public.information_looks l where l.person_id = people.id));
create policy their_releasers on access.people for select to homeward_provider
  using (exists (select 1 from public.information_releases r where people.id in (r.released_by_id, r.contact_id)));

-- ------------------------------------------------------------ a release ends by itself
-- With the offer, the search, the answer or the membership that it stood on, in the same transaction: whoever ends
-- those knows nothing of releases. The person is told by a job.
grant select, update (ended_at, ended_because) on public.information_releases to homeward_definer;
create policy definer_end on public.information_releases to homeward_definer using (true) with check (ended_at is not null);
grant insert on public.events to homeward_definer;
create policy definer_write on public.events for insert to homeward_definer with check (kind = 'release-ended');
grant select (id, referral_id, service_id, provider_id, delivery_id, state) on public.offers to homeward_definer;
create policy definer_read on public.offers for select to homeward_definer using (true);

create function public.end_releases(p_releases uuid[], p_because text, p_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare r record;
  begin
    for r in update public.information_releases i set ended_at = p_at, ended_because = p_because
        where i.id = any (p_releases) and i.ended_at is null returning i.* loop
      insert into public.events (id, at, kind, audience, council_id, subject, subject_id, referral_id, person_id, from_state, to_state, data)
        values (gen_random_uuid(), p_at, 'release-ended', 'council', r.council_id, 'release', r.id, r.referral_id,
          nullif(current_setting('app.person_id', true), '')::uuid, 'live', 'ended',
          jsonb_build_object('because', p_because, 'serviceId', r.service_id, 'toPersonId', r.person_id));
      perform public.enqueue_job('tell-release', json_build_object('releaseId', r.id, 'organisationId', r.provider_id, 'what', 'ended'),
        'tell-release:' || r.id || ':ended');
    end loop;
  end $$;

create function public.end_releases_of_offer() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform public.end_releases(array(select i.id from public.information_releases i
      where i.referral_id = new.referral_id and i.service_id = new.service_id and i.ended_at is null), 'offer-ended', new.state_since);
    return null;
  end $$;
create function public.end_releases_of_delivery() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    -- When a placement is agreed every delivery closes: the accepted offer keeps its releases.
    perform public.end_releases(array(select i.id from public.information_releases i
      where i.delivery_id = new.id and i.ended_at is null and not exists (
        select 1 from public.offers o where o.delivery_id = new.id and o.service_id = i.service_id
          and o.state in ('submitted', 'shortlisted', 'reserve', 'preferred', 'authorised', 'accepted'))),
      'search-ended', coalesce(new.closed_at, now()));
    return null;
  end $$;
create function public.end_releases_of_answer() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform public.end_releases(array(select i.id from public.information_releases i
      where i.delivery_id = new.delivery_id and i.service_id = new.service_id and i.ended_at is null), 'declined',
      coalesce(new.answered_at, now()));
    return null;
  end $$;
create function public.end_releases_of_member() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform public.end_releases(array(select i.id from public.information_releases i
      where i.provider_id = new.organisation_id and i.person_id = new.person_id and i.ended_at is null), 'left', new.ended_at);
    return null;
  end $$;
do $$
declare f text;
begin
  foreach f in array array['end_releases(uuid[], text, timestamptz)', 'end_releases_of_offer()', 'end_releases_of_delivery()',
      'end_releases_of_answer()', 'end_releases_of_member()'] loop
    execute format('alter function public.%s owner to homeward_definer', f);
    execute format('revoke all on function public.%s from public', f);
  end loop;
end $$;
create trigger end_releases after update of state on public.offers for each row
  when (new.state <> old.state and new.state in ('not-selected', 'withdrawn', 'expired', 'fallen-through'))
  execute function public.end_releases_of_offer();
create trigger end_releases after update of state on public.deliveries for each row
  when (new.state <> old.state and new.state = 'closed') execute function public.end_releases_of_delivery();
create trigger end_releases after update of answer on public.delivery_services for each row
  when (new.answer <> old.answer and new.answer = 'declined') execute function public.end_releases_of_answer();
create trigger end_releases after update of ended_at on access.memberships for each row
  when (new.ended_at is not null and old.ended_at is null) execute function public.end_releases_of_member();
revoke create on schema access, public from homeward_definer;

-- ------------------------------------------------------------ the only way from a provider to the vault
-- Gives the sealed rows of a referral's children to the person who holds a release, and writes the look first. Its
-- owner owns nothing else: no other function reads what is sealed. The application opens the rows.
grant usage on schema vault, public, access to homeward_opener;
grant select (id, council_id, ciphertext, nonce, key_id) on vault.identities to homeward_opener;
grant select on public.information_releases to homeward_opener;
grant select (id, referral_id, identity_id, position) on public.referral_children to homeward_opener;
grant select (id, referral_id, service_id, state) on public.offers to homeward_opener;
grant select (offer_id, referral_child_id) on public.offer_children to homeward_opener;
grant select (person_id, organisation_id, ended_at) on access.memberships to homeward_opener;
grant insert on public.information_looks to homeward_opener;
create policy opener on vault.identities for select to homeward_opener using (true);
create policy opener on public.information_releases for select to homeward_opener using (ended_at is null);
create policy opener on public.referral_children for select to homeward_opener using (true);
create policy opener on public.offers for select to homeward_opener using (true);
create policy opener on public.offer_children for select to homeward_opener using (true);
create policy opener on access.memberships for select to homeward_opener using (ended_at is null);
create policy opener on public.information_looks for insert to homeward_opener with check (stage = 2);

grant create on schema public to homeward_opener;
create function public.read_released_identity(p_release uuid, p_look uuid, p_now timestamptz)
  returns table (identity_id uuid, council_id uuid, ciphertext bytea, nonce bytea, key_id text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare r public.information_releases;
  begin
    -- No lock: who revokes waits for nobody, and a look that began before is on the log.
    select i.* into r from public.information_releases i
     where i.id = p_release and i.ended_at is null
       and i.person_id = nullif(current_setting('app.person_id', true), '')::uuid
       and i.provider_id = nullif(current_setting('app.org_id', true), '')::uuid
       and (i.until is null or i.until > greatest(p_now, clock_timestamp()))
       and exists (select 1 from access.memberships m where m.person_id = i.person_id and m.organisation_id = i.provider_id and m.ended_at is null);
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
                  and o.state not in ('not-selected', 'withdrawn', 'expired', 'fallen-through'))
           or not exists (select 1 from public.offer_children oc join public.offers o on o.id = oc.offer_id
                where o.referral_id = r.referral_id and o.service_id = r.service_id
                  and o.state not in ('not-selected', 'withdrawn', 'expired', 'fallen-through')))
       order by c.position;
  end $$;
alter function public.read_released_identity(uuid, uuid, timestamptz) owner to homeward_opener;
revoke all on function public.read_released_identity(uuid, uuid, timestamptz) from public;
grant execute on function public.read_released_identity(uuid, uuid, timestamptz) to homeward_provider;
revoke create on schema public from homeward_opener;
