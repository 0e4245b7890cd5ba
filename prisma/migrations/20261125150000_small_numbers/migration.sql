-- CreateTable
CREATE TABLE "looked_after_totals" (
    "council_code" TEXT NOT NULL,
    "as_at" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "children" INTEGER,
    "mark" TEXT,
    "released_as_at" DATE NOT NULL,

    CONSTRAINT "looked_after_totals_pkey" PRIMARY KEY ("council_code","as_at")
);

-- CreateTable
CREATE TABLE "gate_small_numbers" (
    "referral_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "basis" TEXT NOT NULL,
    "age_from" INTEGER NOT NULL,
    "age_to" INTEGER NOT NULL,
    "area" TEXT NOT NULL,
    "reason" TEXT,
    "children" DOUBLE PRECISION,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "gate_small_numbers_pkey" PRIMARY KEY ("referral_id")
);

-- CreateIndex
CREATE INDEX "gate_small_numbers_council_id_idx" ON "gate_small_numbers"("council_id");

-- 16 decides what is legal: no band of ages reaches across it.
alter table public.gate_small_numbers add constraint gate_small_numbers_ages
  check (age_from between 0 and age_to and age_to <= 17 and (age_from >= 16 or age_to < 16));
alter table public.looked_after_totals add constraint looked_after_totals_told check ((children is null) = (mark is not null));
alter table public.looked_after_totals add constraint looked_after_totals_count check (children >= 0);

-- The placing council's own, and each person's own word.
alter table public.gate_small_numbers enable row level security;
alter table public.gate_small_numbers force row level security;
revoke all on public.gate_small_numbers from public;
grant select, insert, update on public.gate_small_numbers to homeward_council;
create policy own on public.gate_small_numbers for select to homeward_council using (council_id = (select app_org()));
create policy own_word on public.gate_small_numbers for insert to homeward_council
  with check (council_id = (select app_org()) and decided_by_id = (select app_person())
    and exists (select 1 from public.referrals r where r.id = referral_id and r.council_id = gate_small_numbers.council_id));
create policy own_word_change on public.gate_small_numbers for update to homeward_council using (council_id = (select app_org()))
  with check (council_id = (select app_org()) and decided_by_id = (select app_person()));

-- Public statistics: councils and the region read them, the region's imports write them.
alter table public.looked_after_totals enable row level security;
alter table public.looked_after_totals force row level security;
revoke all on public.looked_after_totals from public;
grant select on public.looked_after_totals to homeward_council, homeward_region;
grant insert, update, delete on public.looked_after_totals to homeward_region;
create policy published on public.looked_after_totals for select to homeward_council, homeward_region using (true);
create policy totals on public.looked_after_totals to homeward_region using (true) with check (true);
