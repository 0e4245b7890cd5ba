-- A search for the next home of a child who lives, or lived, in a placement. The council's alone: a provider never reads that
-- one of its placements is searched for anew, nor that a referral came of another's.

-- ------------------------------------------------------------ public.searches_again
alter table public.searches_again enable row level security;
alter table public.searches_again force row level security;

grant select, insert, update (ended_at) on public.searches_again to homeward_council;

create policy own on public.searches_again for select to homeward_council using (council_id = (select app_org()));
-- For the reason that the placement itself says, with a referral that is still written, and for the same child.
create policy own_begin on public.searches_again for insert to homeward_council
  with check (council_id = (select app_org())
    and reason = (select case when q.state = 'started' then 'continues' when q.state = 'notice-given' then q.notice_reason
        when q.state = 'ended' then q.end_reason when q.state = 'fallen-through' and r.state = 'withdrawn' then 'not-started' end
      from public.placements q join public.referrals r on r.id = q.referral_id where q.id = searches_again.placement_id)
    and reason <> 'died'
    and exists (select 1 from public.placements q join public.referral_children c on c.id = q.referral_child_id
      join public.referral_children n on n.identity_id = c.identity_id and n.referral_id <> c.referral_id
      join public.referrals r on r.id = n.referral_id and r.state = 'draft'
      where q.id = searches_again.placement_id and n.referral_id = searches_again.referral_id));
-- It ends with its referral, and with nothing else.
create policy own_end on public.searches_again for update to homeward_council
  using (council_id = (select app_org()) and ended_at is null)
  with check (council_id = (select app_org()) and public.is_now(ended_at) and exists (select 1 from public.referrals r
    where r.id = searches_again.referral_id and r.state = 'withdrawn'));

create trigger guard_beginning before insert on public.searches_again
  for each row execute function public.guard_beginning('started_by_id=@person', 'started_at=@now', 'ended_at=');

create trigger guard_holder before insert or update on public.searches_again
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty');
