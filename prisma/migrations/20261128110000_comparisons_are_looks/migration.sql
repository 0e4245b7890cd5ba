-- Every comparison of a text with the vault is a look, with how many texts and findings. All three stay empty in other
-- rows, so that no digest of an older row changes.
ALTER TABLE "vault"."looks" ADD COLUMN "texts" INTEGER, ADD COLUMN "findings" INTEGER, ADD COLUMN "typed" BOOLEAN;
CREATE INDEX "looks_person_id_at_idx" ON "vault"."looks"("person_id", "at");
alter table vault.looks add constraint looks_purpose
  check (purpose in ('edit-child', 'assess-match', 'read-text', 'comparison'));
alter table vault.looks add constraint looks_comparison
  check ((purpose = 'comparison') = (texts is not null and findings is not null) and (purpose = 'comparison' or typed is null));

-- Fuller detail keeps the council's own text; a provider can select what the gate let out and nothing else.
ALTER TABLE "fuller_details" ADD COLUMN "published" JSONB;
-- What was checked until now was found to hold nothing known, so it is what providers read already.
alter table public.fuller_details no force row level security;
update public.fuller_details set published = content where checked_at is not null;
alter table public.fuller_details force row level security;
alter table public.fuller_details add constraint fuller_details_published check (checked_at is null or published is not null);
grant insert (published), update (published) on public.fuller_details to homeward_council;
revoke select on public.fuller_details from homeward_provider;
grant select (referral_id, council_id, published, checked_at, saved_at) on public.fuller_details to homeward_provider;

-- A decision says which text it was made about, so that a change of the pages takes back nothing of another text.
ALTER TABLE "gate_decisions" ADD COLUMN "about" TEXT NOT NULL DEFAULT 'pages';
alter table public.gate_decisions add constraint gate_decisions_about check (about in ('pages', 'detail', 'document'));
