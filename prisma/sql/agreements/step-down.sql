-- Where the child of a placement should live next. The council writes the plan; the provider agrees to it or objects, which
-- goes when the plan changes. Both read all of it.

-- ------------------------------------------------------------ public.step_down_plans
alter table public.step_down_plans enable row level security;
alter table public.step_down_plans force row level security;

grant select, insert, update (answer, answered_at, answered_by_id, conditions, due_on, objection, set_at, set_by_id, target, version, words)
  on public.step_down_plans to homeward_council;
grant select, update (answer, answered_at, answered_by_id, objection, version, words) on public.step_down_plans to homeward_provider;
grant select (placement_id), update (conditions, words) on public.step_down_plans to homeward_definer;

create policy addressed on public.step_down_plans for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_answer on public.step_down_plans for update to homeward_provider
  using (provider_id = (select app_org())) with check (provider_id = (select app_org()));
create policy definer_forgets on public.step_down_plans to homeward_definer using (true) with check (true);
create policy own on public.step_down_plans for select to homeward_council using (council_id = (select app_org()));
create policy own_change on public.step_down_plans for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));
create policy own_enter on public.step_down_plans for insert to homeward_council with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.step_down_plans
  for each row execute function public.guard_beginning('set_by_id=@person', 'set_at=@now', 'answer=', 'objection=', 'words=',
    'answered_by_id=', 'answered_at=', 'version=1');

create trigger guard_holder before insert or update on public.step_down_plans
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty',
    'referrals-officer', 'registered-manager', 'provider-admin');

create trigger guard_words before insert or update on public.step_down_plans
  for each row execute function public.guard_words_of_placement('conditions', 'words');

-- The council changes what is planned, in its own name and now, and no answer outlives that; the provider answers what is
-- planned and changes nothing of it. Each is the next version, while the placement goes on between the two.
create function public.guard_step_down_plan()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_person uuid := (select public.app_person());
  begin
    if current_user not in ('homeward_council', 'homeward_provider') then return new; end if;
    if not exists (select 1 from public.placements p where p.id = new.placement_id and p.council_id = new.council_id
        and p.provider_id = new.provider_id
        and p.state in ('planned', 'started', 'notice-given') /* rule: step-downs-in-states */) then
      raise exception 'a step-down is planned for a placement that goes on' using errcode = '42501';
    end if;
    if tg_op = 'INSERT' then return new; end if;
    if new.version is distinct from old.version + 1 then
      raise exception 'a step-down plan changes as its next version' using errcode = '42501';
    end if;
    if current_user = 'homeward_council' then
      if new.set_by_id is distinct from v_person or not public.is_now(new.set_at) or new.answer is not null then
        raise exception 'a step-down is planned now, by whoever does so, and not answered by the council' using errcode = '42501';
      end if;
    elsif new.answer is null or new.answered_by_id is distinct from v_person or not public.is_now(new.answered_at) then
      raise exception 'a step-down plan is answered now, by whoever does so' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_step_down_plan before insert or update on public.step_down_plans
  for each row execute function public.guard_step_down_plan();

-- What the sides told each other goes with the child's data key; the plan's day and codes stay.
create function public.forget_words_of_step_downs()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.step_down_plans s set conditions = '', words = null
      where s.placement_id in (select q.id from public.placements q join public.referral_children k on k.referral_id = q.referral_id
        where k.identity_id = new.id);
    return null;
  end $$;
alter function public.forget_words_of_step_downs() owner to homeward_definer;
create trigger forget_words_of_step_downs after update of destroyed_at on vault.identities
  for each row when (new.destroyed_at is not null and old.destroyed_at is null) execute function public.forget_words_of_step_downs();
