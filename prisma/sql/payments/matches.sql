-- What a finance officer says a payment is for, where the rules find nothing or something else. The worker's rules follow it; it is
-- taken back by ending it. No provider reads who said so: it reads the allocation that follows.

-- ------------------------------------------------------------ public.payment_matches
alter table public.payment_matches enable row level security;
alter table public.payment_matches force row level security;

grant select, insert, update (ended_at, ended_by_id) on public.payment_matches to homeward_council;
grant select on public.payment_matches to homeward_worker;

create policy job on public.payment_matches for select to homeward_worker using (council_id = (select app_org()));
create policy own on public.payment_matches for select to homeward_council using (council_id = (select app_org()));
create policy own_end on public.payment_matches for update to homeward_council
  using (council_id = (select app_org()) and ended_at is null) with check (council_id = (select app_org()));
create policy own_make on public.payment_matches for insert to homeward_council
  with check (council_id = (select app_org())
    and exists (select 1 from public.payments p where p.id = payment_id and p.council_id = payment_matches.council_id
      and p.provider_id = payment_matches.provider_id and p.withdrawn_at is null)
    and exists (select 1 from public.placements q where q.id = placement_id and q.council_id = payment_matches.council_id
      and q.provider_id = payment_matches.provider_id));

create trigger guard_beginning before insert on public.payment_matches
  for each row execute function public.guard_beginning('made_by_id=@person', 'made_at=@now', 'ended_by_id=', 'ended_at=');

create trigger guard_holder before insert or update on public.payment_matches
  for each statement execute function public.guard_holder('finance-officer');

-- Ended once: now, in one's own name.
create function public.guard_match_ended()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user <> 'homeward_council' then return new; end if;
    if new.ended_by_id is distinct from (select public.app_person()) or new.ended_at is null or not public.is_now(new.ended_at) then
      raise exception 'a match is ended now, by who ends it' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_match_ended before update on public.payment_matches
  for each row execute function public.guard_match_ended();
