-- Statutory reviews of a placement are the placing council's alone: no provider sees a row of them.

-- ------------------------------------------------------------ public.placement_reviews
alter table public.placement_reviews enable row level security;
alter table public.placement_reviews force row level security;

grant select, insert, update (decided_at, decided_by_id, due_on, held_on, note, outcome, set_at, set_by_id, version)
  on public.placement_reviews to homeward_council;
grant select (placement_id), update (note) on public.placement_reviews to homeward_definer;

create policy definer_forgets on public.placement_reviews to homeward_definer using (true) with check (true);
create policy own on public.placement_reviews for select to homeward_council using (council_id = (select app_org()));
create policy own_enter on public.placement_reviews for insert to homeward_council
  with check (council_id = (select app_org()));
create policy own_change on public.placement_reviews for update to homeward_council
  using (council_id = (select app_org()) and decided_at is null) with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.placement_reviews
  for each row execute function public.guard_beginning('set_by_id=@person', 'set_at=@now', 'held_on=', 'outcome=', 'note=',
    'decided_by_id=', 'decided_at=', 'version=1');

create trigger guard_holder before insert or update on public.placement_reviews
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty', 'social-worker', 'iro');

create trigger guard_words before insert or update on public.placement_reviews
  for each row execute function public.guard_words_of_placement('note');

-- Its day is entered and changed, and what came of it recorded once it was held: now, by whoever does so, as the next version,
-- while the placement goes on.
create function public.guard_placement_review()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_person uuid := (select public.app_person());
  begin
    if current_user <> 'homeward_council' then return new; end if;
    if not exists (select 1 from public.placements p where p.id = new.placement_id and p.council_id = new.council_id
        and p.state in ('planned', 'started', 'notice-given') /* rule: reviews-in-states */) then
      raise exception 'a review is of a placement that goes on' using errcode = '42501';
    end if;
    if tg_op = 'INSERT' then return new; end if;
    if old.decided_at is not null or new.version is distinct from old.version + 1
        or (new.due_on, new.set_by_id, new.set_at) is distinct from (old.due_on, old.set_by_id, old.set_at)
          and (new.set_by_id is distinct from v_person or not public.is_now(new.set_at))
        or new.decided_at is not null and (new.decided_by_id is distinct from v_person or not public.is_now(new.decided_at)
          or new.held_on > (new.decided_at at time zone 'Europe/London')::date) then
      raise exception 'a review changes now, by whoever does so, until it is recorded' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_placement_review before insert or update on public.placement_reviews
  for each row execute function public.guard_placement_review();
