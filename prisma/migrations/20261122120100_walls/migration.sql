-- The second wall. Every table has row security forced; what is not granted and allowed here is refused.
-- The login and group roles are made by the migrator before any migration runs (they belong to the cluster).

create extension if not exists pg_trgm with schema public;

-- ------------------------------------------------------------ who is asking
create function public.app_org() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.org_id', true), '')::uuid $$;
create function public.app_person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.person_id', true), '')::uuid $$;

revoke all on schema public from public;
grant usage on schema public to homeward_auth, homeward_council, homeward_provider, homeward_region, homeward_reader, homeward_worker, homeward_definer, homeward_jobs;
grant usage on schema auth to homeward_auth, homeward_definer;
grant usage on schema access to homeward_council, homeward_provider, homeward_region, homeward_reader, homeward_worker, homeward_definer;
grant usage on schema vault to homeward_council;

do $$
declare t record;
begin
  for t in select schemaname, tablename from pg_tables where schemaname in ('auth', 'access', 'vault', 'public') and tablename <> '_prisma_migrations' loop
    execute format('alter table %I.%I enable row level security', t.schemaname, t.tablename);
    execute format('alter table %I.%I force row level security', t.schemaname, t.tablename);
    execute format('revoke all on %I.%I from public', t.schemaname, t.tablename);
  end loop;
end $$;

-- ------------------------------------------------------------ what the machines and capacities promise
alter table public.referrals add constraint referrals_state check (state in ('draft','checking','searching','paused','deciding','agreed','placed','ended','withdrawn','closed'));
alter table public.deliveries add constraint deliveries_state check (state in ('queued','delivered','opened','picked-up','answered','undeliverable','closed'));
alter table public.deliveries add constraint deliveries_search_state check (search_state in ('searching','deciding','paused','agreed','placed','ended','withdrawn','closed'));
alter table public.delivery_services add constraint delivery_services_answer check (answer in ('none','interested','declined','offered'));
alter table public.delivery_services add constraint delivery_services_fee check (indicative_weekly_pence is null or indicative_weekly_pence > 0);
alter table public.offers add constraint offers_state check (state in ('draft','submitted','shortlisted','reserve','preferred','authorised','accepted','not-selected','withdrawn','expired','fallen-through'));
alter table public.authorisations add constraint authorisations_state check (state in ('asked','authorised','returned','refused','cancelled','verbal','lapsed'));
alter table public.authorisations add constraint authorisations_two_people check (decided_by_id is null or decided_by_id <> asked_by_id);
alter table public.offer_versions add constraint offer_versions_money check (weekly_pence >= 0 and first_year_pence >= 0);
alter table access.organisations add constraint organisations_kind check (kind in ('council','provider','region'));
alter table access.organisations add constraint organisations_owner check (owner_council_id is null or kind = 'provider');
alter table access.people add constraint people_email_folded check (email = lower(email));
alter table public.events add constraint events_audience check (audience in ('council','provider','both'));
alter table public.outgoing_messages add constraint outgoing_messages_to check (num_nonnulls(to_person_id, to_email) = 1);
alter table public.declarations add constraint declarations_ages check (age_from is null or age_to is null or age_from <= age_to);
alter table public.vacancies add constraint vacancies_places check (places >= 0);
-- Only acceptance is exclusive: one live acceptance a child and purpose.
create unique index acceptances_one_live on public.acceptances (referral_child_id, purpose) where ended_at is null;
-- One open question of money a version.
create unique index authorisations_one_open on public.authorisations (offer_id, offer_version) where state in ('asked','returned','authorised','verbal');
create unique index memberships_one_live on access.memberships (person_id, organisation_id) where ended_at is null;
create unique index assignments_one_live on public.assignments (referral_id, role) where ended_at is null;
create unique index offers_one_live on public.offers (delivery_id, service_id) where state not in ('withdrawn','expired','not-selected','fallen-through');
create index services_owner_search on public.services using gin (lower(coalesce(owner_name, '')) gin_trgm_ops);

-- ------------------------------------------------------------ auth: schema auth alone
grant select, insert, update, delete on auth.credentials, auth.sessions, auth.emailed_links, auth.attempts, auth.kept_posts to homeward_auth;
create policy auth_all on auth.credentials to homeward_auth using (true) with check (true);
create policy auth_all on auth.sessions to homeward_auth using (true) with check (true);
create policy auth_all on auth.emailed_links to homeward_auth using (true) with check (true);
create policy auth_all on auth.attempts to homeward_auth using (true) with check (true);
create policy auth_all on auth.kept_posts to homeward_auth using (true) with check (true);
grant select, insert on auth.credentials, auth.emailed_links to homeward_definer;
grant select, delete on auth.sessions to homeward_definer;
create policy definer_all on auth.credentials to homeward_definer using (true) with check (true);
create policy definer_all on auth.emailed_links to homeward_definer using (true) with check (true);
create policy definer_all on auth.sessions to homeward_definer using (true) with check (true);

-- ------------------------------------------------------------ access
grant select on access.organisations to homeward_council, homeward_provider, homeward_region, homeward_reader, homeward_worker;
create policy published on access.organisations for select to homeward_council, homeward_provider, homeward_region, homeward_reader, homeward_worker using (true);
grant update (phone, out_of_hours_phone, duty_owner_id, quality_bar) on access.organisations to homeward_council, homeward_provider, homeward_region;
create policy own_change on access.organisations for update to homeward_council, homeward_provider, homeward_region
  using (id = (select app_org())) with check (id = (select app_org()));

grant select on access.memberships to homeward_council, homeward_provider, homeward_region, homeward_reader, homeward_worker;
create policy own_or_mine on access.memberships for select to homeward_council, homeward_provider, homeward_region, homeward_worker
  using (organisation_id = (select app_org()) or person_id = (select app_person()));
create policy mine on access.memberships for select to homeward_reader using (person_id = (select app_person()));
grant update (roles, ended_at, version) on access.memberships to homeward_council, homeward_provider, homeward_region;
create policy own_change on access.memberships for update to homeward_council, homeward_provider, homeward_region
  using (organisation_id = (select app_org())) with check (organisation_id = (select app_org()));

grant select on access.people to homeward_council, homeward_provider, homeward_region, homeward_reader, homeward_worker;
grant update (name, phone) on access.people to homeward_council, homeward_provider, homeward_region;
create policy self_change on access.people for update to homeward_council, homeward_provider, homeward_region
  using (id = (select app_person())) with check (id = (select app_person()));
create policy self on access.people for select to homeward_reader using (id = (select app_person()));
create policy colleagues on access.people for select to homeward_council, homeward_provider, homeward_region, homeward_worker
  using (id = (select app_person()) or id in (select m.person_id from access.memberships m where m.organisation_id = (select app_org())));
-- The people on the other side of a delivery, an answer or an offer are known by name and number.
create policy their_brokers on access.people for select to homeward_provider
  using (exists (select 1 from public.deliveries d where d.broker_id = people.id));
create policy their_answerers on access.people for select to homeward_council
  using (exists (select 1 from public.deliveries d where d.picked_up_by_id = people.id)
      or exists (select 1 from public.delivery_services s where s.answered_by_id = people.id)
      or exists (select 1 from public.delivery_reads r where r.person_id = people.id)
      or exists (select 1 from public.offer_versions v where v.submitted_by_id = people.id));

grant select, insert on access.people, access.organisations, access.memberships to homeward_definer;
create policy definer_all on access.people to homeward_definer using (true) with check (true);
create policy definer_all on access.organisations to homeward_definer using (true) with check (true);
create policy definer_all on access.memberships to homeward_definer using (true) with check (true);

-- ------------------------------------------------------------ vault: the council alone
grant select, insert, update on vault.identities to homeward_council;
create policy own on vault.identities to homeward_council using (council_id = (select app_org())) with check (council_id = (select app_org()));
grant select, insert on vault.looks to homeward_council;
create policy own on vault.looks to homeward_council using (council_id = (select app_org())) with check (council_id = (select app_org()) and person_id = (select app_person()));

-- ------------------------------------------------------------ the register: published; the region writes it
grant select on public.services, public.service_history, public.register_imports, public.outcodes to homeward_council, homeward_provider, homeward_region, homeward_reader, homeward_worker;
create policy published on public.services for select to homeward_council, homeward_provider, homeward_region, homeward_reader, homeward_worker using (true);
create policy published on public.service_history for select to homeward_council, homeward_provider, homeward_region, homeward_reader, homeward_worker using (true);
create policy published on public.register_imports for select to homeward_council, homeward_provider, homeward_region, homeward_reader, homeward_worker using (true);
create policy published on public.outcodes for select to homeward_council, homeward_provider, homeward_region, homeward_reader, homeward_worker using (true);
grant select on public.postcodes to homeward_council, homeward_provider, homeward_region;
create policy published on public.postcodes for select to homeward_council, homeward_provider, homeward_region using (true);
grant insert, update, delete on public.services, public.service_history, public.register_imports, public.service_snapshots, public.outcodes, public.postcodes to homeward_region;
grant select on public.service_snapshots to homeward_region;
create policy register on public.services to homeward_region using (true) with check (true);
create policy register on public.service_history to homeward_region using (true) with check (true);
create policy register on public.register_imports to homeward_region using (true) with check (true);
create policy register on public.service_snapshots to homeward_region using (true) with check (true);
create policy register on public.outcodes to homeward_region using (true) with check (true);
create policy register on public.postcodes to homeward_region using (true) with check (true);
grant select on public.services to homeward_definer;
grant update (provider_id, updated_at) on public.services to homeward_definer;
create policy definer_all on public.services to homeward_definer using (true) with check (true);

grant select on public.declarations, public.vacancies, public.alerts to homeward_council, homeward_region, homeward_provider;
create policy published on public.declarations for select to homeward_council, homeward_region using (true);
create policy published on public.vacancies for select to homeward_council, homeward_region using (true);
create policy published on public.alerts for select to homeward_council, homeward_region using (true);
grant insert, update on public.declarations to homeward_provider;
create policy own on public.declarations to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and exists (select 1 from public.services s where s.id = service_id and s.provider_id = (select app_org())));
grant insert on public.vacancies to homeward_provider;
create policy own on public.vacancies to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and exists (select 1 from public.services s where s.id = service_id and s.provider_id = (select app_org())));
create policy own_services on public.alerts for select to homeward_provider
  using (service_id in (select s.id from public.services s where s.provider_id = (select app_org())));
grant insert, update on public.alerts to homeward_council, homeward_region;
create policy own_raise on public.alerts for insert to homeward_council, homeward_region with check (owner_organisation_id = (select app_org()));
create policy own_change on public.alerts for update to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org())) with check (owner_organisation_id = (select app_org()));

-- ------------------------------------------------------------ referrals: the council's own
grant select, insert, update on public.referrals, public.referral_children, public.assignments to homeward_council;
grant select, insert on public.editions, public.search_stages to homeward_council;
create policy own on public.referrals to homeward_council using (council_id = (select app_org())) with check (council_id = (select app_org()));
create policy own on public.referral_children to homeward_council using (council_id = (select app_org())) with check (council_id = (select app_org()));
create policy own on public.assignments to homeward_council using (council_id = (select app_org())) with check (council_id = (select app_org()));
create policy own on public.editions to homeward_council using (council_id = (select app_org())) with check (council_id = (select app_org()));
create policy own on public.search_stages to homeward_council using (council_id = (select app_org())) with check (council_id = (select app_org()));

-- Providers read what was sent to them, never the referral.
grant select on public.editions to homeward_provider;
create policy addressed on public.editions for select to homeward_provider
  using (exists (select 1 from public.deliveries d where d.referral_id = editions.referral_id and d.provider_id = (select app_org())));

-- ------------------------------------------------------------ deliveries and answers: shared rows
grant select, insert, update on public.deliveries, public.delivery_services to homeward_council;
create policy own on public.deliveries to homeward_council using (council_id = (select app_org())) with check (council_id = (select app_org()));
create policy own on public.delivery_services to homeward_council using (council_id = (select app_org())) with check (council_id = (select app_org()));
grant select on public.deliveries, public.delivery_services to homeward_provider;
grant update (state, picked_up_by_id, picked_up_at, opened_at, delivered_at, version) on public.deliveries to homeward_provider;
grant update (answer, decline_reason, note, indicative_weekly_pence, ring_number, answered_by_id, answered_at, version) on public.delivery_services to homeward_provider;
create policy addressed on public.deliveries for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_change on public.deliveries for update to homeward_provider using (provider_id = (select app_org())) with check (provider_id = (select app_org()));
create policy addressed on public.delivery_services for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_change on public.delivery_services for update to homeward_provider using (provider_id = (select app_org())) with check (provider_id = (select app_org()));
grant select on public.deliveries to homeward_worker;
grant update (state, delivered_at, version) on public.deliveries to homeward_worker;
create policy job on public.deliveries for select to homeward_worker using (provider_id = (select app_org()) or council_id = (select app_org()));
create policy job_change on public.deliveries for update to homeward_worker
  using (provider_id = (select app_org()) or council_id = (select app_org())) with check (provider_id = (select app_org()) or council_id = (select app_org()));
grant select, insert on public.delivery_reads to homeward_provider;
create policy own on public.delivery_reads for select to homeward_provider using (provider_id = (select app_org()));
create policy own_mark on public.delivery_reads for insert to homeward_provider
  with check (provider_id = (select app_org()) and person_id = (select app_person()) and exists (select 1 from public.deliveries d where d.id = delivery_id and d.council_id = delivery_reads.council_id));
grant select on public.delivery_reads to homeward_council;
create policy read_marks on public.delivery_reads for select to homeward_council using (council_id = (select app_org()));

-- ------------------------------------------------------------ offers
grant select, insert on public.offers, public.offer_versions, public.costing_lines, public.offer_children, public.offer_drafts to homeward_provider;
grant update (state, version_number, confirmed_edition, held_until, state_reason, state_since, funding_stage, funding_since, updated_at, version) on public.offers to homeward_provider;
grant update, delete on public.offer_drafts to homeward_provider;
create policy own on public.offers to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and exists (select 1 from public.deliveries d where d.id = delivery_id and d.referral_id = offers.referral_id and d.council_id = offers.council_id));
create policy own on public.offer_drafts to homeward_provider using (provider_id = (select app_org())) with check (provider_id = (select app_org()));
create policy own on public.offer_versions to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and exists (select 1 from public.offers o where o.id = offer_id and o.council_id = offer_versions.council_id));
create policy own on public.costing_lines to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and exists (select 1 from public.offer_versions v where v.id = offer_version_id and v.council_id = costing_lines.council_id));
create policy own on public.offer_children to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and exists (select 1 from public.offers o where o.id = offer_id and o.council_id = offer_children.council_id));
-- The council sees an offer once it has been submitted, never a draft.
grant select on public.offers, public.offer_versions, public.costing_lines, public.offer_children to homeward_council;
grant update (state, state_reason, state_since, funding_stage, funding_since, updated_at, version) on public.offers to homeward_council;
create policy submitted on public.offers for select to homeward_council using (council_id = (select app_org()) and version_number > 0);
create policy submitted_change on public.offers for update to homeward_council
  using (council_id = (select app_org()) and version_number > 0) with check (council_id = (select app_org()));
create policy submitted on public.offer_versions for select to homeward_council using (council_id = (select app_org()));
create policy submitted on public.costing_lines for select to homeward_council using (council_id = (select app_org()));
create policy submitted on public.offer_children for select to homeward_council
  using (council_id = (select app_org()) and exists (select 1 from public.offers o where o.id = offer_id));
grant select on public.offers to homeward_worker;
grant update (state, state_reason, state_since, updated_at, version) on public.offers to homeward_worker;
create policy job on public.offers for select to homeward_worker using ((provider_id = (select app_org()) or council_id = (select app_org())) and version_number > 0);
create policy job_change on public.offers for update to homeward_worker
  using (provider_id = (select app_org()) or council_id = (select app_org())) with check (provider_id = (select app_org()) or council_id = (select app_org()));

-- ------------------------------------------------------------ money and acceptance
grant select, insert, update on public.authorisations to homeward_council;
create policy own on public.authorisations to homeward_council using (council_id = (select app_org())) with check (council_id = (select app_org()));
grant select, insert on public.acceptances to homeward_council;
grant update (ended_at) on public.acceptances to homeward_council;
create policy own on public.acceptances to homeward_council using (council_id = (select app_org())) with check (council_id = (select app_org()));
grant select on public.acceptances to homeward_provider;
create policy addressed on public.acceptances for select to homeward_provider using (provider_id = (select app_org()));

-- ------------------------------------------------------------ events, messages, form keys
grant select, insert on public.events to homeward_council, homeward_provider, homeward_worker;
create policy own_read on public.events for select to homeward_council using (council_id = (select app_org()) and audience in ('council', 'both'));
create policy council_write on public.events for insert to homeward_council with check (council_id = (select app_org()) and person_id = (select app_person()));
create policy addressed_read on public.events for select to homeward_provider using (provider_id = (select app_org()) and audience in ('provider', 'both'));
create policy provider_write on public.events for insert to homeward_provider
  with check (provider_id = (select app_org()) and person_id = (select app_person())
    and (council_id is null or exists (select 1 from public.deliveries d where d.council_id = events.council_id)));
create policy job_read on public.events for select to homeward_worker using (council_id = (select app_org()) or provider_id = (select app_org()));
create policy job_write on public.events for insert to homeward_worker with check (person_id is null and (council_id = (select app_org()) or provider_id = (select app_org())));
grant insert on public.events to homeward_region;
create policy register_write on public.events for insert to homeward_region with check (council_id is null and person_id = (select app_person()));

-- Writers put mail into the post; only the worker may read it again.
grant insert on public.outgoing_messages to homeward_council, homeward_provider, homeward_region, homeward_auth, homeward_worker;
create policy own_post on public.outgoing_messages for insert to homeward_council, homeward_provider, homeward_region with check (organisation_id = (select app_org()));
create policy sign_in_post on public.outgoing_messages for insert to homeward_auth with check (organisation_id is null);
grant select, update on public.outgoing_messages to homeward_worker;
create policy post_office on public.outgoing_messages to homeward_worker using (true) with check (true);

grant select, insert, update on public.form_keys to homeward_council, homeward_provider, homeward_region;
create policy mine on public.form_keys to homeward_council, homeward_provider, homeward_region
  using (person_id = (select app_person())) with check (person_id = (select app_person()));

-- ------------------------------------------------------------ narrow doors
grant create on schema public, access to homeward_definer;
grant create on schema public to homeward_jobs;

-- A job in the same transaction as the write.
-- (plpgsql, because schema graphile_worker is installed after the migrations and looked up at call time)
create function public.enqueue_job(task text, payload json, job_key text default null, run_at timestamptz default null)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin perform graphile_worker.add_job(task, payload, job_key => job_key, run_at => run_at); end $$;
alter function public.enqueue_job(text, json, text, timestamptz) owner to homeward_jobs;
revoke all on function public.enqueue_job(text, json, text, timestamptz) from public;
grant execute on function public.enqueue_job(text, json, text, timestamptz)
  to homeward_council, homeward_provider, homeward_region, homeward_auth, homeward_worker, homeward_definer;

create function public.post_outgoing_message() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform graphile_worker.add_job('send-mail', json_build_object('id', new.id), job_key => 'send-mail:' || new.id);
    return null;
  end $$;
alter function public.post_outgoing_message() owner to homeward_jobs;
revoke all on function public.post_outgoing_message() from public;
create trigger post_outgoing_message after insert on public.outgoing_messages
  for each row execute function public.post_outgoing_message();

-- An authorisation is bound to one version: a newer one, or the end of the offer, cancels what is open.
grant select, update on public.authorisations to homeward_definer;
create policy definer_all on public.authorisations to homeward_definer using (true) with check (true);
create function public.cancel_authorisations() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.authorisations a set state = 'cancelled', version = a.version + 1
      where a.offer_id = new.id and a.state in ('asked', 'returned', 'authorised', 'verbal')
        and (a.offer_version < new.version_number or new.state in ('withdrawn', 'expired', 'not-selected'));
    return null;
  end $$;
alter function public.cancel_authorisations() owner to homeward_definer;
revoke all on function public.cancel_authorisations() from public;
create trigger cancel_authorisations after update of version_number, state on public.offers
  for each row execute function public.cancel_authorisations();

-- Invite a person into the asking organisation. The caller must hold an admin role there.
-- Says nothing of whether the email was known before, except that its holder is already a colleague.
create function access.invite(p_person uuid, p_membership uuid, p_email text, p_name text, p_roles text[], p_link_hash text, p_now timestamptz, p_expires timestamptz)
  returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_person uuid; v_org uuid := nullif(current_setting('app.org_id', true), '')::uuid; v_asking uuid := nullif(current_setting('app.person_id', true), '')::uuid;
  begin
    if not exists (select 1 from access.memberships m where m.organisation_id = v_org and m.person_id = v_asking and m.ended_at is null
        and m.roles && array['council-admin', 'provider-admin', 'hub-officer']) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    insert into access.people (id, name, email, created_at) values (p_person, p_name, lower(p_email), p_now) on conflict (email) do nothing;
    select id into v_person from access.people where email = lower(p_email);
    if exists (select 1 from access.memberships m where m.organisation_id = v_org and m.person_id = v_person and m.ended_at is null) then
      raise exception 'already-a-member' using errcode = '23505';
    end if;
    insert into access.memberships (id, person_id, organisation_id, roles, started_at) values (p_membership, v_person, v_org, p_roles, p_now);
    insert into auth.credentials (person_id, email, created_at) values (v_person, lower(p_email), p_now) on conflict (person_id) do nothing;
    insert into auth.emailed_links (hash, person_id, purpose, created_at, expires_at) values (p_link_hash, v_person, 'invitation', p_now, p_expires);
    return v_person;
  end $$;
alter function access.invite(uuid, uuid, text, text, text[], text, timestamptz, timestamptz) owner to homeward_definer;
revoke all on function access.invite(uuid, uuid, text, text, text[], text, timestamptz, timestamptz) from public;
grant execute on function access.invite(uuid, uuid, text, text, text[], text, timestamptz, timestamptz) to homeward_council, homeward_provider, homeward_region;

-- End every session of somebody who is or was a colleague in the asking organisation, or of oneself.
create function access.end_sessions(p_person uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_org uuid := nullif(current_setting('app.org_id', true), '')::uuid; v_asking uuid := nullif(current_setting('app.person_id', true), '')::uuid;
  begin
    if p_person <> v_asking and not exists (select 1 from access.memberships m join access.memberships a on a.organisation_id = m.organisation_id
        where m.person_id = p_person and m.organisation_id = v_org and a.person_id = v_asking and a.ended_at is null
          and a.roles && array['council-admin', 'provider-admin', 'hub-officer']) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    delete from auth.sessions where person_id = p_person;
  end $$;
alter function access.end_sessions(uuid) owner to homeward_definer;
revoke all on function access.end_sessions(uuid) from public;
grant execute on function access.end_sessions(uuid) to homeward_council, homeward_provider, homeward_region;

-- Bring a provider on from the register: the organisation, its services and its first admin at once.
create function access.admit_provider(p_org uuid, p_slug text, p_name text, p_internal boolean, p_services uuid[],
    p_person uuid, p_membership uuid, p_email text, p_admin_name text, p_link_hash text, p_now timestamptz, p_expires timestamptz)
  returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_person uuid; v_claimed int; v_org uuid := nullif(current_setting('app.org_id', true), '')::uuid; v_asking uuid := nullif(current_setting('app.person_id', true), '')::uuid;
  begin
    if not exists (select 1 from access.memberships m join access.organisations o on o.id = m.organisation_id
        where m.organisation_id = v_org and m.person_id = v_asking and m.ended_at is null and o.kind in ('council', 'region')
          and m.roles && array['broker', 'commissioner', 'council-admin', 'hub-officer']
          and (not p_internal or (o.kind = 'council' and m.roles && array['council-admin', 'commissioner']))) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    insert into access.organisations (id, slug, name, kind, owner_council_id, created_at)
      values (p_org, p_slug, p_name, 'provider', case when p_internal then v_org end, p_now);
    update public.services set provider_id = p_org, updated_at = p_now where id = any (p_services) and provider_id is null;
    get diagnostics v_claimed = row_count;
    if v_claimed = 0 or v_claimed <> coalesce(array_length(p_services, 1), 0) then
      raise exception 'already-on-the-portal' using errcode = '23505';
    end if;
    insert into access.people (id, name, email, created_at) values (p_person, p_admin_name, lower(p_email), p_now) on conflict (email) do nothing;
    select id into v_person from access.people where email = lower(p_email);
    insert into access.memberships (id, person_id, organisation_id, roles, started_at)
      values (p_membership, v_person, p_org, array['provider-admin', 'referrals-officer'], p_now);
    insert into auth.credentials (person_id, email, created_at) values (v_person, lower(p_email), p_now) on conflict (person_id) do nothing;
    insert into auth.emailed_links (hash, person_id, purpose, created_at, expires_at) values (p_link_hash, v_person, 'invitation', p_now, p_expires);
    return v_person;
  end $$;
alter function access.admit_provider(uuid, text, text, boolean, uuid[], uuid, uuid, text, text, text, timestamptz, timestamptz) owner to homeward_definer;
revoke all on function access.admit_provider(uuid, text, text, boolean, uuid[], uuid, uuid, text, text, text, timestamptz, timestamptz) from public;
grant execute on function access.admit_provider(uuid, text, text, boolean, uuid[], uuid, uuid, text, text, text, timestamptz, timestamptz) to homeward_council, homeward_region;

-- Found a council or the region's hub with its first admin: whoever owns the database alone (first-admin, demo seed).
create function access.found_organisation(p_org uuid, p_slug text, p_name text, p_kind text, p_council_code text, p_phone text, p_out_of_hours text,
    p_person uuid, p_membership uuid, p_email text, p_admin_name text, p_roles text[], p_link_hash text, p_now timestamptz, p_expires timestamptz)
  returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_person uuid; v_org uuid;
  begin
    insert into access.organisations (id, slug, name, kind, council_code, phone, out_of_hours_phone, created_at)
      values (p_org, p_slug, p_name, p_kind, p_council_code, p_phone, p_out_of_hours, p_now) on conflict (slug) do nothing;
    select id into v_org from access.organisations where slug = p_slug;
    insert into access.people (id, name, email, created_at) values (p_person, p_admin_name, lower(p_email), p_now) on conflict (email) do nothing;
    select id into v_person from access.people where email = lower(p_email);
    insert into access.memberships (id, person_id, organisation_id, roles, started_at)
      values (p_membership, v_person, v_org, p_roles, p_now) on conflict do nothing;
    insert into auth.credentials (person_id, email, created_at) values (v_person, lower(p_email), p_now) on conflict (person_id) do nothing;
    insert into auth.emailed_links (hash, person_id, purpose, created_at, expires_at) values (p_link_hash, v_person, 'invitation', p_now, p_expires);
    return v_person;
  end $$;
alter function access.found_organisation(uuid, text, text, text, text, text, text, uuid, uuid, text, text, text[], text, timestamptz, timestamptz) owner to homeward_definer;
revoke all on function access.found_organisation(uuid, text, text, text, text, text, text, uuid, uuid, text, text, text[], text, timestamptz, timestamptz) from public;
grant execute on function access.found_organisation(uuid, text, text, text, text, text, text, uuid, uuid, text, text, text[], text, timestamptz, timestamptz) to current_user;

revoke create on schema public, access from homeward_definer;
revoke create on schema public from homeward_jobs;
