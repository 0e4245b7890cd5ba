-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "access";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "auth";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "vault";

-- CreateTable
CREATE TABLE "auth"."credentials" (
    "person_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3),

    CONSTRAINT "credentials_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "auth"."sessions" (
    "id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth"."emailed_links" (
    "hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "emailed_links_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "auth"."attempts" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "failed" BOOLEAN NOT NULL,

    CONSTRAINT "attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth"."kept_posts" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "ciphertext" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kept_posts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access"."people" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access"."organisations" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "owner_council_id" UUID,
    "council_code" TEXT,
    "phone" TEXT,
    "out_of_hours_phone" TEXT,
    "duty_owner_id" UUID,
    "quality_bar" INTEGER NOT NULL DEFAULT 70,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access"."memberships" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "roles" TEXT[],
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vault"."identities" (
    "id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "ciphertext" BYTEA NOT NULL,
    "nonce" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vault"."looks" (
    "id" UUID NOT NULL,
    "identity_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "looks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_imports" (
    "id" UUID NOT NULL,
    "file" TEXT NOT NULL,
    "as_at" DATE NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "rows" INTEGER NOT NULL,
    "created" INTEGER NOT NULL,
    "updated" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "closed" INTEGER NOT NULL,
    "rejected" JSONB NOT NULL,

    CONSTRAINT "register_imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "services" (
    "id" UUID NOT NULL,
    "regulator" TEXT NOT NULL DEFAULT 'ofsted',
    "registration_number" TEXT NOT NULL,
    "linked_education_number" TEXT,
    "kind" TEXT NOT NULL,
    "provision_type" TEXT NOT NULL,
    "name" TEXT,
    "owner_name" TEXT,
    "owner_key" TEXT,
    "group_name" TEXT,
    "sector" TEXT,
    "local_authority" TEXT,
    "council_code" TEXT,
    "government_office_region" TEXT,
    "ofsted_region" TEXT,
    "places" INTEGER,
    "short_break_only" BOOLEAN NOT NULL DEFAULT false,
    "premises_count" INTEGER,
    "status" TEXT NOT NULL,
    "registered_on" DATE,
    "grade" TEXT,
    "grade_on" DATE,
    "inspection_number" TEXT,
    "as_at" DATE NOT NULL,
    "provider_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "services_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_history" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "as_at" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,

    CONSTRAINT "service_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_snapshots" (
    "service_id" UUID NOT NULL,
    "as_at" DATE NOT NULL,
    "grade" TEXT,
    "grade_on" DATE,
    "places" INTEGER,
    "status" TEXT NOT NULL,
    "owner_name" TEXT,

    CONSTRAINT "service_snapshots_pkey" PRIMARY KEY ("service_id","as_at")
);

-- CreateTable
CREATE TABLE "outcodes" (
    "code" TEXT NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "council_code" TEXT,

    CONSTRAINT "outcodes_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "postcodes" (
    "code" TEXT NOT NULL,
    "outcode" TEXT NOT NULL,
    "lat" DOUBLE PRECISION,
    "lng" DOUBLE PRECISION,
    "council_code" TEXT,

    CONSTRAINT "postcodes_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "declarations" (
    "service_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "display_name" TEXT,
    "age_from" INTEGER,
    "age_to" INTEGER,
    "genders" TEXT[],
    "needs" TEXT[],
    "not_needs" TEXT[],
    "outcode" TEXT,
    "statement_on" DATE,
    "notes" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "declared_by_id" UUID NOT NULL,
    "declared_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "declarations_pkey" PRIMARY KEY ("service_id")
);

-- CreateTable
CREATE TABLE "vacancies" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "places" INTEGER NOT NULL,
    "free_from" DATE,
    "confirmed_by_id" UUID NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vacancies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alerts" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT,
    "owner_organisation_id" UUID NOT NULL,
    "raised_by_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "review_on" DATE NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "alerts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referrals" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "council_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "saved_pages" TEXT[],
    "purpose" TEXT,
    "service_kind" TEXT,
    "needed_by" TEXT,
    "needed_on" DATE,
    "broker_id" UUID NOT NULL,
    "created_by_id" UUID NOT NULL,
    "quality_score" INTEGER NOT NULL DEFAULT 0,
    "edition_number" INTEGER NOT NULL DEFAULT 0,
    "state_reason" TEXT,
    "state_since" TIMESTAMPTZ(3) NOT NULL,
    "answer_by" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "copied_from_id" UUID,

    CONSTRAINT "referrals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral_children" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "identity_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "age" INTEGER,
    "gender" TEXT,
    "state" TEXT NOT NULL,

    CONSTRAINT "referral_children_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignments" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "assignments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editions" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "headline" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "published_by_id" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "editions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_stages" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "area" JSONB NOT NULL,
    "answer_by" TIMESTAMPTZ(3) NOT NULL,
    "counts" JSONB NOT NULL,
    "opened_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "search_stages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "referral_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "stage_number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "search_state" TEXT NOT NULL,
    "search_reason" TEXT,
    "edition_number" INTEGER NOT NULL,
    "headline" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "needed_by" TEXT,
    "answer_by" TIMESTAMPTZ(3) NOT NULL,
    "broker_id" UUID NOT NULL,
    "picked_up_by_id" UUID,
    "picked_up_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_services" (
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "distance_band" TEXT,
    "answer" TEXT NOT NULL DEFAULT 'none',
    "decline_reason" TEXT,
    "note" TEXT,
    "indicative_weekly_pence" INTEGER,
    "ring_number" TEXT,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "delivery_services_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_reads" (
    "delivery_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "edition_number" INTEGER NOT NULL,
    "council_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_reads_pkey" PRIMARY KEY ("delivery_id","person_id","edition_number")
);

-- CreateTable
CREATE TABLE "offers" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "referral_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version_number" INTEGER NOT NULL DEFAULT 0,
    "confirmed_edition" INTEGER NOT NULL,
    "held_until" TIMESTAMPTZ(3),
    "state_reason" TEXT,
    "state_since" TIMESTAMPTZ(3) NOT NULL,
    "funding_stage" TEXT,
    "funding_since" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "offers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer_drafts" (
    "offer_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "values" JSONB NOT NULL,
    "saved_by_id" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offer_drafts_pkey" PRIMARY KEY ("offer_id")
);

-- CreateTable
CREATE TABLE "offer_versions" (
    "id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "edition_number" INTEGER NOT NULL,
    "start_on" DATE NOT NULL,
    "held_until" TIMESTAMPTZ(3) NOT NULL,
    "needs_met" TEXT NOT NULL,
    "effect_on_children" TEXT NOT NULL,
    "children_living" INTEGER,
    "weekly_pence" INTEGER NOT NULL,
    "first_year_pence" INTEGER NOT NULL,
    "submitted_by_id" UUID NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offer_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "costing_lines" (
    "id" UUID NOT NULL,
    "offer_version_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "description" TEXT,
    "hours_hundredths" INTEGER,
    "unit_pence" INTEGER NOT NULL,
    "from" DATE,
    "to" DATE,
    "weekly_pence" INTEGER NOT NULL,
    "first_year_pence" INTEGER NOT NULL,

    CONSTRAINT "costing_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer_children" (
    "offer_id" UUID NOT NULL,
    "referral_child_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,

    CONSTRAINT "offer_children_pkey" PRIMARY KEY ("offer_id","referral_child_id")
);

-- CreateTable
CREATE TABLE "authorisations" (
    "id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "offer_version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'initial-costing',
    "state" TEXT NOT NULL,
    "weekly_pence" INTEGER NOT NULL,
    "first_year_pence" INTEGER NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_why" TEXT,
    "question" TEXT,
    "answer" TEXT,
    "reason" TEXT,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "authorisations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "acceptances" (
    "id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "referral_child_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "accepted_by_id" UUID NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "acceptances_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "events" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "council_id" UUID,
    "provider_id" UUID,
    "subject" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "referral_id" UUID,
    "person_id" UUID,
    "from_state" TEXT,
    "to_state" TEXT,
    "reason" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outgoing_messages" (
    "id" UUID NOT NULL,
    "organisation_id" UUID,
    "to_person_id" UUID,
    "to_email" TEXT,
    "template" TEXT NOT NULL,
    "props" JSONB NOT NULL,
    "message_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "outgoing_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_keys" (
    "person_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "outcome" TEXT,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_keys_pkey" PRIMARY KEY ("person_id","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "credentials_email_key" ON "auth"."credentials"("email");

-- CreateIndex
CREATE INDEX "sessions_person_id_idx" ON "auth"."sessions"("person_id");

-- CreateIndex
CREATE INDEX "emailed_links_person_id_idx" ON "auth"."emailed_links"("person_id");

-- CreateIndex
CREATE INDEX "attempts_kind_subject_at_idx" ON "auth"."attempts"("kind", "subject", "at");

-- CreateIndex
CREATE UNIQUE INDEX "people_email_key" ON "access"."people"("email");

-- CreateIndex
CREATE UNIQUE INDEX "organisations_slug_key" ON "access"."organisations"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "organisations_council_code_key" ON "access"."organisations"("council_code");

-- CreateIndex
CREATE INDEX "memberships_organisation_id_idx" ON "access"."memberships"("organisation_id");

-- CreateIndex
CREATE INDEX "memberships_person_id_idx" ON "access"."memberships"("person_id");

-- CreateIndex
CREATE INDEX "identities_council_id_idx" ON "vault"."identities"("council_id");

-- CreateIndex
CREATE INDEX "looks_identity_id_at_idx" ON "vault"."looks"("identity_id", "at");

-- CreateIndex
CREATE INDEX "register_imports_as_at_idx" ON "register_imports"("as_at");

-- CreateIndex
CREATE INDEX "services_owner_key_idx" ON "services"("owner_key");

-- CreateIndex
CREATE INDEX "services_council_code_kind_idx" ON "services"("council_code", "kind");

-- CreateIndex
CREATE INDEX "services_provider_id_idx" ON "services"("provider_id");

-- CreateIndex
CREATE UNIQUE INDEX "services_regulator_registration_number_key" ON "services"("regulator", "registration_number");

-- CreateIndex
CREATE UNIQUE INDEX "service_history_service_id_as_at_kind_key" ON "service_history"("service_id", "as_at", "kind");

-- CreateIndex
CREATE INDEX "postcodes_outcode_idx" ON "postcodes"("outcode");

-- CreateIndex
CREATE INDEX "declarations_provider_id_idx" ON "declarations"("provider_id");

-- CreateIndex
CREATE INDEX "vacancies_service_id_confirmed_at_idx" ON "vacancies"("service_id", "confirmed_at" DESC);

-- CreateIndex
CREATE INDEX "alerts_service_id_idx" ON "alerts"("service_id");

-- CreateIndex
CREATE UNIQUE INDEX "referrals_reference_key" ON "referrals"("reference");

-- CreateIndex
CREATE INDEX "referrals_council_id_state_updated_at_idx" ON "referrals"("council_id", "state", "updated_at");

-- CreateIndex
CREATE INDEX "referrals_council_id_broker_id_idx" ON "referrals"("council_id", "broker_id");

-- CreateIndex
CREATE UNIQUE INDEX "referral_children_referral_id_position_key" ON "referral_children"("referral_id", "position");

-- CreateIndex
CREATE INDEX "assignments_referral_id_idx" ON "assignments"("referral_id");

-- CreateIndex
CREATE INDEX "assignments_council_id_person_id_idx" ON "assignments"("council_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "editions_referral_id_number_key" ON "editions"("referral_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "search_stages_referral_id_number_key" ON "search_stages"("referral_id", "number");

-- CreateIndex
CREATE INDEX "deliveries_provider_id_state_answer_by_id_idx" ON "deliveries"("provider_id", "state", "answer_by", "id");

-- CreateIndex
CREATE INDEX "deliveries_council_id_idx" ON "deliveries"("council_id");

-- CreateIndex
CREATE INDEX "deliveries_broker_id_idx" ON "deliveries"("broker_id");

-- CreateIndex
CREATE INDEX "deliveries_picked_up_by_id_idx" ON "deliveries"("picked_up_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_referral_id_provider_id_key" ON "deliveries"("referral_id", "provider_id");

-- CreateIndex
CREATE INDEX "delivery_services_provider_id_idx" ON "delivery_services"("provider_id");

-- CreateIndex
CREATE INDEX "delivery_services_answered_by_id_idx" ON "delivery_services"("answered_by_id");

-- CreateIndex
CREATE INDEX "delivery_services_council_id_idx" ON "delivery_services"("council_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_services_delivery_id_service_id_key" ON "delivery_services"("delivery_id", "service_id");

-- CreateIndex
CREATE INDEX "delivery_reads_person_id_idx" ON "delivery_reads"("person_id");

-- CreateIndex
CREATE INDEX "delivery_reads_council_id_idx" ON "delivery_reads"("council_id");

-- CreateIndex
CREATE INDEX "delivery_reads_provider_id_idx" ON "delivery_reads"("provider_id");

-- CreateIndex
CREATE UNIQUE INDEX "offers_reference_key" ON "offers"("reference");

-- CreateIndex
CREATE INDEX "offers_referral_id_idx" ON "offers"("referral_id");

-- CreateIndex
CREATE INDEX "offers_provider_id_state_idx" ON "offers"("provider_id", "state");

-- CreateIndex
CREATE INDEX "offers_council_id_state_idx" ON "offers"("council_id", "state");

-- CreateIndex
CREATE INDEX "offer_versions_submitted_by_id_idx" ON "offer_versions"("submitted_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "offer_versions_offer_id_number_key" ON "offer_versions"("offer_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "costing_lines_offer_version_id_position_key" ON "costing_lines"("offer_version_id", "position");

-- CreateIndex
CREATE INDEX "authorisations_council_id_state_asked_at_idx" ON "authorisations"("council_id", "state", "asked_at");

-- CreateIndex
CREATE INDEX "authorisations_offer_id_idx" ON "authorisations"("offer_id");

-- CreateIndex
CREATE INDEX "acceptances_offer_id_idx" ON "acceptances"("offer_id");

-- CreateIndex
CREATE INDEX "events_referral_id_at_idx" ON "events"("referral_id", "at");

-- CreateIndex
CREATE INDEX "events_subject_subject_id_at_idx" ON "events"("subject", "subject_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "outgoing_messages_message_id_key" ON "outgoing_messages"("message_id");

-- AddForeignKey
ALTER TABLE "auth"."sessions" ADD CONSTRAINT "sessions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "auth"."credentials"("person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access"."organisations" ADD CONSTRAINT "organisations_owner_council_id_fkey" FOREIGN KEY ("owner_council_id") REFERENCES "access"."organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access"."memberships" ADD CONSTRAINT "memberships_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "access"."people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access"."memberships" ADD CONSTRAINT "memberships_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "access"."organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "services" ADD CONSTRAINT "services_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "access"."organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_history" ADD CONSTRAINT "service_history_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vacancies" ADD CONSTRAINT "vacancies_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_children" ADD CONSTRAINT "referral_children_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referrals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referrals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editions" ADD CONSTRAINT "editions_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referrals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_stages" ADD CONSTRAINT "search_stages_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referrals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referrals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_services" ADD CONSTRAINT "delivery_services_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "deliveries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_reads" ADD CONSTRAINT "delivery_reads_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "deliveries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offers" ADD CONSTRAINT "offers_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referrals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offers" ADD CONSTRAINT "offers_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "deliveries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_drafts" ADD CONSTRAINT "offer_drafts_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_versions" ADD CONSTRAINT "offer_versions_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "costing_lines" ADD CONSTRAINT "costing_lines_offer_version_id_fkey" FOREIGN KEY ("offer_version_id") REFERENCES "offer_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_children" ADD CONSTRAINT "offer_children_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authorisations" ADD CONSTRAINT "authorisations_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
