-- Only an offer that was accepted is accepted for a child, and only for a child of its own referral.

-- ------------------------------------------------------------ public.acceptances
alter table public.acceptances enable row level security;
alter table public.acceptances force row level security;

grant select, insert, update (ended_at) on public.acceptances to homeward_council;
grant select on public.acceptances to homeward_provider, homeward_definer;

create policy addressed on public.acceptances for select to homeward_provider using (provider_id = (select app_org()));
create policy definer_read on public.acceptances for select to homeward_definer using (true);
create policy own on public.acceptances for select to homeward_council using (council_id = (select app_org()));
create policy own_accept on public.acceptances for insert to homeward_council
  with check (council_id = (select app_org()) and accepted_by_id = (select app_person()) and ended_at is null
    and exists (select 1 from public.offers o where o.id = offer_id and o.state = 'accepted'
      and o.referral_id = acceptances.referral_id and o.provider_id = acceptances.provider_id)
    and exists (select 1 from public.referral_children c where c.id = referral_child_id
      and c.referral_id = acceptances.referral_id));
create policy own_end on public.acceptances for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()) and ended_at is not null);

create trigger guard_beginning before insert on public.acceptances
  for each row execute function public.guard_beginning('accepted_by_id=@person', 'accepted_at=@now', 'ended_at=');

create trigger guard_holder_insert before insert or update on public.acceptances
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty');

create trigger guard_unconfirmed before insert on public.acceptances for each row execute function public.guard_unconfirmed();
