-- Rows in bulk, as the superuser: {size} deliveries. The asking provider has 500 of them, all still to answer; the
-- asking council has 500 open referrals, each sent to five providers. Everybody else shares the rest.
create temp table n_councils as
  select n, case when n = 0 then '{council}'::uuid else gen_random_uuid() end as id from generate_series(0, 13) n;
create temp table n_providers as
  select n, case when n = 0 then '{provider}'::uuid else gen_random_uuid() end as id from generate_series(0, 399) n;

insert into access.organisations (id, slug, name, kind, phone, created_at)
  select id, 'council-' || n, 'Council ' || n, 'council', '01902 000 000', now() from n_councils
  union all
  select id, 'provider-' || n, 'Provider ' || n, 'provider', '01902 000 000', now() from n_providers;

-- Twelve people in each organisation; the first of the asking ones signs in.
create temp table n_people as
  select o.id as org, o.kind, k,
         case when k = 0 and o.id = '{provider}' then '{officer}'::uuid
              when k = 0 and o.id = '{council}' then '{broker}'::uuid else gen_random_uuid() end as id
    from access.organisations o cross join generate_series(0, 11) k;
insert into access.people (id, name, email, phone, created_at)
  select id, 'Person ' || left(id::text, 8),
         case id when '{officer}' then '{officer_email}' when '{broker}' then '{broker_email}'
                 else id || '@example.org' end, '07700 900000', now() from n_people;
insert into access.memberships (id, person_id, organisation_id, roles, started_at)
  select gen_random_uuid(), id, org,
         case kind when 'council' then array['broker'] else array['referrals-officer'] end, now() from n_people;
insert into auth.credentials (person_id, email, password_hash, created_at)
  select id, email, '{hash}', now() from access.people where id in ('{officer}', '{broker}');

create temp table n_services as
  select p.n, k, gen_random_uuid() as id, p.id as provider from n_providers p cross join generate_series(0, 3) k;
insert into public.services (id, registration_number, kind, provision_type, name, owner_name, owner_key, local_authority,
                             council_code, government_office_region, places, status, as_at, provider_id, created_at, updated_at)
  select id, 'SC' || (1000000 + n * 4 + k), 'childrens-home', 'Children''s home', 'Home ' || n || '.' || k,
         'Owner ' || n, 'owner ' || n, 'Wolverhampton', 'E08000031', 'West Midlands', 4, 'active', '2025-03-31',
         provider, now(), now() from n_services;
insert into public.declarations (service_id, provider_id, display_name, age_from, age_to, genders, needs, not_needs,
                                 outcode, declared_by_id, declared_at)
  select id, provider, 'The house at ' || n || '.' || k, 8, 17, '{}', '{}', '{}', 'WV10', gen_random_uuid(), now()
    from n_services where k < 2;

create temp table n_referrals as
  select g.n, gen_random_uuid() as id, 'HW-B' || lpad(g.n::text, 6, '0') as reference,
         c.id as council, case when g.n <= 500 then 5 else 10 end as sent_to,
         (select p.id from n_people p where p.org = c.id and p.k = case when g.n <= 500 then g.n % 3 else g.n % 12 end) as broker
    from generate_series(1, 500 + ({size} - 2500) / 10) g(n)
    join n_councils c on c.n = case when g.n <= 500 then 0 else 1 + g.n % 13 end;
insert into public.referrals (id, reference, council_id, state, content, saved_pages, purpose, service_kind, needed_by,
                              needed_on, broker_id, created_by_id, quality_score, edition_number, state_since, answer_by,
                              created_at, updated_at)
  select id, reference, council, 'searching',
         jsonb_build_object('narrative', jsonb_build_object('story', repeat('A calm evening routine helps. ', 40))),
         array['child','purpose','needs','strengths','placement','location'], 'long-term', 'childrens-home',
         'in more than 5 days', current_date + (n % 40) - 2, broker, broker, 84, 1,
         now() - n % 300 * interval '1 hour', now() + (n % 200 - 5) * interval '1 hour', now(), now()
    from n_referrals;
-- Who they are, sealed with no key that there is: neither page opens it.
alter table n_referrals add identity uuid;
update n_referrals set identity = gen_random_uuid();
insert into vault.identities (id, council_id, ciphertext, nonce, key_id, created_at, updated_at)
  select identity, council, '\x00', '\x00', 'none', now(), now() from n_referrals;
insert into public.referral_children (id, referral_id, council_id, identity_id, position, age, gender, state)
  select gen_random_uuid(), id, council, identity, 1, 8 + n % 9, case n % 2 when 0 then 'girl' else 'boy' end,
         'searching' from n_referrals;

-- The first of each of 500 others' and the council's deliveries goes to the asking provider.
create temp table n_deliveries as
  select r.n, k, gen_random_uuid() as id, r.id as referral, r.reference, r.council, r.broker,
         case when k = 0 and r.n between 401 and 900 then 0 else 1 + (r.n * 37 + k * 41) % 399 end as provider_n
    from n_referrals r cross join lateral generate_series(0, r.sent_to - 1) k;
insert into public.deliveries (id, reference, referral_id, council_id, provider_id, stage_number, state, search_state,
                               edition_number, headline, summary, reason, needed_by, answer_by, broker_id,
                               picked_up_by_id, picked_up_at, opened_at, delivered_at, created_at)
  select d.id, d.reference, d.referral, d.council, p.id, 1,
         case when d.provider_n = 0 then (array['delivered','opened','picked-up'])[1 + d.n % 3]
              else (array['delivered','opened','picked-up','answered','closed'])[1 + (d.n + d.k) % 5] end,
         case when d.n % 25 = 0 then 'paused' else 'searching' end, 1,
         case d.n % 2 when 0 then 'Girl, ' else 'Boy, ' end || 8 + d.n % 9 || ' · children''s home',
         'Autism and an education, health and care plan; goes to school every day and wants to stay there. Near WV10.',
         'Sent to you because two of your homes take this age and are within 10 miles', 'in more than 5 days',
         now() + (d.n % 200 - 5) * interval '1 hour', d.broker,
         case when (d.provider_n = 0 and d.n % 3 = 2) or (d.provider_n <> 0 and (d.n + d.k) % 5 = 2)
              then (select m.id from n_people m where m.org = p.id and m.k = d.n % 12) end,
         null, case when d.n % 3 > 0 then now() end, now(), now()
    from n_deliveries d join n_providers p on p.n = d.provider_n;
insert into public.delivery_services (id, delivery_id, service_id, council_id, provider_id, answer)
  select gen_random_uuid(), d.id, s.id, d.council, s.provider,
         (array['none','none','interested','declined'])[1 + (d.n + s.k) % 4]
    from n_deliveries d join n_services s on s.n = d.provider_n and s.k < 1 + d.n % 3;
insert into public.delivery_reads (delivery_id, person_id, edition_number, council_id, provider_id, read_at)
  select d.id, m.id, 1, d.council, p.id, now()
    from n_deliveries d join n_providers p on p.n = d.provider_n
    join n_people m on m.org = p.id and m.k < d.n % 4;
insert into public.offers (id, reference, referral_id, delivery_id, service_id, council_id, provider_id, state,
                           version_number, confirmed_edition, state_since, created_by_id, created_at, updated_at)
  select gen_random_uuid(), 'OF-' || d.n || '-' || d.k, d.referral, d.id, s.id, d.council, s.provider, 'submitted', 1, 1,
         now(), gen_random_uuid(), now(), now()
    from n_deliveries d join n_services s on s.n = d.provider_n and s.k = 0 where d.n % 4 = 0 and d.k = 1;
analyze;
