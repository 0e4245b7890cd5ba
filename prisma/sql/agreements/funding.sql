-- Who pays for a child. The placing council's alone: a provider reads who pays it in its agreement, and nothing of what the
-- parties share between them.

-- ------------------------------------------------------------ public.funding_splits
alter table public.funding_splits enable row level security;
alter table public.funding_splits force row level security;

grant select, insert, update (withdrawn_at, withdrawn_by_id) on public.funding_splits to homeward_council;
grant select on public.funding_splits to homeward_definer;
-- Whom a reminder tells, and whether there is anything to remind of; never who pays how much.
grant select (council_id, first_day, id, referral_child_id, referral_id, withdrawn_at) on public.funding_splits to homeward_worker;

create policy definer_read on public.funding_splits for select to homeward_definer using (true);
create policy job on public.funding_splits for select to homeward_worker using (council_id = (select app_org()));
create policy own on public.funding_splits for select to homeward_council using (council_id = (select app_org()));
create policy own_set on public.funding_splits for insert to homeward_council
  with check (council_id = (select app_org()) and exists (select 1 from public.referral_children c
    where c.id = referral_child_id and c.referral_id = funding_splits.referral_id));
-- Withdrawn once, now and in one's own name.
create policy own_withdraw on public.funding_splits for update to homeward_council
  using (council_id = (select app_org()) and withdrawn_at is null)
  with check (council_id = (select app_org()) and withdrawn_by_id = (select app_person()) and public.is_now(withdrawn_at));

create trigger guard_beginning before insert on public.funding_splits
  for each row execute function public.guard_beginning('set_by_id=@person', 'set_at=@now', 'withdrawn_by_id=', 'withdrawn_at=');

create trigger guard_holder before insert or update on public.funding_splits
  for each statement execute function public.guard_holder('head-of-service', 'director', 'broker', 'team-manager', 'emergency-duty');

-- ------------------------------------------------------------ public.funding_shares
alter table public.funding_shares enable row level security;
alter table public.funding_shares force row level security;

grant select, insert on public.funding_shares to homeward_council;
grant select on public.funding_shares to homeward_definer;
grant select (council_id, id, party, split_id) on public.funding_shares to homeward_worker;

create policy definer_read on public.funding_shares for select to homeward_definer using (true);
create policy job on public.funding_shares for select to homeward_worker using (council_id = (select app_org()));
create policy own on public.funding_shares for select to homeward_council using (council_id = (select app_org()));
create policy own_set on public.funding_shares for insert to homeward_council
  with check (council_id = (select app_org())
    and (icb_code is null or icb_code in ('E54000010', 'E54000011', 'E54000018', 'E54000019', 'E54000055', 'E54000062') /* rule: boards */));

create trigger guard_holder before insert on public.funding_shares
  for each statement execute function public.guard_holder('head-of-service', 'director', 'broker', 'team-manager', 'emergency-duty');

-- ------------------------------------------------------------ public.funding_party_answers
alter table public.funding_party_answers enable row level security;
alter table public.funding_party_answers force row level security;

grant select, insert on public.funding_party_answers to homeward_council;
grant select (agreed, agreed_until, council_id, id, recorded_at, share_id) on public.funding_party_answers to homeward_worker;

create policy job on public.funding_party_answers for select to homeward_worker using (council_id = (select app_org()));
create policy own on public.funding_party_answers for select to homeward_council using (council_id = (select app_org()));
-- Social care answers by authorising the funding; a split that was withdrawn is answered no more.
create policy own_record on public.funding_party_answers for insert to homeward_council
  with check (council_id = (select app_org()) and answered_by ~ '\S' and evidence ~ '\S'
    and answered_on <= (recorded_at at time zone 'Europe/London')::date
    and exists (select 1 from public.funding_shares s join public.funding_splits p on p.id = s.split_id
      where s.id = share_id and s.party <> 'social-care' and p.withdrawn_at is null));

create trigger guard_beginning before insert on public.funding_party_answers
  for each row execute function public.guard_beginning('recorded_by_id=@person', 'recorded_at=@now');

create trigger guard_holder before insert on public.funding_party_answers
  for each statement execute function public.guard_holder('head-of-service', 'director', 'broker', 'team-manager', 'emergency-duty');

-- ------------------------------------------------------------ functions

-- Whoever writes it, a split is whole when the transaction ends: nothing is paid by nobody, or twice. As its owner, so that
-- row security hides no share from the sum.
create function public.guard_whole_split()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_split uuid := case tg_table_name when 'funding_splits' then new.id else (to_jsonb(new) ->> 'split_id')::uuid end;
  begin
    if (select sum(s.basis_points) from public.funding_shares s where s.split_id = v_split) is distinct from 10000 then
      raise exception 'the shares of a split add up to 10000 basis points' using errcode = '23514';
    end if;
    return null;
  end $$;
alter function public.guard_whole_split() owner to homeward_definer;
create constraint trigger guard_whole_split after insert on public.funding_splits
  deferrable initially deferred for each row execute function public.guard_whole_split();
create constraint trigger guard_whole_split after insert or update on public.funding_shares
  deferrable initially deferred for each row execute function public.guard_whole_split();
