-- The tables as they stood on 28 November 2026, in one piece, in the place of the 53 migrations before it (docs/adr/0026).
-- Who may do what with them stands in prisma/sql.

create schema if not exists auth;
create schema if not exists access;
create schema if not exists vault;
create extension if not exists pg_trgm with schema public;

create table auth.attempts (
  id uuid not null,
  kind text not null,
  subject text not null,
  at timestamptz(3) not null,
  failed boolean not null
);
alter table auth.attempts add constraint attempts_pkey PRIMARY KEY (id);
create index attempts_kind_subject_at_idx ON auth.attempts USING btree (kind, subject, at);

create table auth.ceremonies (
  id text not null,
  purpose text not null,
  session_id text,
  challenge text not null,
  expires_at timestamptz(3) not null
);
alter table auth.ceremonies add constraint ceremonies_pkey PRIMARY KEY (id);
alter table auth.ceremonies add constraint ceremonies_purpose CHECK ((purpose = ANY (ARRAY['register'::text, 'sign-in'::text, 'confirm'::text])));

create table auth.credentials (
  person_id uuid not null,
  email text not null,
  password_hash text,
  created_at timestamptz(3) default CURRENT_TIMESTAMP not null,
  changed_at timestamptz(3)
);
alter table auth.credentials add constraint credentials_pkey PRIMARY KEY (person_id);
create unique index credentials_email_key ON auth.credentials USING btree (email);

create table auth.emailed_links (
  hash text not null,
  person_id uuid,
  purpose text not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  invitation_id uuid
);
alter table auth.emailed_links add constraint emailed_links_pkey PRIMARY KEY (hash);
alter table auth.emailed_links add constraint emailed_links_whose CHECK ((num_nonnulls(person_id, invitation_id) = 1));
create index emailed_links_invitation_id_idx ON auth.emailed_links USING btree (invitation_id);
create index emailed_links_person_id_idx ON auth.emailed_links USING btree (person_id);

create table auth.factors (
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  name text not null,
  active boolean not null,
  secret bytea,
  last_step bigint,
  credential_id text,
  public_key bytea,
  counter bigint,
  transports text[],
  created_at timestamptz(3) not null,
  used_at timestamptz(3)
);
alter table auth.factors add constraint factors_pkey PRIMARY KEY (id);
alter table auth.factors add constraint factors_kind CHECK ((kind = ANY (ARRAY['authenticator'::text, 'passkey'::text])));
alter table auth.factors add constraint factors_whole CHECK (
CASE kind
    WHEN 'authenticator'::text THEN ((secret IS NOT NULL) AND (credential_id IS NULL))
    ELSE ((credential_id IS NOT NULL) AND (public_key IS NOT NULL) AND (secret IS NULL))
END);
create unique index factors_credential_id_key ON auth.factors USING btree (credential_id);
-- One authenticator a person that counts, and one that is being set up.
create unique index factors_one_authenticator ON auth.factors USING btree (person_id, active) WHERE (kind = 'authenticator'::text);
create index factors_person_id_idx ON auth.factors USING btree (person_id);

create table auth.kept_posts (
  id uuid not null,
  person_id uuid not null,
  path text not null,
  ciphertext bytea not null,
  expires_at timestamptz(3) not null
);
alter table auth.kept_posts add constraint kept_posts_pkey PRIMARY KEY (id);

create table auth.recovery_codes (
  hash text not null,
  person_id uuid not null,
  created_at timestamptz(3) not null,
  used_at timestamptz(3)
);
alter table auth.recovery_codes add constraint recovery_codes_pkey PRIMARY KEY (hash);
create index recovery_codes_person_id_idx ON auth.recovery_codes USING btree (person_id);

create table auth.sessions (
  id text not null,
  person_id uuid not null,
  expires_at timestamptz(3) not null,
  started_at timestamptz(3) not null,
  browser text,
  confirmed_at timestamptz(3),
  factor text default 'none'::text not null,
  seen_at timestamptz(3)
);
alter table auth.sessions add constraint sessions_pkey PRIMARY KEY (id);
-- 'waiting': the password was right and nothing is open until the second factor has been given.
alter table auth.sessions add constraint sessions_factor CHECK ((factor = ANY (ARRAY['none'::text, 'waiting'::text, 'given'::text])));
create index sessions_person_id_idx ON auth.sessions USING btree (person_id);

create table access.invitations (
  id uuid not null,
  organisation_id uuid not null,
  email text not null,
  name text not null,
  roles text[],
  state text default 'waiting'::text not null,
  invited_by_id uuid,
  invited_for_id uuid,
  invited_by text not null,
  invited_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  answered_at timestamptz(3),
  version integer default 1 not null
);
alter table access.invitations add constraint invitations_pkey PRIMARY KEY (id);
alter table access.invitations add constraint invitations_email_folded CHECK ((email = lower(email)));
alter table access.invitations add constraint invitations_state CHECK ((state = ANY (ARRAY['to-confirm'::text, 'waiting'::text, 'accepted'::text, 'refused'::text, 'taken-back'::text])));
create index invitations_email_idx ON access.invitations USING btree (email);
create unique index invitations_one_to_confirm ON access.invitations USING btree (organisation_id, email) WHERE (state = 'to-confirm'::text);
create unique index invitations_one_waiting ON access.invitations USING btree (organisation_id, email) WHERE (state = 'waiting'::text);
create index invitations_organisation_id_idx ON access.invitations USING btree (organisation_id);

create table access.memberships (
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  roles text[],
  started_at timestamptz(3) not null,
  ended_at timestamptz(3),
  version integer default 1 not null
);
alter table access.memberships add constraint memberships_pkey PRIMARY KEY (id);
create unique index memberships_one_live ON access.memberships USING btree (person_id, organisation_id) WHERE (ended_at IS NULL);
create index memberships_organisation_id_idx ON access.memberships USING btree (organisation_id);
create index memberships_person_id_idx ON access.memberships USING btree (person_id);

create table access.organisations (
  id uuid not null,
  slug text not null,
  name text not null,
  kind text not null,
  owner_council_id uuid,
  council_code text,
  phone text,
  out_of_hours_phone text,
  duty_owner_id uuid,
  quality_bar integer default 70 not null,
  created_at timestamptz(3) not null,
  identity_months integer default 12 not null,
  standing text default 'confirmed'::text not null,
  vouched_by_id uuid,
  second_factor_for_all boolean default false not null
);
alter table access.organisations add constraint organisations_pkey PRIMARY KEY (id);
alter table access.organisations add constraint organisations_identity_months CHECK (((identity_months >= 1) AND (identity_months <= 120)));
alter table access.organisations add constraint organisations_kind CHECK ((kind = ANY (ARRAY['council'::text, 'provider'::text, 'region'::text])));
alter table access.organisations add constraint organisations_owner CHECK (((owner_council_id IS NULL) OR (kind = 'provider'::text)));
alter table access.organisations add constraint organisations_standing CHECK (((standing = ANY (ARRAY['confirmed'::text, 'unconfirmed'::text, 'refused'::text])) AND ((kind = 'provider'::text) OR (standing = 'confirmed'::text)) AND ((standing = 'unconfirmed'::text) OR (vouched_by_id IS NULL))));
create unique index organisations_council_code_key ON access.organisations USING btree (council_code);
create unique index organisations_slug_key ON access.organisations USING btree (slug);

create table access.owner_addresses (
  id uuid not null,
  owner text not null,
  email text not null,
  note text not null,
  confirmed_by_id uuid not null,
  confirmed_by_name text not null,
  confirmed_for_id uuid not null,
  confirmed_for_name text not null,
  confirmed_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
alter table access.owner_addresses add constraint owner_addresses_pkey PRIMARY KEY (id);
alter table access.owner_addresses add constraint owner_addresses_folded CHECK ((email = lower(email)));
create unique index owner_addresses_once ON access.owner_addresses USING btree (owner, email, confirmed_for_id) WHERE (ended_at IS NULL);
create index owner_addresses_owner_idx ON access.owner_addresses USING btree (owner);

create table access.people (
  id uuid not null,
  name text not null,
  email text not null,
  phone text,
  created_at timestamptz(3) not null
);
alter table access.people add constraint people_pkey PRIMARY KEY (id);
alter table access.people add constraint people_email_folded CHECK ((email = lower(email)));
create unique index people_email_key ON access.people USING btree (email);

create table access.provider_confirmations (
  id uuid not null,
  provider_id uuid not null,
  owner text not null,
  asked_by_id uuid,
  asked_by_name text not null,
  asked_for_id uuid,
  asked_for_name text not null,
  email text,
  admin_name text,
  asked_at timestamptz(3) not null,
  state text default 'waiting'::text not null,
  how text,
  decided_by_id uuid,
  decided_by_name text,
  decided_for_id uuid,
  decided_for_name text,
  decided_at timestamptz(3),
  reason text,
  chased_at timestamptz(3),
  version integer default 1 not null
);
alter table access.provider_confirmations add constraint provider_confirmations_pkey PRIMARY KEY (id);
alter table access.provider_confirmations add constraint provider_confirmations_state CHECK (((state = ANY (ARRAY['waiting'::text, 'confirmed'::text, 'refused'::text, 'superseded'::text])) AND ((how IS NULL) OR (how = ANY (ARRAY['second-person'::text, 'known-address'::text, 'own-services'::text, 'before'::text]))) AND ((decided_by_id IS NULL) OR (asked_by_id IS NULL) OR (decided_by_id <> asked_by_id))));
create unique index provider_confirmations_one_waiting ON access.provider_confirmations USING btree (provider_id) WHERE (state = 'waiting'::text);
create index provider_confirmations_owner_idx ON access.provider_confirmations USING btree (owner);
create index provider_confirmations_provider_id_asked_at_idx ON access.provider_confirmations USING btree (provider_id, asked_at);

create table access.role_changes (
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  gains text[],
  drops text[],
  asked_by_id uuid not null,
  asked_at timestamptz(3) not null,
  state text default 'waiting'::text not null,
  decided_by_id uuid,
  decided_at timestamptz(3)
);
alter table access.role_changes add constraint role_changes_pkey PRIMARY KEY (id);
alter table access.role_changes add constraint role_changes_by_two CHECK (((decided_by_id IS NULL) OR (state <> 'confirmed'::text) OR ((decided_by_id <> asked_by_id) AND (decided_by_id <> person_id))));
alter table access.role_changes add constraint role_changes_state CHECK ((state = ANY (ARRAY['waiting'::text, 'confirmed'::text, 'refused'::text, 'replaced'::text])));
create unique index role_changes_one_waiting ON access.role_changes USING btree (organisation_id, person_id) WHERE (state = 'waiting'::text);
create index role_changes_organisation_id_state_idx ON access.role_changes USING btree (organisation_id, state);

-- One row: the padded blocks of HMAC's key, written by the migrator. Whether time may be moved stands beside it.
create table access.tenant_key (
  id smallint not null,
  inner_pad bytea not null,
  outer_pad bytea not null,
  clock_moves boolean default false not null
);
alter table access.tenant_key add constraint tenant_key_pkey PRIMARY KEY (id);
alter table access.tenant_key add constraint tenant_key_blocks CHECK (((length(inner_pad) = 64) AND (length(outer_pad) = 64)));
alter table access.tenant_key add constraint tenant_key_one_row CHECK ((id = 1));

create table vault.identities (
  id uuid not null,
  council_id uuid not null,
  ciphertext bytea not null,
  nonce bytea not null,
  key_id text not null,
  version integer default 1 not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  destroyed_at timestamptz(3)
);
alter table vault.identities add constraint identities_pkey PRIMARY KEY (id);
-- What was destroyed holds nothing to be opened, whoever still has a key.
alter table vault.identities add constraint identities_destroyed CHECK (((destroyed_at IS NULL) OR ((octet_length(ciphertext) = 0) AND (octet_length(nonce) = 0))));
create index identities_council_id_idx ON vault.identities USING btree (council_id);

create table vault.looks (
  id uuid not null,
  identity_id uuid not null,
  council_id uuid not null,
  person_id uuid not null,
  purpose text not null,
  at timestamptz(3) not null,
  texts integer,
  findings integer,
  typed boolean,
  transaction bigint default ((pg_current_xact_id())::text)::bigint not null,
  digest bytea
);
alter table vault.looks add constraint looks_pkey PRIMARY KEY (id);
alter table vault.looks add constraint audit_digest_is_there CHECK ((digest IS NOT NULL));
alter table vault.looks add constraint looks_comparison CHECK ((((purpose = 'comparison'::text) = ((texts IS NOT NULL) AND (findings IS NOT NULL))) AND ((purpose = 'comparison'::text) OR (typed IS NULL))));
alter table vault.looks add constraint looks_purpose CHECK ((purpose = ANY (ARRAY['edit-child'::text, 'assess-match'::text, 'read-text'::text, 'comparison'::text, 'search'::text])));
create index looks_council_id_at_idx ON vault.looks USING btree (council_id, at);
create index looks_identity_id_at_idx ON vault.looks USING btree (identity_id, at);
create index looks_person_id_at_idx ON vault.looks USING btree (person_id, at);
create index looks_transaction_idx ON vault.looks USING btree (transaction);

create table public.acceptances (
  id uuid not null,
  offer_id uuid not null,
  referral_child_id uuid not null,
  referral_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  purpose text not null,
  accepted_by_id uuid not null,
  accepted_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
alter table public.acceptances add constraint acceptances_pkey PRIMARY KEY (id);
create index acceptances_offer_id_idx ON public.acceptances USING btree (offer_id);
-- Only acceptance is exclusive: one live acceptance a child and purpose.
create unique index acceptances_one_live ON public.acceptances USING btree (referral_child_id, purpose) WHERE (ended_at IS NULL);

create table public.alerts (
  id uuid not null,
  service_id uuid,
  kind text not null,
  note text,
  owner_organisation_id uuid not null,
  raised_by_id uuid not null,
  starts_on date not null,
  review_on date not null,
  ended_at timestamptz(3),
  owner_key text,
  provider_id uuid,
  confirmed_at timestamptz(3),
  confirmed_by_id uuid,
  confirmed_by_name text,
  confirmed_for_name text,
  end_asked_at timestamptz(3),
  end_asked_by_id uuid,
  end_asked_by_name text,
  end_asked_for_name text,
  end_reason text,
  raised_at timestamptz(3),
  raised_by_name text,
  source_on date,
  source_reference text,
  source_url text
);
alter table public.alerts add constraint alerts_pkey PRIMARY KEY (id);
alter table public.alerts add constraint alerts_official_source CHECK ((((source_url IS NULL) AND (source_reference IS NULL) AND (source_on IS NULL)) OR ((source_url ~ '^https://([a-z0-9-]+\.)+gov\.uk(/[^[:space:]]*)?$'::text) AND (length(source_url) <= 500) AND (source_reference IS NOT NULL) AND (source_on IS NOT NULL) AND (source_on <= starts_on))));
alter table public.alerts add constraint alerts_on_a_service_or_a_provider CHECK (
CASE
    WHEN (service_id IS NULL) THEN (owner_key IS NOT NULL)
    ELSE ((owner_key IS NULL) AND (provider_id IS NULL))
END);
alter table public.alerts add constraint alerts_two_people CHECK (((confirmed_by_id IS NULL) OR (confirmed_by_id <> raised_by_id)));
create index alerts_owner_key_idx ON public.alerts USING btree (owner_key);
create index alerts_provider_id_idx ON public.alerts USING btree (provider_id);
create index alerts_service_id_idx ON public.alerts USING btree (service_id);

create table public.assignments (
  id uuid not null,
  referral_id uuid not null,
  council_id uuid not null,
  person_id uuid not null,
  role text not null,
  started_at timestamptz(3) not null,
  ended_at timestamptz(3),
  reason text
);
alter table public.assignments add constraint assignments_pkey PRIMARY KEY (id);
create index assignments_council_id_person_id_idx ON public.assignments USING btree (council_id, person_id);
create unique index assignments_one_live ON public.assignments USING btree (referral_id, role) WHERE (ended_at IS NULL);
create index assignments_referral_id_idx ON public.assignments USING btree (referral_id);

create table public.audit_seals (
  number bigint not null,
  from_transaction bigint not null,
  to_transaction bigint not null,
  sealed_at timestamptz(3) not null,
  row_count integer not null,
  leaves bytea not null,
  digest bytea not null,
  previous bytea not null,
  hash bytea not null
);
alter table public.audit_seals add constraint audit_seals_pkey PRIMARY KEY (number);

create table public.authorisations (
  id uuid not null,
  council_id uuid not null,
  referral_id uuid not null,
  offer_id uuid not null,
  offer_version integer not null,
  kind text default 'initial-costing'::text not null,
  state text not null,
  weekly_pence integer not null,
  first_year_pence integer not null,
  asked_by_id uuid not null,
  asked_at timestamptz(3) not null,
  asked_why text,
  question text,
  answer text,
  reason text,
  decided_by_id uuid,
  decided_at timestamptz(3),
  version integer default 1 not null,
  alert_reason text,
  alerts_read uuid[],
  unconfirmed_reason text
);
alter table public.authorisations add constraint authorisations_pkey PRIMARY KEY (id);
alter table public.authorisations add constraint authorisations_state CHECK ((state = ANY (ARRAY['asked'::text, 'authorised'::text, 'returned'::text, 'refused'::text, 'cancelled'::text, 'verbal'::text, 'lapsed'::text])));
alter table public.authorisations add constraint authorisations_two_people CHECK (((decided_by_id IS NULL) OR (decided_by_id <> asked_by_id)));
create index authorisations_council_id_state_asked_at_idx ON public.authorisations USING btree (council_id, state, asked_at);
create index authorisations_offer_id_idx ON public.authorisations USING btree (offer_id);
-- One open question of money a version.
create unique index authorisations_one_open ON public.authorisations USING btree (offer_id, offer_version) WHERE (state = ANY (ARRAY['asked'::text, 'returned'::text, 'authorised'::text, 'verbal'::text]));

create table public.costing_lines (
  id uuid not null,
  offer_version_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  "position" integer not null,
  kind text not null,
  description text,
  hours_hundredths integer,
  unit_pence integer not null,
  "from" date,
  "to" date,
  weekly_pence integer not null,
  first_year_pence integer not null
);
alter table public.costing_lines add constraint costing_lines_pkey PRIMARY KEY (id);
create unique index costing_lines_offer_version_id_position_key ON public.costing_lines USING btree (offer_version_id, "position");

create table public.declarations (
  service_id uuid not null,
  provider_id uuid not null,
  display_name text,
  age_from integer,
  age_to integer,
  genders text[],
  needs text[],
  not_needs text[],
  outcode text,
  statement_on date,
  notes text,
  version integer default 1 not null,
  declared_by_id uuid not null,
  declared_at timestamptz(3) not null
);
alter table public.declarations add constraint declarations_pkey PRIMARY KEY (service_id);
alter table public.declarations add constraint declarations_ages CHECK (((age_from IS NULL) OR (age_to IS NULL) OR (age_from <= age_to)));
create index declarations_provider_id_idx ON public.declarations USING btree (provider_id);

create table public.deliveries (
  id uuid not null,
  reference text not null,
  referral_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  stage_number integer not null,
  state text not null,
  search_state text not null,
  search_reason text,
  edition_number integer not null,
  headline text not null,
  summary text not null,
  reason text not null,
  needed_by text,
  answer_by timestamptz(3) not null,
  broker_id uuid not null,
  picked_up_by_id uuid,
  picked_up_at timestamptz(3),
  opened_at timestamptz(3),
  delivered_at timestamptz(3),
  closed_at timestamptz(3),
  created_at timestamptz(3) not null,
  version integer default 1 not null,
  emergency boolean default false not null
);
alter table public.deliveries add constraint deliveries_pkey PRIMARY KEY (id);
alter table public.deliveries add constraint deliveries_search_state CHECK ((search_state = ANY (ARRAY['searching'::text, 'deciding'::text, 'paused'::text, 'agreed'::text, 'placed'::text, 'ended'::text, 'withdrawn'::text, 'closed'::text])));
alter table public.deliveries add constraint deliveries_state CHECK ((state = ANY (ARRAY['queued'::text, 'delivered'::text, 'opened'::text, 'picked-up'::text, 'answered'::text, 'undeliverable'::text, 'closed'::text])));
create index deliveries_broker_id_idx ON public.deliveries USING btree (broker_id);
create index deliveries_council_id_idx ON public.deliveries USING btree (council_id);
create index deliveries_ended ON public.deliveries USING btree (provider_id, COALESCE(closed_at, created_at) DESC, id DESC) WHERE (state = 'closed'::text);
create index deliveries_picked_up_by_id_idx ON public.deliveries USING btree (picked_up_by_id);
create index deliveries_provider_id_state_answer_by_id_idx ON public.deliveries USING btree (provider_id, state, answer_by, id);
-- How far each referral of the broker's list has reached, from the index alone. Partial and covering, so it is
-- outside what schema.prisma can say.
create index deliveries_reached ON public.deliveries USING btree (referral_id) INCLUDE (council_id, opened_at) WHERE (council_id IS NOT NULL);
create unique index deliveries_referral_id_provider_id_key ON public.deliveries USING btree (referral_id, provider_id);
-- The inbox in the order of its work: what waits by deadline (paused ones after the others), what has closed by
-- the moment it closed. Partial and on expressions, so they are outside what schema.prisma can say.
create index deliveries_waiting ON public.deliveries USING btree (provider_id, ((search_state = 'paused'::text)), answer_by, id) WHERE (state = ANY (ARRAY['queued'::text, 'delivered'::text, 'opened'::text, 'picked-up'::text, 'undeliverable'::text]));

create table public.delivery_reads (
  delivery_id uuid not null,
  person_id uuid not null,
  edition_number integer not null,
  council_id uuid not null,
  provider_id uuid not null,
  read_at timestamptz(3) not null
);
alter table public.delivery_reads add constraint delivery_reads_pkey PRIMARY KEY (delivery_id, person_id, edition_number);
create index delivery_reads_council_id_idx ON public.delivery_reads USING btree (council_id);
create index delivery_reads_person_id_idx ON public.delivery_reads USING btree (person_id);
create index delivery_reads_provider_id_idx ON public.delivery_reads USING btree (provider_id);

create table public.delivery_services (
  id uuid not null,
  delivery_id uuid not null,
  service_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  distance_band text,
  answer text default 'none'::text not null,
  decline_reason text,
  note text,
  indicative_weekly_pence integer,
  ring_number text,
  answered_by_id uuid,
  answered_at timestamptz(3),
  version integer default 1 not null
);
alter table public.delivery_services add constraint delivery_services_pkey PRIMARY KEY (id);
alter table public.delivery_services add constraint delivery_services_answer CHECK ((answer = ANY (ARRAY['none'::text, 'interested'::text, 'declined'::text, 'offered'::text])));
alter table public.delivery_services add constraint delivery_services_fee CHECK (((indicative_weekly_pence IS NULL) OR (indicative_weekly_pence > 0)));
create index delivery_services_answered_by_id_idx ON public.delivery_services USING btree (answered_by_id);
create index delivery_services_council_id_idx ON public.delivery_services USING btree (council_id);
create unique index delivery_services_delivery_id_service_id_key ON public.delivery_services USING btree (delivery_id, service_id);
create index delivery_services_provider_id_idx ON public.delivery_services USING btree (provider_id);

create table public.document_pages (
  id uuid not null,
  document_id uuid not null,
  referral_id uuid not null,
  council_id uuid not null,
  number integer not null,
  flags text[],
  width integer,
  height integer,
  state text not null,
  transcription bytea,
  decided_by_id uuid,
  decided_at timestamptz(3)
);
alter table public.document_pages add constraint document_pages_pkey PRIMARY KEY (id);
alter table public.document_pages add constraint document_pages_states CHECK (((state = ANY (ARRAY['read'::text, 'waiting'::text, 'described'::text, 'passed'::text, 'left-out'::text])) AND ((number >= 1) AND (number <= 60)) AND ((state = ANY (ARRAY['read'::text, 'waiting'::text])) = (decided_by_id IS NULL)) AND ((state = 'described'::text) OR (transcription IS NULL))));
create index document_pages_council_id_idx ON public.document_pages USING btree (council_id);
create unique index document_pages_document_id_number_key ON public.document_pages USING btree (document_id, number);
create index document_pages_referral_id_idx ON public.document_pages USING btree (referral_id);

create table public.editions (
  id uuid not null,
  referral_id uuid not null,
  council_id uuid not null,
  number integer not null,
  content jsonb not null,
  headline text not null,
  summary text not null,
  changes jsonb not null,
  published_by_id uuid not null,
  published_at timestamptz(3) not null
);
alter table public.editions add constraint editions_pkey PRIMARY KEY (id);
create unique index editions_referral_id_number_key ON public.editions USING btree (referral_id, number);

create table public.events (
  id uuid not null,
  at timestamptz(3) not null,
  kind text not null,
  audience text not null,
  council_id uuid,
  provider_id uuid,
  subject text not null,
  subject_id uuid not null,
  referral_id uuid,
  person_id uuid,
  from_state text,
  to_state text,
  reason text,
  data jsonb default '{}'::jsonb not null,
  transaction bigint default ((pg_current_xact_id())::text)::bigint not null,
  digest bytea
);
alter table public.events add constraint events_pkey PRIMARY KEY (id);
alter table public.events add constraint audit_digest_is_there CHECK ((digest IS NOT NULL));
alter table public.events add constraint events_audience CHECK ((audience = ANY (ARRAY['council'::text, 'provider'::text, 'both'::text])));
-- What the page of the audit pages through: an organisation's, and one person's.
create index events_council_id_at_idx ON public.events USING btree (council_id, at);
create index events_person_id_at_idx ON public.events USING btree (person_id, at);
create index events_provider_id_at_idx ON public.events USING btree (provider_id, at);
create index events_referral_id_at_idx ON public.events USING btree (referral_id, at);
create index events_subject_subject_id_at_idx ON public.events USING btree (subject, subject_id, at);
create index events_transaction_idx ON public.events USING btree (transaction);

create table public.form_keys (
  person_id uuid not null,
  key text not null,
  outcome text,
  used_at timestamptz(3) not null,
  digest text
);
alter table public.form_keys add constraint form_keys_pkey PRIMARY KEY (person_id, key);

create table public.forum_actions (
  id uuid not null,
  date_id uuid not null,
  owner_organisation_id uuid not null,
  words text not null,
  doer_organisation_id uuid not null,
  doer_person_id uuid,
  doer_name text not null,
  due_on date not null,
  state text default 'open'::text not null,
  note text,
  done_at timestamptz(3),
  done_by_id uuid,
  created_at timestamptz(3) not null,
  version integer default 1 not null,
  chased text[] default ARRAY[]::text[]
);
alter table public.forum_actions add constraint forum_actions_pkey PRIMARY KEY (id);
alter table public.forum_actions add constraint forum_actions_state CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text])));
create index forum_actions_date_id_idx ON public.forum_actions USING btree (date_id);
create index forum_actions_doer_organisation_id_state_due_on_idx ON public.forum_actions USING btree (doer_organisation_id, state, due_on);

create table public.forum_agenda_items (
  id uuid not null,
  date_id uuid not null,
  owner_organisation_id uuid not null,
  "position" integer not null,
  title text not null,
  minutes_long integer,
  presenter text,
  topic_id uuid
);
alter table public.forum_agenda_items add constraint forum_agenda_items_pkey PRIMARY KEY (id);
create index forum_agenda_items_date_id_position_idx ON public.forum_agenda_items USING btree (date_id, "position");

create table public.forum_blocks (
  id uuid not null,
  owner_organisation_id uuid not null,
  provider_id uuid not null,
  reason text not null,
  blocked_by_id uuid not null,
  blocked_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
alter table public.forum_blocks add constraint forum_blocks_pkey PRIMARY KEY (id);
create unique index forum_blocks_one_live ON public.forum_blocks USING btree (owner_organisation_id, provider_id) WHERE (ended_at IS NULL);
create index forum_blocks_owner_organisation_id_provider_id_idx ON public.forum_blocks USING btree (owner_organisation_id, provider_id);

create table public.forum_bookings (
  id uuid not null,
  date_id uuid not null,
  owner_organisation_id uuid not null,
  provider_id uuid,
  person_id uuid,
  attendee_name text not null,
  attendee_email text,
  attendee_key text not null,
  organisation_name text not null,
  booked_by_id uuid,
  state text not null,
  state_since timestamptz(3) not null,
  line integer,
  held_until timestamptz(3),
  walk_in boolean default false not null,
  pass_hash text not null,
  sequence integer default 0 not null,
  reminded text[] default ARRAY[]::text[],
  created_at timestamptz(3) not null,
  version integer default 1 not null
);
alter table public.forum_bookings add constraint forum_bookings_pkey PRIMARY KEY (id);
alter table public.forum_bookings add constraint forum_bookings_email_folded CHECK ((attendee_email = lower(attendee_email)));
alter table public.forum_bookings add constraint forum_bookings_held CHECK (((state = 'offered'::text) = (held_until IS NOT NULL)));
alter table public.forum_bookings add constraint forum_bookings_line CHECK (((state <> 'waiting'::text) OR (line IS NOT NULL)));
alter table public.forum_bookings add constraint forum_bookings_reached CHECK (((person_id IS NOT NULL) OR (attendee_email IS NOT NULL) OR walk_in));
alter table public.forum_bookings add constraint forum_bookings_state CHECK ((state = ANY (ARRAY['booked'::text, 'waiting'::text, 'offered'::text, 'attended'::text, 'missed'::text, 'cancelled'::text, 'lapsed'::text])));
create index forum_bookings_date_id_state_line_idx ON public.forum_bookings USING btree (date_id, state, line);
create unique index forum_bookings_one_active ON public.forum_bookings USING btree (date_id, attendee_key) WHERE (state = ANY (ARRAY['booked'::text, 'waiting'::text, 'offered'::text, 'attended'::text, 'missed'::text]));
create index forum_bookings_owner_organisation_id_idx ON public.forum_bookings USING btree (owner_organisation_id);
create unique index forum_bookings_pass_hash_key ON public.forum_bookings USING btree (pass_hash);
create index forum_bookings_person_id_idx ON public.forum_bookings USING btree (person_id);
create index forum_bookings_provider_id_date_id_idx ON public.forum_bookings USING btree (provider_id, date_id);

create table public.forum_dates (
  id uuid not null,
  reference text not null,
  series_id uuid not null,
  owner_organisation_id uuid not null,
  title text not null,
  state text not null,
  audience text not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  place text,
  access_notes text,
  online boolean default false not null,
  asks_access boolean default false not null,
  asks_diet boolean default false not null,
  opens_at timestamptz(3) not null,
  closes_at timestamptz(3) not null,
  sequence integer default 0 not null,
  created_by_id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  published_at timestamptz(3),
  cancelled_at timestamptz(3),
  cancelled_reason text,
  version integer default 1 not null
);
alter table public.forum_dates add constraint forum_dates_pkey PRIMARY KEY (id);
alter table public.forum_dates add constraint forum_dates_state CHECK (((state = ANY (ARRAY['draft'::text, 'published'::text, 'cancelled'::text])) AND (audience = ANY (ARRAY['all'::text, 'list'::text, 'invited'::text]))));
alter table public.forum_dates add constraint forum_dates_times CHECK (((starts_at < ends_at) AND (opens_at < closes_at) AND (closes_at <= ends_at)));
create index forum_dates_owner_organisation_id_starts_at_idx ON public.forum_dates USING btree (owner_organisation_id, starts_at);
create unique index forum_dates_reference_key ON public.forum_dates USING btree (reference);
create index forum_dates_series_id_starts_at_idx ON public.forum_dates USING btree (series_id, starts_at);
create index forum_dates_state_starts_at_idx ON public.forum_dates USING btree (state, starts_at);

create table public.forum_decisions (
  id uuid not null,
  date_id uuid not null,
  owner_organisation_id uuid not null,
  "position" integer not null,
  words text not null
);
alter table public.forum_decisions add constraint forum_decisions_pkey PRIMARY KEY (id);
create index forum_decisions_date_id_idx ON public.forum_decisions USING btree (date_id);

create table public.forum_feedback (
  booking_id uuid not null,
  date_id uuid not null,
  owner_organisation_id uuid not null,
  provider_id uuid not null,
  useful integer not null,
  heard integer not null,
  words text,
  at timestamptz(3) not null
);
alter table public.forum_feedback add constraint forum_feedback_pkey PRIMARY KEY (booking_id);
alter table public.forum_feedback add constraint forum_feedback_marks CHECK ((((useful >= 1) AND (useful <= 5)) AND ((heard >= 1) AND (heard <= 5))));
create index forum_feedback_date_id_idx ON public.forum_feedback USING btree (date_id);

create table public.forum_feeds (
  person_id uuid not null,
  secret_hash text not null,
  version integer default 1 not null,
  renewed_at timestamptz(3) not null
);
alter table public.forum_feeds add constraint forum_feeds_pkey PRIMARY KEY (person_id);
create unique index forum_feeds_secret_hash_key ON public.forum_feeds USING btree (secret_hash);

create table public.forum_guests (
  id uuid not null,
  series_id uuid not null,
  date_id uuid,
  provider_id uuid not null,
  owner_organisation_id uuid not null,
  added_at timestamptz(3) not null
);
alter table public.forum_guests add constraint forum_guests_pkey PRIMARY KEY (id);
create unique index forum_guests_once ON public.forum_guests USING btree (series_id, COALESCE(date_id, series_id), provider_id);
create index forum_guests_provider_id_idx ON public.forum_guests USING btree (provider_id);
create index forum_guests_series_id_provider_id_idx ON public.forum_guests USING btree (series_id, provider_id);

create table public.forum_links (
  date_id uuid not null,
  owner_organisation_id uuid not null,
  url text not null
);
alter table public.forum_links add constraint forum_links_pkey PRIMARY KEY (date_id);

create table public.forum_marks (
  date_id uuid not null,
  key text not null,
  owner_organisation_id uuid not null,
  booking_id uuid not null,
  mark text not null,
  marked_by_id uuid not null,
  marked_at timestamptz(3) not null,
  at timestamptz(3) not null
);
alter table public.forum_marks add constraint forum_marks_pkey PRIMARY KEY (date_id, key);
alter table public.forum_marks add constraint forum_marks_mark CHECK ((mark = ANY (ARRAY['attended'::text, 'missed'::text, 'walk-in'::text])));

create table public.forum_minutes (
  date_id uuid not null,
  owner_organisation_id uuid not null,
  text text not null,
  saved_by_id uuid not null,
  saved_at timestamptz(3) not null,
  published_at timestamptz(3),
  version integer default 1 not null,
  tree jsonb
);
alter table public.forum_minutes add constraint forum_minutes_pkey PRIMARY KEY (date_id);

create table public.forum_needs (
  booking_id uuid not null,
  date_id uuid not null,
  owner_organisation_id uuid not null,
  provider_id uuid not null,
  access text,
  diet text
);
alter table public.forum_needs add constraint forum_needs_pkey PRIMARY KEY (booking_id);
create index forum_needs_date_id_idx ON public.forum_needs USING btree (date_id);

create table public.forum_organisation_seats (
  date_id uuid not null,
  provider_id uuid not null,
  owner_organisation_id uuid not null,
  taken integer not null
);
alter table public.forum_organisation_seats add constraint forum_organisation_seats_pkey PRIMARY KEY (date_id, provider_id);
alter table public.forum_organisation_seats add constraint forum_organisation_seats_count CHECK ((taken >= 0));

create table public.forum_papers (
  id uuid not null,
  date_id uuid not null,
  owner_organisation_id uuid not null,
  agenda_item_id uuid,
  title text not null,
  kind text not null,
  bytes integer not null,
  uploaded_by_id uuid not null,
  uploaded_at timestamptz(3) not null
);
alter table public.forum_papers add constraint forum_papers_pkey PRIMARY KEY (id);
create index forum_papers_date_id_idx ON public.forum_papers USING btree (date_id);

create table public.forum_questions (
  id uuid not null,
  date_id uuid not null,
  owner_organisation_id uuid not null,
  words text not null,
  asked_on date not null,
  answer text,
  answered_at timestamptz(3)
);
alter table public.forum_questions add constraint forum_questions_pkey PRIMARY KEY (id);
create index forum_questions_date_id_idx ON public.forum_questions USING btree (date_id);

create table public.forum_seats (
  date_id uuid not null,
  owner_organisation_id uuid not null,
  capacity integer not null,
  per_organisation integer,
  taken integer default 0 not null,
  line integer default 0 not null
);
alter table public.forum_seats add constraint forum_seats_pkey PRIMARY KEY (date_id);
alter table public.forum_seats add constraint forum_seats_enough CHECK (((taken >= 0) AND (taken <= capacity)));
alter table public.forum_seats add constraint forum_seats_numbers CHECK (((capacity > 0) AND ((per_organisation IS NULL) OR (per_organisation > 0))));

create table public.forum_series (
  id uuid not null,
  owner_organisation_id uuid not null,
  name text not null,
  kind text not null,
  about text default ''::text not null,
  every text not null,
  audience text not null,
  start_time text not null,
  minutes_long integer not null,
  place text,
  access_notes text,
  capacity integer not null,
  seats_per_organisation integer,
  asks_access boolean default false not null,
  asks_diet boolean default false not null,
  created_by_id uuid not null,
  created_at timestamptz(3) not null,
  published_at timestamptz(3),
  ended_at timestamptz(3),
  version integer default 1 not null
);
alter table public.forum_series add constraint forum_series_pkey PRIMARY KEY (id);
alter table public.forum_series add constraint forum_series_kind CHECK (((kind = ANY (ARRAY['forum'::text, 'network'::text, 'one-to-one'::text])) AND (every = ANY (ARRAY['quarter'::text, 'month'::text, 'once'::text])) AND (audience = ANY (ARRAY['all'::text, 'list'::text, 'invited'::text]))));
alter table public.forum_series add constraint forum_series_numbers CHECK (((capacity > 0) AND (minutes_long > 0) AND ((seats_per_organisation IS NULL) OR (seats_per_organisation > 0))));
create index forum_series_owner_organisation_id_idx ON public.forum_series USING btree (owner_organisation_id);

create table public.forum_topics (
  id uuid not null,
  series_id uuid not null,
  owner_organisation_id uuid not null,
  provider_id uuid,
  proposed_by_id uuid not null,
  title text not null,
  words text default ''::text not null,
  figures jsonb,
  state text default 'open'::text not null,
  votes integer default 0 not null,
  created_at timestamptz(3) not null
);
alter table public.forum_topics add constraint forum_topics_pkey PRIMARY KEY (id);
alter table public.forum_topics add constraint forum_topics_state CHECK (((state = ANY (ARRAY['open'::text, 'planned'::text, 'closed'::text])) AND (votes >= 0)));
create index forum_topics_series_id_idx ON public.forum_topics USING btree (series_id);

create table public.forum_votes (
  topic_id uuid not null,
  person_id uuid not null,
  owner_organisation_id uuid not null,
  provider_id uuid not null,
  at timestamptz(3) not null
);
alter table public.forum_votes add constraint forum_votes_pkey PRIMARY KEY (topic_id, person_id);

create table public.fuller_details (
  referral_id uuid not null,
  council_id uuid not null,
  content jsonb not null,
  checked_at timestamptz(3),
  saved_by_id uuid not null,
  saved_at timestamptz(3) not null,
  version integer default 1 not null,
  published jsonb
);
alter table public.fuller_details add constraint fuller_details_pkey PRIMARY KEY (referral_id);
alter table public.fuller_details add constraint fuller_details_published CHECK (((checked_at IS NULL) OR (published IS NOT NULL)));
create index fuller_details_council_id_idx ON public.fuller_details USING btree (council_id);

create table public.gate_decisions (
  id uuid not null,
  referral_id uuid not null,
  council_id uuid not null,
  term text not null,
  action text not null,
  instead text,
  reason text,
  known boolean not null,
  decided_by_id uuid not null,
  decided_at timestamptz(3) not null,
  agreed_by_id uuid,
  agreed_at timestamptz(3),
  about text default 'pages'::text not null
);
alter table public.gate_decisions add constraint gate_decisions_pkey PRIMARY KEY (id);
alter table public.gate_decisions add constraint gate_decisions_about CHECK ((about = ANY (ARRAY['pages'::text, 'detail'::text, 'document'::text])));
alter table public.gate_decisions add constraint gate_decisions_action CHECK ((action = ANY (ARRAY['mask'::text, 'words'::text, 'keep'::text])));
alter table public.gate_decisions add constraint gate_decisions_agreed CHECK (((agreed_by_id IS NULL) = (agreed_at IS NULL)));
-- Whoever leaves a known name in the text is never the one who agrees that it stays.
alter table public.gate_decisions add constraint gate_decisions_two_people CHECK (((agreed_by_id IS NULL) OR (agreed_by_id <> decided_by_id)));
alter table public.gate_decisions add constraint gate_decisions_why CHECK (((action <> 'keep'::text) OR (reason IS NOT NULL)));
alter table public.gate_decisions add constraint gate_decisions_words CHECK (((action = 'words'::text) = (instead IS NOT NULL)));
create index gate_decisions_council_id_idx ON public.gate_decisions USING btree (council_id);
create unique index gate_decisions_referral_id_term_key ON public.gate_decisions USING btree (referral_id, term);

create table public.gate_readings (
  referral_id uuid not null,
  council_id uuid not null,
  digest text not null,
  read_by_id uuid not null,
  read_at timestamptz(3) not null
);
alter table public.gate_readings add constraint gate_readings_pkey PRIMARY KEY (referral_id);
create index gate_readings_council_id_idx ON public.gate_readings USING btree (council_id);

create table public.gate_small_numbers (
  referral_id uuid not null,
  council_id uuid not null,
  basis text not null,
  age_from integer not null,
  age_to integer not null,
  area text not null,
  reason text,
  children double precision,
  decided_by_id uuid not null,
  decided_at timestamptz(3) not null
);
alter table public.gate_small_numbers add constraint gate_small_numbers_pkey PRIMARY KEY (referral_id);
-- 16 decides what is legal: no band of ages reaches across it.
alter table public.gate_small_numbers add constraint gate_small_numbers_ages CHECK ((((age_from >= 0) AND (age_from <= age_to)) AND (age_to <= 17) AND ((age_from >= 16) OR (age_to < 16))));
create index gate_small_numbers_council_id_idx ON public.gate_small_numbers USING btree (council_id);

create table public.information_looks (
  id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  referral_id uuid not null,
  person_id uuid not null,
  stage integer not null,
  what text not null,
  document_id uuid,
  release_id uuid,
  at timestamptz(3) not null,
  transaction bigint default ((pg_current_xact_id())::text)::bigint not null,
  digest bytea
);
alter table public.information_looks add constraint information_looks_pkey PRIMARY KEY (id);
alter table public.information_looks add constraint audit_digest_is_there CHECK ((digest IS NOT NULL));
alter table public.information_looks add constraint information_looks_stage CHECK ((((stage = 1) AND (what = ANY (ARRAY['detail'::text, 'document'::text])) AND (release_id IS NULL)) OR ((stage = 2) AND (what = 'identity'::text) AND (release_id IS NOT NULL))));
create index information_looks_council_id_at_idx ON public.information_looks USING btree (council_id, at);
create index information_looks_person_id_idx ON public.information_looks USING btree (person_id);
create index information_looks_referral_id_at_idx ON public.information_looks USING btree (referral_id, at);
create index information_looks_transaction_idx ON public.information_looks USING btree (transaction);

create table public.information_releases (
  id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  referral_id uuid not null,
  delivery_id uuid not null,
  service_id uuid not null,
  person_id uuid not null,
  emergency boolean not null,
  reason text not null,
  contact_id uuid,
  until timestamptz(3),
  released_by_id uuid not null,
  released_at timestamptz(3) not null,
  ended_at timestamptz(3),
  ended_by_id uuid,
  ended_because text,
  ended_reason text
);
alter table public.information_releases add constraint information_releases_pkey PRIMARY KEY (id);
alter table public.information_releases add constraint information_releases_ended CHECK ((((ended_at IS NULL) = (ended_because IS NULL)) AND ((ended_because IS NULL) OR (ended_because = ANY (ARRAY['revoked'::text, 'lapsed'::text, 'offer-ended'::text, 'search-ended'::text, 'declined'::text, 'left'::text, 'role-ended'::text, 'service-moved'::text])))));
alter table public.information_releases add constraint information_releases_two_people CHECK ((person_id <> released_by_id));
create index information_releases_contact_id_idx ON public.information_releases USING btree (contact_id);
-- One live release a person, service and referral.
create unique index information_releases_one_live ON public.information_releases USING btree (referral_id, service_id, person_id) WHERE (ended_at IS NULL);
create index information_releases_person_id_idx ON public.information_releases USING btree (person_id);
create index information_releases_referral_id_idx ON public.information_releases USING btree (referral_id);
create index information_releases_released_by_id_idx ON public.information_releases USING btree (released_by_id);

create table public.looked_after_totals (
  council_code text not null,
  as_at date not null,
  name text not null,
  children integer,
  mark text,
  released_as_at date not null
);
alter table public.looked_after_totals add constraint looked_after_totals_pkey PRIMARY KEY (council_code, as_at);
alter table public.looked_after_totals add constraint looked_after_totals_count CHECK ((children >= 0));
alter table public.looked_after_totals add constraint looked_after_totals_told CHECK (((children IS NULL) = (mark IS NOT NULL)));

-- How many mails people of an organisation set off: counted where mails and the jobs that make mails are asked for, so that
-- no action can forget it. Looked at when the transaction ends, one organisation at a time, so that two at once cannot both
-- be the last, and that nobody waits for anything while holding this lock.
create table public.mail_tally (
  id uuid default gen_random_uuid() not null,
  organisation_id uuid not null,
  person_id uuid not null,
  kind text not null,
  subject text not null,
  at timestamptz(3) default clock_timestamp() not null
);
alter table public.mail_tally add constraint mail_tally_pkey PRIMARY KEY (id);
create index mail_tally_kind_subject_at_idx ON public.mail_tally USING btree (kind, subject, at);
create index mail_tally_organisation_id_kind_at_idx ON public.mail_tally USING btree (organisation_id, kind, at);

create table public.offer_children (
  offer_id uuid not null,
  referral_child_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null
);
alter table public.offer_children add constraint offer_children_pkey PRIMARY KEY (offer_id, referral_child_id);

create table public.offer_drafts (
  offer_id uuid not null,
  provider_id uuid not null,
  "values" jsonb not null,
  saved_by_id uuid not null,
  saved_at timestamptz(3) not null
);
alter table public.offer_drafts add constraint offer_drafts_pkey PRIMARY KEY (offer_id);

create table public.offer_versions (
  id uuid not null,
  offer_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  number integer not null,
  edition_number integer not null,
  start_on date not null,
  held_until timestamptz(3) not null,
  needs_met text not null,
  effect_on_children text not null,
  children_living integer,
  weekly_pence integer not null,
  first_year_pence integer not null,
  submitted_by_id uuid not null,
  submitted_at timestamptz(3) not null
);
alter table public.offer_versions add constraint offer_versions_pkey PRIMARY KEY (id);
alter table public.offer_versions add constraint offer_versions_money CHECK (((weekly_pence >= 0) AND (first_year_pence >= 0)));
create unique index offer_versions_offer_id_number_key ON public.offer_versions USING btree (offer_id, number);
create index offer_versions_submitted_by_id_idx ON public.offer_versions USING btree (submitted_by_id);

create table public.offers (
  id uuid not null,
  reference text not null,
  referral_id uuid not null,
  delivery_id uuid not null,
  service_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  state text not null,
  version_number integer default 0 not null,
  confirmed_edition integer not null,
  held_until timestamptz(3),
  state_reason text,
  state_since timestamptz(3) not null,
  funding_stage text,
  funding_since timestamptz(3),
  created_by_id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer default 1 not null
);
alter table public.offers add constraint offers_pkey PRIMARY KEY (id);
alter table public.offers add constraint offers_state CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'shortlisted'::text, 'reserve'::text, 'preferred'::text, 'authorised'::text, 'accepted'::text, 'not-selected'::text, 'withdrawn'::text, 'expired'::text, 'fallen-through'::text])));
create index offers_council_id_state_idx ON public.offers USING btree (council_id, state);
create unique index offers_one_live ON public.offers USING btree (delivery_id, service_id) WHERE (state <> ALL (ARRAY['withdrawn'::text, 'expired'::text, 'not-selected'::text, 'fallen-through'::text]));
create index offers_provider_id_state_idx ON public.offers USING btree (provider_id, state);
create unique index offers_reference_key ON public.offers USING btree (reference);
create index offers_referral_id_idx ON public.offers USING btree (referral_id);

create table public.outcodes (
  code text not null,
  lat double precision not null,
  lng double precision not null,
  council_code text
);
alter table public.outcodes add constraint outcodes_pkey PRIMARY KEY (code);

create table public.outgoing_messages (
  id uuid not null,
  organisation_id uuid,
  to_person_id uuid,
  to_email text,
  template text not null,
  props jsonb not null,
  message_id text not null,
  created_at timestamptz(3) default CURRENT_TIMESTAMP not null,
  sent_at timestamptz(3),
  failed_at timestamptz(3),
  attempts integer default 0 not null,
  last_error text
);
alter table public.outgoing_messages add constraint outgoing_messages_pkey PRIMARY KEY (id);
alter table public.outgoing_messages add constraint outgoing_messages_to CHECK ((num_nonnulls(to_person_id, to_email) = 1));
create unique index outgoing_messages_message_id_key ON public.outgoing_messages USING btree (message_id);

create table public.postcodes (
  code text not null,
  outcode text not null,
  lat double precision,
  lng double precision,
  council_code text
);
alter table public.postcodes add constraint postcodes_pkey PRIMARY KEY (code);
create index postcodes_outcode_idx ON public.postcodes USING btree (outcode);

create table public.redacted_documents (
  id uuid not null,
  referral_id uuid not null,
  council_id uuid not null,
  title text not null,
  kind text not null,
  bytes integer not null,
  state text not null,
  refused text,
  uploaded_by_id uuid not null,
  uploaded_at timestamptz(3) not null,
  confirmed_by_id uuid,
  confirmed_at timestamptz(3),
  attempts integer default 0 not null,
  waits_for text,
  words bytea
);
alter table public.redacted_documents add constraint redacted_documents_pkey PRIMARY KEY (id);
alter table public.redacted_documents add constraint redacted_documents_made CHECK (((state <> 'ready'::text) OR (words IS NOT NULL))) NOT VALID;
-- What no program can read to the end, a second person has opened.
alter table public.redacted_documents add constraint redacted_documents_two_people CHECK ((((confirmed_by_id IS NULL) OR (confirmed_by_id <> uploaded_by_id)) AND ((state <> 'ready'::text) OR (kind = 'text'::text) OR (confirmed_by_id IS NOT NULL))));
alter table public.redacted_documents add constraint redacted_documents_words CHECK (((kind = ANY (ARRAY['text'::text, 'pdf'::text, 'docx'::text, 'picture'::text])) AND (state = ANY (ARRAY['checking'::text, 'second-look'::text, 'ready'::text, 'refused'::text, 'removed'::text])) AND ((attempts >= 0) AND (attempts <= 2)) AND ((waits_for IS NULL) OR ((waits_for = 'scanner'::text) AND (state = 'checking'::text)))));
create index redacted_documents_council_id_idx ON public.redacted_documents USING btree (council_id);
create index redacted_documents_referral_id_idx ON public.redacted_documents USING btree (referral_id);

create table public.referral_children (
  id uuid not null,
  referral_id uuid not null,
  council_id uuid not null,
  identity_id uuid not null,
  "position" integer not null,
  age integer,
  gender text,
  state text not null
);
alter table public.referral_children add constraint referral_children_pkey PRIMARY KEY (id);
create unique index referral_children_referral_id_position_key ON public.referral_children USING btree (referral_id, "position");

create table public.referrals (
  id uuid not null,
  reference text not null,
  council_id uuid not null,
  state text not null,
  content jsonb not null,
  saved_pages text[],
  purpose text,
  service_kind text,
  needed_by text,
  needed_on date,
  broker_id uuid not null,
  created_by_id uuid not null,
  quality_score integer default 0 not null,
  edition_number integer default 0 not null,
  state_reason text,
  state_since timestamptz(3) not null,
  answer_by timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer default 1 not null,
  copied_from_id uuid,
  masked_content jsonb
);
alter table public.referrals add constraint referrals_pkey PRIMARY KEY (id);
alter table public.referrals add constraint referrals_state CHECK ((state = ANY (ARRAY['draft'::text, 'checking'::text, 'searching'::text, 'paused'::text, 'deciding'::text, 'agreed'::text, 'placed'::text, 'ended'::text, 'withdrawn'::text, 'closed'::text])));
create index referrals_council_id_broker_id_idx ON public.referrals USING btree (council_id, broker_id);
create index referrals_council_id_state_updated_at_idx ON public.referrals USING btree (council_id, state, updated_at);
create index referrals_newest_first ON public.referrals USING btree (council_id, state_since DESC, id DESC) WHERE (state = ANY (ARRAY['placed'::text, 'ended'::text, 'withdrawn'::text, 'closed'::text]));
create index referrals_open_by_clock ON public.referrals USING btree (council_id, COALESCE(
CASE
    WHEN (state = ANY (ARRAY['searching'::text, 'deciding'::text])) THEN answer_by
    ELSE NULL::timestamp with time zone
END, timezone('Europe/London'::text, (needed_on + '17:00:00'::time without time zone)), '9999-12-31 00:00:00+00'::timestamp with time zone), id) WHERE (state = ANY (ARRAY['draft'::text, 'checking'::text, 'searching'::text, 'paused'::text, 'deciding'::text, 'agreed'::text]));
create unique index referrals_reference_key ON public.referrals USING btree (reference);

create table public.register_imports (
  id uuid not null,
  file text not null,
  as_at date not null,
  imported_at timestamptz(3) not null,
  rows integer not null,
  created integer not null,
  updated integer not null,
  unchanged integer not null,
  closed integer not null,
  rejected jsonb not null
);
alter table public.register_imports add constraint register_imports_pkey PRIMARY KEY (id);
create index register_imports_as_at_idx ON public.register_imports USING btree (as_at);

create table public.search_stages (
  id uuid not null,
  referral_id uuid not null,
  council_id uuid not null,
  number integer not null,
  kind text not null,
  area jsonb not null,
  answer_by timestamptz(3) not null,
  counts jsonb not null,
  opened_by_id uuid not null,
  opened_at timestamptz(3) not null
);
alter table public.search_stages add constraint search_stages_pkey PRIMARY KEY (id);
create unique index search_stages_referral_id_number_key ON public.search_stages USING btree (referral_id, number);

create table public.service_history (
  id uuid not null,
  service_id uuid not null,
  as_at date not null,
  kind text not null,
  before text,
  after text
);
alter table public.service_history add constraint service_history_pkey PRIMARY KEY (id);
create unique index service_history_service_id_as_at_kind_key ON public.service_history USING btree (service_id, as_at, kind);

create table public.service_snapshots (
  service_id uuid not null,
  as_at date not null,
  grade text,
  grade_on date,
  places integer,
  status text not null,
  owner_name text
);
alter table public.service_snapshots add constraint service_snapshots_pkey PRIMARY KEY (service_id, as_at);

create table public.services (
  id uuid not null,
  regulator text default 'ofsted'::text not null,
  registration_number text not null,
  linked_education_number text,
  kind text not null,
  provision_type text not null,
  name text,
  owner_name text,
  owner_key text,
  group_name text,
  sector text,
  local_authority text,
  council_code text,
  government_office_region text,
  ofsted_region text,
  places integer,
  short_break_only boolean default false not null,
  premises_count integer,
  status text not null,
  registered_on date,
  grade text,
  grade_on date,
  inspection_number text,
  as_at date not null,
  provider_id uuid,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
alter table public.services add constraint services_pkey PRIMARY KEY (id);
create index services_council_code_kind_idx ON public.services USING btree (council_code, kind);
create index services_owner_key_idx ON public.services USING btree (owner_key);
create index services_owner_search ON public.services USING gin (lower(COALESCE(owner_name, ''::text)) gin_trgm_ops);
create index services_provider_id_idx ON public.services USING btree (provider_id);
create unique index services_regulator_registration_number_key ON public.services USING btree (regulator, registration_number);

create table public.terms_acceptances (
  id uuid not null,
  person_id uuid not null,
  provider_id uuid not null,
  council_id uuid not null,
  referral_id uuid not null,
  terms_version integer not null,
  accepted_at timestamptz(3) not null
);
alter table public.terms_acceptances add constraint terms_acceptances_pkey PRIMARY KEY (id);
create unique index terms_acceptances_referral_id_person_id_provider_id_terms_v_key ON public.terms_acceptances USING btree (referral_id, person_id, provider_id, terms_version);

create table public.vacancies (
  id uuid not null,
  service_id uuid not null,
  provider_id uuid not null,
  places integer not null,
  free_from date,
  confirmed_by_id uuid not null,
  confirmed_at timestamptz(3) not null
);
alter table public.vacancies add constraint vacancies_pkey PRIMARY KEY (id);
alter table public.vacancies add constraint vacancies_places CHECK ((places >= 0));
create index vacancies_service_id_confirmed_at_idx ON public.vacancies USING btree (service_id, confirmed_at DESC);

alter table auth.factors add constraint factors_person_id_fkey FOREIGN KEY (person_id) REFERENCES auth.credentials(person_id) ON UPDATE CASCADE ON DELETE CASCADE;
alter table auth.recovery_codes add constraint recovery_codes_person_id_fkey FOREIGN KEY (person_id) REFERENCES auth.credentials(person_id) ON UPDATE CASCADE ON DELETE CASCADE;
alter table auth.sessions add constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES auth.credentials(person_id) ON UPDATE CASCADE ON DELETE CASCADE;
alter table access.invitations add constraint invitations_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES access.organisations(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table access.memberships add constraint memberships_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES access.organisations(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table access.memberships add constraint memberships_person_id_fkey FOREIGN KEY (person_id) REFERENCES access.people(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table access.organisations add constraint organisations_owner_council_id_fkey FOREIGN KEY (owner_council_id) REFERENCES access.organisations(id) ON UPDATE CASCADE ON DELETE SET NULL;
alter table access.role_changes add constraint role_changes_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES access.organisations(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.alerts add constraint alerts_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.assignments add constraint assignments_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES referrals(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.authorisations add constraint authorisations_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.costing_lines add constraint costing_lines_offer_version_id_fkey FOREIGN KEY (offer_version_id) REFERENCES offer_versions(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.declarations add constraint declarations_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.deliveries add constraint deliveries_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES referrals(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.delivery_reads add constraint delivery_reads_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES deliveries(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.delivery_services add constraint delivery_services_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES deliveries(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.editions add constraint editions_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES referrals(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.forum_actions add constraint forum_actions_date_id_fkey FOREIGN KEY (date_id) REFERENCES forum_dates(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.forum_agenda_items add constraint forum_agenda_items_date_id_fkey FOREIGN KEY (date_id) REFERENCES forum_dates(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.forum_bookings add constraint forum_bookings_date_id_fkey FOREIGN KEY (date_id) REFERENCES forum_dates(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.forum_dates add constraint forum_dates_series_id_fkey FOREIGN KEY (series_id) REFERENCES forum_series(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.forum_decisions add constraint forum_decisions_date_id_fkey FOREIGN KEY (date_id) REFERENCES forum_dates(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.forum_links add constraint forum_links_date_id_fkey FOREIGN KEY (date_id) REFERENCES forum_dates(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.forum_minutes add constraint forum_minutes_date_id_fkey FOREIGN KEY (date_id) REFERENCES forum_dates(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.forum_papers add constraint forum_papers_date_id_fkey FOREIGN KEY (date_id) REFERENCES forum_dates(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.forum_questions add constraint forum_questions_date_id_fkey FOREIGN KEY (date_id) REFERENCES forum_dates(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.forum_seats add constraint forum_seats_date_id_fkey FOREIGN KEY (date_id) REFERENCES forum_dates(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.offer_children add constraint offer_children_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.offer_drafts add constraint offer_drafts_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.offer_versions add constraint offer_versions_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.offers add constraint offers_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES deliveries(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.offers add constraint offers_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES referrals(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.referral_children add constraint referral_children_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES referrals(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.search_stages add constraint search_stages_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES referrals(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.service_history add constraint service_history_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id) ON UPDATE CASCADE ON DELETE RESTRICT;
alter table public.services add constraint services_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES access.organisations(id) ON UPDATE CASCADE ON DELETE SET NULL;
alter table public.vacancies add constraint vacancies_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id) ON UPDATE CASCADE ON DELETE RESTRICT;
