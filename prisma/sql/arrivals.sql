-- What either side sees to when a child arrives or leaves. Each side writes its own list, and reads the other's.

-- ------------------------------------------------------------ public.arrival_plans
alter table public.arrival_plans enable row level security;
alter table public.arrival_plans force row level security;

grant select, insert, update (version) on public.arrival_plans to homeward_council, homeward_provider;
grant select on public.arrival_plans to homeward_definer;

create policy addressed on public.arrival_plans for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_begin on public.arrival_plans for insert to homeward_provider
  with check (provider_id = (select app_org()) and side = 'provider');
create policy addressed_change on public.arrival_plans for update to homeward_provider
  using (provider_id = (select app_org()) and side = 'provider') with check (provider_id = (select app_org()) and side = 'provider');
create policy definer_read on public.arrival_plans for select to homeward_definer using (true);
create policy own on public.arrival_plans for select to homeward_council using (council_id = (select app_org()));
create policy own_begin on public.arrival_plans for insert to homeward_council
  with check (council_id = (select app_org()) and side = 'council');
create policy own_change on public.arrival_plans for update to homeward_council
  using (council_id = (select app_org()) and side = 'council') with check (council_id = (select app_org()) and side = 'council');

create trigger guard_beginning before insert on public.arrival_plans
  for each row execute function public.guard_beginning('recorded_by_id=@person', 'recorded_at=@now', 'version=1');

create trigger guard_holder before insert or update on public.arrival_plans
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty',
    'referrals-officer', 'registered-manager', 'provider-admin');

-- Whether the plan of this kind of a placement is kept now, between these two organisations: read as whoever asks.
create function public.keeps_plan(p_placement uuid, p_council uuid, p_provider uuid, p_kind text)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from public.placements p
      where p.id = p_placement and p.council_id = p_council and p.provider_id = p_provider and case p_kind
        when 'arrival' then p.state in ('planned', 'started', 'notice-given') /* rule: arrival-in-states */
        when 'leaving' then p.state in ('started', 'notice-given', 'ended') /* rule: leaving-in-states */
        else false end)
  $$;
grant execute on function public.keeps_plan(uuid, uuid, uuid, text) to homeward_council, homeward_provider;

create function public.guard_arrival_plan()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user not in ('homeward_council', 'homeward_provider') then return new; end if;
    if tg_op = 'UPDATE' and new.version is distinct from old.version + 1 then
      raise exception 'a plan changes as its next version' using errcode = '42501';
    end if;
    if not public.keeps_plan(new.placement_id, new.council_id, new.provider_id, new.kind) then
      raise exception 'this plan is not kept now' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_arrival_plan before insert or update on public.arrival_plans
  for each row execute function public.guard_arrival_plan();

-- ------------------------------------------------------------ public.arrival_items
alter table public.arrival_items enable row level security;
alter table public.arrival_items force row level security;

grant select, insert, update (done_at, done_by_id, not_needed, note, removed_at, removed_by_id, undone_at, undone_by_id, undone_why, value)
  on public.arrival_items to homeward_council, homeward_provider;
grant select, update (label, note, undone_why) on public.arrival_items to homeward_definer;

create policy addressed on public.arrival_items for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_change on public.arrival_items for update to homeward_provider
  using (provider_id = (select app_org())) with check (provider_id = (select app_org()));
create policy addressed_write on public.arrival_items for insert to homeward_provider
  with check (provider_id = (select app_org()));
create policy definer_forgets on public.arrival_items to homeward_definer using (true) with check (true);
create policy own on public.arrival_items for select to homeward_council using (council_id = (select app_org()));
create policy own_change on public.arrival_items for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));
create policy own_write on public.arrival_items for insert to homeward_council
  with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.arrival_items
  for each row execute function public.guard_beginning('recorded_by_id=@person', 'recorded_at=@now', 'done_at=',
    'done_by_id=', 'not_needed=false', 'undone_at=', 'undone_by_id=', 'undone_why=', 'removed_at=', 'removed_by_id=');

create trigger guard_holder before insert or update on public.arrival_items
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty',
    'referrals-officer', 'registered-manager', 'provider-admin');

-- An item is one of its list, and written, ticked, unticked with a reason and removed by the side whose list it is, now, by
-- whoever does so. What is ticked stays as it was until it is unticked; what was removed stays removed.
create function public.guard_arrival_item()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_side text := case current_user when 'homeward_council' then 'council' when 'homeward_provider' then 'provider' end;
    v_person uuid := (select public.app_person());
    v_kind text;
    v_untick text[] := array['done_at', 'done_by_id', 'not_needed', 'undone_at', 'undone_by_id', 'undone_why'];
  begin
    if v_side is null then return new; end if;
    select l.kind into v_kind from public.arrival_plans l
     where l.id = new.plan_id and l.side = v_side
       and public.keeps_plan(l.placement_id, new.council_id, new.provider_id, l.kind);
    if v_kind is null then
      raise exception 'an item is of a list of its own side that is kept now' using errcode = '42501';
    end if;
    -- A tick says nothing of the child and still comes in, as late as records do.
    perform public.refuse_words_of_forgotten((select p.referral_id from public.arrival_plans l
      join public.placements p on p.id = l.placement_id where l.id = new.plan_id), to_jsonb(new), to_jsonb(old),
      array['label', 'note', 'undone_why']);
    if tg_op = 'INSERT' then
      if coalesce(new.label !~ '\S', new.code is null) or new.code is not null and not (case v_kind || ' ' || v_side
        when 'arrival council' then new.code in ('arrival-time', 'brought-by', 'medication', 'medical-consent', 'belongings',
          'child-told', 'missing-profile', 'council-contacts', 'planning-meeting', 'delegated-authority', 'family-time',
          'school-and-transport', 'health-details') /* rule: council-arrival-items */
        when 'arrival provider' then new.code in ('room', 'first-meal', 'first-shift', 'home-contacts', 'medication-received',
          'consent-received', 'profile-received', 'belongings-listed', 'shown-round') /* rule: provider-arrival-items */
        when 'leaving council' then new.code in ('collection-time', 'collected-by', 'leaving-told',
          'next-home-told', 'review-or-iro', 'notified-told') /* rule: council-leaving-items */
        when 'leaving provider' then new.code in ('belongings-packed', 'medication-handed-over', 'goodbye',
          'records-returned') /* rule: provider-leaving-items */
        else false end) then
        raise exception 'an item is one of its list, or has words' using errcode = '42501';
      end if;
    end if;
    if new.value is not null and not (case
        when new.code in ('arrival-time', 'collection-time') /* rule: items-with-a-time */
          then new.value ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
        when new.code in ('brought-by', 'collected-by') /* rule: items-with-an-escort */
          then new.value in ('social-worker', 'duty-worker', 'support-worker', 'from-here', 'to-there', 'relative', 'transport',
            'police', 'other') /* rule: escorts */
        when new.code in ('missing-profile') /* rule: items-handed-over */
          then new.value in ('paper', 'secure-email') /* rule: handovers */
        else false end) then
      raise exception 'an item says one of its answers beside its tick, or nothing' using errcode = '42501';
    end if;
    if tg_op = 'INSERT' then return new; end if;
    if old.removed_at is not null then
      raise exception 'an item that was removed stays so' using errcode = '42501';
    end if;
    if old.done_at is not null then
      if new.done_at is not null or new.undone_by_id is distinct from v_person or not public.is_now(new.undone_at)
          or coalesce(new.undone_why !~ '\S', true) or to_jsonb(new) - v_untick <> to_jsonb(old) - v_untick then
        raise exception 'what is ticked is unticked now, with a reason, and else as it was' using errcode = '42501';
      end if;
      return new;
    end if;
    if (new.undone_at, new.undone_by_id, new.undone_why) is distinct from (old.undone_at, old.undone_by_id, old.undone_why)
        or new.done_at is not null and (new.done_by_id is distinct from v_person or not public.is_now(new.done_at))
        or new.not_needed and coalesce(new.note !~ '\S', true)
        or new.removed_at is not null and (new.removed_by_id is distinct from v_person or not public.is_now(new.removed_at)) then
      raise exception 'an item is ticked, or not needed for a reason, or removed now, by whoever does so' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_arrival_item before insert or update on public.arrival_items
  for each row execute function public.guard_arrival_item();

-- Who ticked or unticked an item of a placement's plans, by name for both sides: neither reads the people of the other.
-- Nothing of anybody else.
create function public.people_of_plans(p_placement uuid)
  returns TABLE(id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select distinct p.id, p.name from public.arrival_plans l
      join public.arrival_items i on i.plan_id = l.id
      join access.people p on p.id in (i.done_by_id, i.undone_by_id, i.recorded_by_id)
     where l.placement_id = p_placement and (select public.app_org()) in (l.council_id, l.provider_id)
       and exists (select 1 from access.memberships m where m.organisation_id = (select public.app_org())
         and m.person_id = (select public.app_person()) and m.ended_at is null)
  $$;
alter function public.people_of_plans(uuid) owner to homeward_definer;
grant execute on function public.people_of_plans(uuid) to homeward_council, homeward_provider;

-- What was written of the child goes with the child's data key. What was done, by whom and when stays.
create function public.forget_words_of_plans()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.arrival_items set label = null, note = null, undone_why = null
     where plan_id in (select l.id from public.arrival_plans l join public.placements p on p.id = l.placement_id
       where p.referral_id in (select c.referral_id from public.referral_children c where c.identity_id = new.id));
    return null;
  end $$;
alter function public.forget_words_of_plans() owner to homeward_definer;
create trigger forget_words_of_plans after update of destroyed_at on vault.identities
  for each row when (new.destroyed_at is not null and old.destroyed_at is null) execute function public.forget_words_of_plans();
