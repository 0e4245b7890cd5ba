-- What people say of a placement. The provider says how accurate the referral was, and both sides read it.

-- ------------------------------------------------------------ public.referral_verdicts
alter table public.referral_verdicts enable row level security;
alter table public.referral_verdicts force row level security;

grant select, insert, update (answered_at, answered_by_id, read_at, read_by_id, version) on public.referral_verdicts to homeward_provider;
grant select, update (read_at, read_by_id) on public.referral_verdicts to homeward_council;
grant select on public.referral_verdicts to homeward_definer;

create policy addressed on public.referral_verdicts for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_give on public.referral_verdicts for insert to homeward_provider
  with check (provider_id = (select app_org()));
create policy addressed_correct on public.referral_verdicts for update to homeward_provider
  using (provider_id = (select app_org())) with check (provider_id = (select app_org()));
create policy definer_read on public.referral_verdicts for select to homeward_definer using (true);
create policy own on public.referral_verdicts for select to homeward_council using (council_id = (select app_org()));
create policy own_mark on public.referral_verdicts for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.referral_verdicts
  for each row execute function public.guard_beginning('answered_by_id=@person', 'answered_at=@now', 'read_by_id=', 'read_at=', 'version=1');

create trigger guard_holder before insert or update on public.referral_verdicts
  for each statement execute function public.guard_holder('referrals-officer', 'registered-manager', 'provider-admin',
    'broker', 'social-worker', 'team-manager', 'emergency-duty');

-- A verdict is of a placement between these two, once the child has lived there so long; a correction is its next version,
-- now, by whoever makes it, and unread again. The council marks it as read, once.
create function public.guard_referral_verdict()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_person uuid := (select public.app_person());
  begin
    if current_user = 'homeward_provider' then
      if not exists (select 1 from public.placements p
          where p.id = new.placement_id and p.council_id = new.council_id and p.provider_id = new.provider_id
            and p.state in ('started', 'notice-given', 'ended')
            and least(p.council_moved_in, p.provider_moved_in) + new.days <= (new.answered_at at time zone 'Europe/London')::date
            and (p.last_night is null or p.last_night >= least(p.council_moved_in, p.provider_moved_in) + new.days - 1)) then
        raise exception 'a verdict is of a placement in which the child has lived so long' using errcode = '42501';
      end if;
      if tg_op = 'UPDATE' and (new.version is distinct from old.version + 1 or new.answered_by_id is distinct from v_person
          or not public.is_now(new.answered_at) or new.read_at is not null) then
        raise exception 'a verdict is corrected now, as its next version' using errcode = '42501';
      end if;
    elsif current_user = 'homeward_council' then
      if old.read_at is not null or new.read_by_id is distinct from v_person or not coalesce(public.is_now(new.read_at), false) then
        raise exception 'a verdict is marked as read once, now, by whoever does so' using errcode = '42501';
      end if;
    end if;
    return new;
  end $$;
create trigger guard_referral_verdict before insert or update on public.referral_verdicts
  for each row execute function public.guard_referral_verdict();

-- ------------------------------------------------------------ public.verdict_sections
alter table public.verdict_sections enable row level security;
alter table public.verdict_sections force row level security;

grant select, insert, update (note, says) on public.verdict_sections to homeward_provider;
grant select on public.verdict_sections to homeward_council;
grant select (verdict_id), update (note) on public.verdict_sections to homeward_definer;

create policy addressed on public.verdict_sections for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_give on public.verdict_sections for insert to homeward_provider
  with check (provider_id = (select app_org()));
create policy addressed_correct on public.verdict_sections for update to homeward_provider
  using (provider_id = (select app_org())) with check (provider_id = (select app_org()));
create policy definer_forgets on public.verdict_sections to homeward_definer using (true) with check (true);
create policy own on public.verdict_sections for select to homeward_council using (council_id = (select app_org()));

create trigger guard_holder before insert or update on public.verdict_sections
  for each statement execute function public.guard_holder('referrals-officer', 'registered-manager', 'provider-admin');

-- A section is written with its verdict, by whoever gives that now, and no word comes in once the child is known to nobody.
create function public.guard_verdict_section()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user <> 'homeward_provider' then return new; end if;
    if not exists (select 1 from public.referral_verdicts v where v.id = new.verdict_id
        and v.answered_by_id = (select public.app_person()) and public.is_now(v.answered_at)) then
      raise exception 'a section is written with its verdict' using errcode = '42501';
    end if;
    if new.section not in ('needs', 'education-health', 'child', 'strengths', 'placement', 'location', 'narrative',
        'purpose') /* rule: referral-sections */ then
      raise exception 'a section is one of the referral' using errcode = '42501';
    end if;
    perform public.refuse_words_of_forgotten((select p.referral_id from public.referral_verdicts v
      join public.placements p on p.id = v.placement_id where v.id = new.verdict_id), to_jsonb(new), to_jsonb(old),
      array['note']);
    return new;
  end $$;
create trigger guard_verdict_section before insert or update on public.verdict_sections
  for each row execute function public.guard_verdict_section();

-- ------------------------------------------------------------ public.promise_checks
-- Whether a placement is what was promised is the placing council's alone: no provider sees a row of it.
alter table public.promise_checks enable row level security;
alter table public.promise_checks force row level security;

grant select, insert, update (note, recorded_at, recorded_by_id, version) on public.promise_checks to homeward_council;
grant select (id, placement_id, council_id, recorded_by_id), update (note) on public.promise_checks to homeward_definer;

create policy definer_forgets on public.promise_checks to homeward_definer using (true) with check (true);
create policy own on public.promise_checks for select to homeward_council using (council_id = (select app_org()));
create policy own_record on public.promise_checks for insert to homeward_council with check (council_id = (select app_org()));
create policy own_correct on public.promise_checks for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.promise_checks
  for each row execute function public.guard_beginning('recorded_by_id=@person', 'recorded_at=@now', 'version=1');

create trigger guard_holder before insert or update on public.promise_checks
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty');

create trigger guard_words before insert or update on public.promise_checks
  for each row execute function public.guard_words_of_placement('note');

-- It is recorded once the child has lived there for four weeks, and corrected as its next version, now, by whoever does so.
create function public.guard_promise_check()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user <> 'homeward_council' then return new; end if;
    if not exists (select 1 from public.placements p
        where p.id = new.placement_id and p.council_id = new.council_id and p.state in ('started', 'notice-given', 'ended')
          and least(p.council_moved_in, p.provider_moved_in) + 28 <= (new.recorded_at at time zone 'Europe/London')::date) then
      raise exception 'a placement is compared with what was promised after four weeks' using errcode = '42501';
    end if;
    if tg_op = 'UPDATE' and (new.version is distinct from old.version + 1 or not public.is_now(new.recorded_at)
        or new.recorded_by_id is distinct from (select public.app_person())) then
      raise exception 'it is corrected now, as its next version' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_promise_check before insert or update on public.promise_checks
  for each row execute function public.guard_promise_check();

-- ------------------------------------------------------------ public.promise_points
alter table public.promise_points enable row level security;
alter table public.promise_points force row level security;

grant select, insert, update (says) on public.promise_points to homeward_council;

create policy own on public.promise_points for select to homeward_council using (council_id = (select app_org()));
create policy own_record on public.promise_points for insert to homeward_council with check (council_id = (select app_org()));
create policy own_correct on public.promise_points for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));

create trigger guard_holder before insert or update on public.promise_points
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty');

-- A point is one of the list, and written by whoever records the whole now.
create function public.guard_promise_point()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user <> 'homeward_council' then return new; end if;
    if new.point not in ('staffing', 'education', 'health', 'family-time', 'culture', 'extras') /* rule: promise-points */
        or not exists (select 1 from public.promise_checks k where k.id = new.check_id
          and k.recorded_by_id = (select public.app_person()) and public.is_now(k.recorded_at)) then
      raise exception 'a point is one of the list, recorded with the others' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_promise_point before insert or update on public.promise_points
  for each row execute function public.guard_promise_point();

-- ------------------------------------------------------------ public.promise_messages
alter table public.promise_messages enable row level security;
alter table public.promise_messages force row level security;

grant select, insert on public.promise_messages to homeward_council;
grant select on public.promise_messages to homeward_provider;
grant select (placement_id, council_id, provider_id, told_by_id), update (words) on public.promise_messages to homeward_definer;

create policy addressed on public.promise_messages for select to homeward_provider using (provider_id = (select app_org()));
create policy definer_forgets on public.promise_messages to homeward_definer using (true) with check (true);
create policy own on public.promise_messages for select to homeward_council using (council_id = (select app_org()));
create policy own_send on public.promise_messages for insert to homeward_council
  with check (council_id = (select app_org()) and exists (select 1 from public.placements p
    where p.id = placement_id and p.provider_id = promise_messages.provider_id)
    and exists (select 1 from public.promise_checks k where k.placement_id = promise_messages.placement_id));

create trigger guard_beginning before insert on public.promise_messages
  for each row execute function public.guard_beginning('told_by_id=@person', 'told_at=@now');

create trigger guard_holder before insert on public.promise_messages
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty');

create trigger guard_words before insert or update on public.promise_messages
  for each row execute function public.guard_words_of_placement('words');

-- ------------------------------------------------------------ public.child_views
-- What a child says is the placing council's alone, sealed under the child's data key: no provider sees a row of it.
alter table public.child_views enable row level security;
alter table public.child_views force row level security;

grant select, insert, update (how, recorded_at, recorded_by_id, sealed, version, why) on public.child_views to homeward_council;
grant select (referral_id), update (sealed) on public.child_views to homeward_definer;

create policy definer_forgets on public.child_views to homeward_definer using (true) with check (true);
create policy own on public.child_views for select to homeward_council using (council_id = (select app_org()));
create policy own_record on public.child_views for insert to homeward_council
  with check (council_id = (select app_org()) and exists (select 1 from public.referral_children c
      where c.id = referral_child_id and c.referral_id = child_views.referral_id)
    and (moment = 'options' or exists (select 1 from public.placements p
      where p.referral_child_id = child_views.referral_child_id and p.state in ('started', 'notice-given', 'ended'))));
create policy own_correct on public.child_views for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.child_views
  for each row execute function public.guard_beginning('recorded_by_id=@person', 'recorded_at=@now', 'version=1');

create trigger guard_holder before insert or update on public.child_views
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty');

-- It is corrected now, by whoever does so, as its next version, and nothing comes in once the child is known to nobody.
create function public.guard_child_view()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user <> 'homeward_council' then return new; end if;
    perform public.refuse_words_of_forgotten(new.referral_id, to_jsonb(new), to_jsonb(old), array['sealed']);
    if tg_op = 'UPDATE' and (new.version is distinct from old.version + 1 or not public.is_now(new.recorded_at)
        or new.recorded_by_id is distinct from (select public.app_person())) then
      raise exception 'what a child says is corrected now, as its next version' using errcode = '42501';
    end if;
    if new.how <> 'not-asked' and new.sealed is null then
      raise exception 'what a child says has words' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_child_view before insert or update on public.child_views
  for each row execute function public.guard_child_view();

-- Who said what of a placement, by name for both sides: neither reads the people of the other. Nothing of anybody else.
create function public.people_of_feedback(p_placement uuid)
  returns TABLE(id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select distinct p.id, p.name
      from (select v.council_id, v.provider_id, array[v.answered_by_id, v.read_by_id] as people
              from public.referral_verdicts v where v.placement_id = p_placement
            union all
            select m.council_id, m.provider_id, array[m.told_by_id] from public.promise_messages m where m.placement_id = p_placement
            union all
            select k.council_id, null, array[k.recorded_by_id] from public.promise_checks k where k.placement_id = p_placement) said
      join access.people p on p.id = any (said.people)
     where (select public.app_org()) in (said.council_id, said.provider_id)
       and exists (select 1 from access.memberships m where m.organisation_id = (select public.app_org())
         and m.person_id = (select public.app_person()) and m.ended_at is null)
  $$;
alter function public.people_of_feedback(uuid) owner to homeward_definer;
grant execute on function public.people_of_feedback(uuid) to homeward_council, homeward_provider;

-- What was written of the child goes with the child's data key. Which sections differed stays: referrals are measured by it.
create function public.forget_words_of_feedback()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.verdict_sections set note = null
     where verdict_id in (select v.id from public.referral_verdicts v join public.placements p on p.id = v.placement_id
       where p.referral_id in (select c.referral_id from public.referral_children c where c.identity_id = new.id));
    update public.promise_checks set note = null
     where placement_id in (select p.id from public.placements p
       where p.referral_id in (select c.referral_id from public.referral_children c where c.identity_id = new.id));
    update public.promise_messages set words = null
     where placement_id in (select p.id from public.placements p
       where p.referral_id in (select c.referral_id from public.referral_children c where c.identity_id = new.id));
    update public.child_views set sealed = null
     where referral_id in (select c.referral_id from public.referral_children c where c.identity_id = new.id);
    return null;
  end $$;
alter function public.forget_words_of_feedback() owner to homeward_definer;
create trigger forget_words_of_feedback after update of destroyed_at on vault.identities
  for each row when (new.destroyed_at is not null and old.destroyed_at is null) execute function public.forget_words_of_feedback();
