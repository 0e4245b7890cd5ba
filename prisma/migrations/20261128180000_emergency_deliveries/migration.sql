-- A mail names an emergency in its subject, and the worker who writes it reads deliveries, never referrals: the
-- delivery carries the one fact.
alter table public.deliveries add column emergency boolean not null default false;

-- Forced row security hides every row from the owner: it is lifted for this statement alone, in this transaction.
alter table public.deliveries no force row level security;
alter table public.referrals no force row level security;
alter table public.deliveries disable trigger user;
update public.deliveries d set emergency = true
  from public.referrals r where r.id = d.referral_id and r.purpose = 'emergency';
alter table public.deliveries enable trigger user;
alter table public.referrals force row level security;
alter table public.deliveries force row level security;

-- The mail to whom a leaver's referrals fall names an emergency, too.
grant select (purpose) on public.referrals to homeward_worker;
