-- What a council's placements cost at review is its own: no provider sees a row of it.

-- ------------------------------------------------------------ public.cost_thresholds
alter table public.cost_thresholds enable row level security;
alter table public.cost_thresholds force row level security;

grant select, insert on public.cost_thresholds to homeward_council;

create policy own on public.cost_thresholds for select to homeward_council using (council_id = (select app_org()));
create policy own_set on public.cost_thresholds for insert to homeward_council with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.cost_thresholds
  for each row execute function public.guard_beginning('set_by_id=@person', 'set_at=@now');

create trigger guard_holder before insert on public.cost_thresholds
  for each statement execute function public.guard_holder('head-of-service', 'commissioner');

-- ------------------------------------------------------------ public.cost_reviews
alter table public.cost_reviews enable row level security;
alter table public.cost_reviews force row level security;

grant select, insert on public.cost_reviews to homeward_council;
grant select (placement_id), update (note) on public.cost_reviews to homeward_definer;

create policy definer_forgets on public.cost_reviews to homeward_definer using (true) with check (true);
create policy own on public.cost_reviews for select to homeward_council using (council_id = (select app_org()));
create policy own_review on public.cost_reviews for insert to homeward_council with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.cost_reviews
  for each row execute function public.guard_beginning('reviewed_by_id=@person', 'reviewed_at=@now');

create trigger guard_holder before insert on public.cost_reviews
  for each statement execute function public.guard_holder('head-of-service', 'director', 'commissioner');

create trigger guard_words before insert or update on public.cost_reviews
  for each row execute function public.guard_words_of_placement('note');

-- It is of a placement that a child lives in, and the next is no further away than twelve weeks.
create function public.guard_cost_review()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user <> 'homeward_council' then return new; end if;
    if not exists (select 1 from public.placements p where p.id = new.placement_id and p.council_id = new.council_id
        and p.state in ('started', 'notice-given') /* rule: lived-in-states */)
        or new.next_on > (new.reviewed_at at time zone 'Europe/London')::date + interval '84 days' /* rule: cost-review-days */ then
      raise exception 'a cost is reviewed while a child lives there, every twelve weeks' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_cost_review before insert on public.cost_reviews
  for each row execute function public.guard_cost_review();

-- What was noted goes with the child's data key; what it cost and the codes stay.
create function public.forget_words_of_cost_reviews()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.cost_reviews r set note = null
      where r.placement_id in (select q.id from public.placements q join public.referral_children k on k.referral_id = q.referral_id
        where k.identity_id = new.id);
    return null;
  end $$;
alter function public.forget_words_of_cost_reviews() owner to homeward_definer;
create trigger forget_words_of_cost_reviews after update of destroyed_at on vault.identities
  for each row when (new.destroyed_at is not null and old.destroyed_at is null) execute function public.forget_words_of_cost_reviews();
