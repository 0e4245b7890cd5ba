-- What council and provider agree on for one child: a draft of the council's, versions that are issued and never changed,
-- who signed which of them, and the fees by line.
CREATE TABLE "agreements" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "acceptance_id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "offer_version" INTEGER NOT NULL,
    "referral_id" UUID NOT NULL,
    "referral_child_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "state_since" TIMESTAMPTZ(3) NOT NULL,
    "version_number" INTEGER NOT NULL DEFAULT 0,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "agreements_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "agreement_drafts" (
    "agreement_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "values" JSONB NOT NULL,
    "saved_by_id" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agreement_drafts_pkey" PRIMARY KEY ("agreement_id")
);
CREATE TABLE "agreement_versions" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "document" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "issued_by_id" UUID NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agreement_versions_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "agreement_signatures" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "agreement_version_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "version_number" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agreement_signatures_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "fee_lines" (
    "id" UUID NOT NULL,
    "agreement_version_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "pace" TEXT NOT NULL,
    "unit_pence" INTEGER NOT NULL,
    "hours_hundredths" INTEGER,
    "staff" INTEGER,
    "miles_a_week" INTEGER,
    "times_a_year" INTEGER,
    "shared_by" INTEGER NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE,
    "weekly_pence" INTEGER NOT NULL,
    "yearly_pence" INTEGER NOT NULL,
    "once_pence" INTEGER NOT NULL,

    CONSTRAINT "fee_lines_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "agreements_reference_key" ON "agreements"("reference");
CREATE UNIQUE INDEX "agreements_acceptance_id_key" ON "agreements"("acceptance_id");
CREATE INDEX "agreements_council_id_state_id_idx" ON "agreements"("council_id", "state", "id");
CREATE INDEX "agreements_provider_id_state_id_idx" ON "agreements"("provider_id", "state", "id");
CREATE INDEX "agreements_offer_id_idx" ON "agreements"("offer_id");
CREATE INDEX "agreements_referral_id_idx" ON "agreements"("referral_id");
CREATE UNIQUE INDEX "agreements_id_council_id_provider_id_key" ON "agreements"("id", "council_id", "provider_id");
CREATE UNIQUE INDEX "agreement_versions_agreement_id_number_key" ON "agreement_versions"("agreement_id", "number");
CREATE INDEX "agreement_signatures_agreement_version_id_idx" ON "agreement_signatures"("agreement_version_id");
CREATE UNIQUE INDEX "agreement_signatures_agreement_id_version_number_side_key" ON "agreement_signatures"("agreement_id", "version_number", "side");
CREATE UNIQUE INDEX "agreement_signatures_agreement_id_version_number_person_id_key" ON "agreement_signatures"("agreement_id", "version_number", "person_id");
CREATE UNIQUE INDEX "fee_lines_agreement_version_id_position_key" ON "fee_lines"("agreement_version_id", "position");
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_acceptance_id_council_id_provider_id_fkey" FOREIGN KEY ("acceptance_id", "council_id", "provider_id") REFERENCES "acceptances"("id", "council_id", "provider_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_offer_id_council_id_provider_id_fkey" FOREIGN KEY ("offer_id", "council_id", "provider_id") REFERENCES "offers"("id", "council_id", "provider_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_referral_id_council_id_fkey" FOREIGN KEY ("referral_id", "council_id") REFERENCES "referrals"("id", "council_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_referral_child_id_fkey" FOREIGN KEY ("referral_child_id") REFERENCES "referral_children"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "agreement_drafts" ADD CONSTRAINT "agreement_drafts_agreement_id_council_id_provider_id_fkey" FOREIGN KEY ("agreement_id", "council_id", "provider_id") REFERENCES "agreements"("id", "council_id", "provider_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "agreement_versions" ADD CONSTRAINT "agreement_versions_agreement_id_council_id_provider_id_fkey" FOREIGN KEY ("agreement_id", "council_id", "provider_id") REFERENCES "agreements"("id", "council_id", "provider_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "agreement_signatures" ADD CONSTRAINT "agreement_signatures_agreement_id_council_id_provider_id_fkey" FOREIGN KEY ("agreement_id", "council_id", "provider_id") REFERENCES "agreements"("id", "council_id", "provider_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "agreement_signatures" ADD CONSTRAINT "agreement_signatures_agreement_version_id_fkey" FOREIGN KEY ("agreement_version_id") REFERENCES "agreement_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "fee_lines" ADD CONSTRAINT "fee_lines_agreement_version_id_fkey" FOREIGN KEY ("agreement_version_id") REFERENCES "agreement_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table public.agreements add constraint agreements_state check (state in ('draft', 'issued', 'in-force', 'ended')),
  add constraint agreements_issued check (state = 'ended' or (state = 'draft') = (version_number = 0));
-- A version is its bytes: another digest, or other bytes, is none of it.
alter table public.agreement_versions add constraint agreement_versions_digest
  check (sha256 = encode(sha256(document), 'hex'));
alter table public.agreement_signatures add constraint agreement_signatures_side check (side in ('council', 'provider'));
alter table public.fee_lines add constraint fee_lines_span check (to_on is null or to_on >= from_on),
  add constraint fee_lines_share check (shared_by > 0);
-- Nothing is paid twice: of a version no two lines of one kind and description run on the same day. (An index compares
-- spans by itself and nothing else without an extension: the version, the kind and the words are a span of one number.)
alter table public.fee_lines add constraint fee_lines_once exclude using gist (
  int8range(hashtextextended(agreement_version_id::text || ' ' || kind || ' ' || lower(description), 0),
    hashtextextended(agreement_version_id::text || ' ' || kind || ' ' || lower(description), 0), '[]') with &&,
  daterange(from_on, to_on, '[]') with &&);

alter table public.event_kinds no force row level security;
-- expects rows: 5
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('agreement-started', 'agreements', '{council}', false),
  ('agreement-issued', 'agreements', '{both,council,provider}', false),
  ('agreement-signed', 'agreements', '{both,council,provider}', false),
  ('agreement-in-force', 'agreements', '{both,council,provider}', false),
  ('agreement-ended', 'agreements', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
