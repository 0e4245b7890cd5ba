-- Rows in bulk, as the superuser: the asking council has {running} children in homes and {ended} who have left; twelve other
-- councils have as many together. Every tenth child who is there has a notice.
create temp table n_councils as
  select n, case when n = 0 then '{council}'::uuid else gen_random_uuid() end as id from generate_series(0, 12) n;
create temp table n_providers as select n, gen_random_uuid() as id from generate_series(0, 99) n;

insert into access.organisations (id, slug, name, kind, phone, created_at)
  select id, 'council-' || n, 'Council ' || n, 'council', '01902 000 000', now() from n_councils
  union all
  select id, 'provider-' || n, 'Provider ' || n, 'provider', '01902 000 000', now() from n_providers;
insert into access.people (id, name, email, phone, created_at)
  values ('{broker}', 'Person of the bench', '{broker_email}', '07700 900000', now());
insert into access.memberships (id, person_id, organisation_id, roles, started_at)
  values (gen_random_uuid(), '{broker}', '{council}', array['broker'], now());
insert into auth.credentials (person_id, email, password_hash, created_at)
  values ('{broker}', '{broker_email}', '{hash}', now());

create temp table n_services as
  select p.n, k, gen_random_uuid() as id, p.id as provider from n_providers p cross join generate_series(0, 3) k;
insert into public.services (id, registration_number, kind, provision_type, name, owner_name, owner_key, local_authority,
                             council_code, government_office_region, places, status, as_at, provider_id, created_at, updated_at)
  select id, 'SC' || (1000000 + n * 4 + k), 'childrens-home', 'Children''s home', 'Home ' || n || '.' || k,
         'Owner ' || n, 'owner ' || n, 'Wolverhampton', 'E08000031', 'West Midlands', 4, 'active', '2025-03-31',
         provider, now(), now() from n_services;

create temp table n_placements as
  select g.n, gen_random_uuid() as referral, gen_random_uuid() as child, gen_random_uuid() as identity,
         gen_random_uuid() as delivery, gen_random_uuid() as offer, gen_random_uuid() as acceptance,
         gen_random_uuid() as placement, c.id as council, s.provider, s.id as service,
         g.n <= 2 * {running} as here, 'HW-B' || lpad(g.n::text, 6, '0') as reference
    from generate_series(1, 2 * ({running} + {ended})) g(n)
    join n_councils c on c.n = case when g.n % 2 = 0 then 0 else 1 + g.n % 12 end
    join n_services s on s.n = g.n % 100 and s.k = g.n / 100 % 4;
insert into public.referrals (id, reference, council_id, state, content, saved_pages, purpose, service_kind, needed_by,
                              needed_on, broker_id, created_by_id, quality_score, edition_number, state_since, answer_by,
                              created_at, updated_at)
  select referral, reference, council, 'placed', '{}', array['child'], 'long-term', 'childrens-home', 'in more than 5 days',
         current_date - n % 900, '{broker}', '{broker}', 84, 1, now(), now(), now() - interval '3 years', now()
    from n_placements;
insert into vault.identities (id, council_id, ciphertext, nonce, key_id, created_at, updated_at)
  select identity, council, '\x00', '\x00', 'none', now(), now() from n_placements;
insert into public.referral_children (id, referral_id, council_id, identity_id, position, age, gender, state)
  select child, referral, council, identity, 1, 8 + n % 9, case n % 2 when 0 then 'girl' else 'boy' end, 'placed'
    from n_placements;
insert into public.deliveries (id, reference, referral_id, council_id, provider_id, stage_number, state, search_state,
                               edition_number, headline, summary, reason, needed_by, answer_by, broker_id, delivered_at, created_at)
  select delivery, reference, referral, council, provider, 1, 'closed', 'closed', 1, 'Girl, 14 · children''s home',
         'Goes to school every day.', 'Takes this age', 'in more than 5 days', now(), '{broker}', now(), now() from n_placements;
insert into public.offers (id, reference, referral_id, delivery_id, service_id, council_id, provider_id, state,
                           version_number, confirmed_edition, state_since, created_by_id, created_at, updated_at)
  select offer, 'OF-' || n, referral, delivery, service, council, provider, 'accepted', 1, 1, now(), gen_random_uuid(), now(), now()
    from n_placements;
insert into public.acceptances (id, offer_id, referral_child_id, referral_id, council_id, provider_id, purpose,
                                accepted_by_id, accepted_at, ended_at)
  select acceptance, offer, child, referral, council, provider, 'long-term', '{broker}', now() - interval '2 years',
         case when not here then now() end from n_placements;
insert into public.placements (id, reference, acceptance_id, offer_id, delivery_id, referral_id, referral_child_id,
                               service_id, council_id, provider_id, referral_reference, child_number, child_count, headline,
                               state, state_since, planned_start, council_moved_in, council_said_by_id, council_said_at,
                               provider_moved_in, provider_said_by_id, provider_said_at, notice_side, notice_by_id, notice_at,
                               notice_reason, notice_last_night, ended_side, ended_by_id, ended_at, end_reason, last_night,
                               created_by_id, created_at, updated_at)
  select placement, 'PL-' || lpad(n::text, 6, '0'), acceptance, offer, delivery, referral, child, service, council, provider,
         reference, 1, 1, 'Girl, 14', case when not here then 'ended' when notice then 'notice-given' else 'started' end,
         now(), first_day, first_day, '{broker}', now(), first_day, '{broker}', now(),
         case when notice then 'council' end, case when notice then '{broker}'::uuid end, case when notice then now() end,
         case when notice then 'moved-on' end, case when notice and here then current_date + n % 28 when notice then first_day + 60 end,
         case when not here then 'council' end, case when not here then '{broker}'::uuid end, case when not here then now() end,
         case when not here then 'moved-on' end, case when not here then first_day + 60 end,
         '{broker}', now(), now()
    from n_placements
   cross join lateral (select not here or n % 10 = 0 as notice, current_date - 61 - (n * 7) % 900 as first_day) d;
-- Every child who lives there has a date for the next review, and every second a step-down plan, a tenth of them overdue.
insert into public.placement_reviews (id, placement_id, council_id, due_on, set_by_id, set_at)
  select gen_random_uuid(), placement, council, current_date + n % 180, '{broker}', now() from n_placements where here;
insert into public.step_down_plans (id, placement_id, council_id, provider_id, target, due_on, conditions, set_by_id, set_at)
  select gen_random_uuid(), placement, council, provider, 'agency-family', current_date + 365 - n % 10 * 40, '', '{broker}', now()
    from n_placements where here and n % 4 < 2;
analyze;
