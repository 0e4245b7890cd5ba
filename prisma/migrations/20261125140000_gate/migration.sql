-- CreateTable
CREATE TABLE "gate_decisions" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "term" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "instead" TEXT,
    "reason" TEXT,
    "known" BOOLEAN NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "agreed_by_id" UUID,
    "agreed_at" TIMESTAMPTZ(3),

    CONSTRAINT "gate_decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gate_readings" (
    "referral_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "read_by_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "gate_readings_pkey" PRIMARY KEY ("referral_id")
);

-- CreateIndex
CREATE INDEX "gate_decisions_council_id_idx" ON "gate_decisions"("council_id");

-- CreateIndex
CREATE UNIQUE INDEX "gate_decisions_referral_id_term_key" ON "gate_decisions"("referral_id", "term");

-- CreateIndex
CREATE INDEX "gate_readings_council_id_idx" ON "gate_readings"("council_id");

alter table public.gate_decisions add constraint gate_decisions_action check (action in ('mask', 'words', 'keep'));
alter table public.gate_decisions add constraint gate_decisions_words check ((action = 'words') = (instead is not null));
alter table public.gate_decisions add constraint gate_decisions_why check (action <> 'keep' or reason is not null);
-- Whoever leaves a known name in the text is never the one who agrees that it stays.
alter table public.gate_decisions add constraint gate_decisions_two_people check (agreed_by_id is null or agreed_by_id <> decided_by_id);
alter table public.gate_decisions add constraint gate_decisions_agreed check ((agreed_by_id is null) = (agreed_at is null));

-- The placing council's own, and each person's own word.
do $$
declare t text;
begin
  foreach t in array array['gate_decisions', 'gate_readings'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('revoke all on public.%I from public', t);
    execute format('create policy own on public.%I for select to homeward_council using (council_id = (select app_org()))', t);
  end loop;
end $$;
grant select, insert, update on public.gate_decisions, public.gate_readings to homeward_council;
create policy own_word on public.gate_decisions for insert to homeward_council
  with check (council_id = (select app_org()) and decided_by_id = (select app_person()) and agreed_by_id is null
    and exists (select 1 from public.referrals r where r.id = referral_id and r.council_id = gate_decisions.council_id));
create policy own_word_change on public.gate_decisions for update to homeward_council using (council_id = (select app_org()))
  with check (council_id = (select app_org()) and coalesce(agreed_by_id, decided_by_id) = (select app_person()));
create policy own_word on public.gate_readings for insert to homeward_council
  with check (council_id = (select app_org()) and read_by_id = (select app_person())
    and exists (select 1 from public.referrals r where r.id = referral_id and r.council_id = gate_readings.council_id));
create policy own_word_change on public.gate_readings for update to homeward_council using (council_id = (select app_org()))
  with check (council_id = (select app_org()) and read_by_id = (select app_person()));
