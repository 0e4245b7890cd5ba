-- When somebody leaves, the worker gives their referrals to the council's duty owner. It sees of a referral only
-- whose it is and how it stands: no content, no child.
grant select (id, reference, council_id, broker_id, state, version) on public.referrals to homeward_worker;
grant update (broker_id, updated_at, version) on public.referrals to homeward_worker;
create policy job on public.referrals for select to homeward_worker using (council_id = (select app_org()));
create policy job_change on public.referrals for update to homeward_worker
  using (council_id = (select app_org())) with check (council_id = (select app_org()));

grant select, insert on public.assignments to homeward_worker;
grant update (ended_at, reason) on public.assignments to homeward_worker;
create policy job on public.assignments for select to homeward_worker using (council_id = (select app_org()));
create policy job_new on public.assignments for insert to homeward_worker with check (council_id = (select app_org()));
create policy job_change on public.assignments for update to homeward_worker
  using (council_id = (select app_org())) with check (council_id = (select app_org()));

grant update (broker_id) on public.deliveries to homeward_worker;

-- The broker's list: what is open stands in the order of the day it is needed on.
create index referrals_open_by_need on public.referrals (council_id, needed_on, id)
  where state in ('draft', 'checking', 'searching', 'paused', 'deciding', 'agreed');
create index referrals_newest_first on public.referrals (council_id, state_since desc, id desc)
  where state in ('placed', 'ended', 'withdrawn', 'closed');
