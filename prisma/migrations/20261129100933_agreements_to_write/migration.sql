-- Which acceptances still wait for an agreement to be issued was found by reading every one that is live. Now it is a
-- column of theirs, and the start page reads those alone.
ALTER TABLE "acceptances" ADD COLUMN "agreement_issued_at" TIMESTAMPTZ(3);
create index acceptances_agreement_to_write on public.acceptances (council_id, accepted_at)
  where ended_at is null and agreement_issued_at is null;

alter table public.acceptances no force row level security;
alter table public.agreements no force row level security;
alter table public.agreement_versions no force row level security;
-- expects rows: select count(*) from public.agreement_versions where number = 1
update public.acceptances a set agreement_issued_at = v.issued_at
  from public.agreements g join public.agreement_versions v on v.agreement_id = g.id and v.number = 1
 where g.acceptance_id = a.id;
alter table public.agreement_versions force row level security;
alter table public.agreements force row level security;
alter table public.acceptances force row level security;
