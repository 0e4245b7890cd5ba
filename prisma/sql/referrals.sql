-- A referral is its council's alone. Providers read editions, and of those only what was sent to them.

-- ------------------------------------------------------------ public.referrals
alter table public.referrals enable row level security;
alter table public.referrals force row level security;

grant select, insert, update on public.referrals to homeward_council;
-- The mail to whom a leaver's referrals fall names an emergency, too.
grant select (broker_id, council_id, id, purpose, reference, state, version), update (broker_id, state, state_since,
  updated_at, version) on public.referrals to homeward_worker;
grant select (broker_id, council_id, id, masked_content, purpose, service_kind, state, state_since, updated_at), update
  (content) on public.referrals to homeward_definer;
grant select on public.referrals to homeward_auditor;
grant select (broker_id, id) on public.referrals to homeward_opener;

create policy auditor on public.referrals for select to homeward_auditor using (true);
create policy definer_forgets on public.referrals for update to homeward_definer using (true) with check (true);
create policy definer_retention on public.referrals for select to homeward_definer using (true);
create policy opener on public.referrals for select to homeward_opener using (true);
create policy job on public.referrals for select to homeward_worker using (council_id = (select app_org()));
create policy job_change on public.referrals for update to homeward_worker
  using (council_id = (select app_org())) with check (council_id = (select app_org()));
create policy own on public.referrals to homeward_council using (council_id = (select app_org())) with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.referrals
  for each row execute function public.guard_beginning('state=draft', 'version=1', 'edition_number=0',
    'created_by_id=@person', 'created_at=@now', 'state_since=@now');

-- Who has a referral may know the child.
create trigger guard_holder_broker before update on public.referrals for each row
  when (old.broker_id is distinct from new.broker_id)
  execute function public.guard_holder('broker', 'team-manager', 'emergency-duty');

create trigger guard_holder_insert before insert on public.referrals
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty');

create trigger guard_holder_update before update on public.referrals
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty',
    'head-of-service');

-- The worker moves a referral only by what the council has said of its placements, never by a provider's word alone:
-- placements-of-referral.rules.ts of agreements, which a test holds to this.
create function public.guard_worker_moves()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_move text := old.state || ' > ' || new.state;
  begin
    if current_user <> 'homeward_worker' or new.state = old.state then return new; end if;
    if v_move not in ('agreed > placed', 'placed > ended')
        or not exists (select 1 from public.referral_children c where c.referral_id = new.id)
        or exists (select 1 from public.referral_children c where c.referral_id = new.id and not exists (
          select 1 from public.placements q where q.referral_child_id = c.id and q.state <> 'fallen-through'))
        or exists (select 1 from public.placements q where q.referral_id = new.id and q.state <> 'fallen-through'
          and not (q.state = 'ended' and (q.ended_side = 'council' or q.end_confirmed_at is not null))
          and (new.state = 'ended' or q.council_moved_in is null)) then
      raise exception 'the worker does not move a referral from %', v_move using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_worker_moves before update on public.referrals for each row execute function public.guard_worker_moves();

-- ------------------------------------------------------------ public.referral_children
alter table public.referral_children enable row level security;
alter table public.referral_children force row level security;

grant select, insert, update on public.referral_children to homeward_council;
-- The worker moves a child with its referral, once every child has moved in or left.
grant select (council_id, id, referral_id, state), update (state) on public.referral_children to homeward_worker;
grant select (age, council_id, id, identity_id, referral_id) on public.referral_children to homeward_definer;
grant select ("position", id, identity_id, referral_id) on public.referral_children to homeward_opener;

create policy definer_ids on public.referral_children for select to homeward_definer using (true);
create policy definer_read on public.referral_children for select to homeward_definer using (true);
create policy job on public.referral_children for select to homeward_worker using (council_id = (select app_org()));
create policy job_change on public.referral_children for update to homeward_worker
  using (council_id = (select app_org())) with check (council_id = (select app_org()));
create policy opener on public.referral_children for select to homeward_opener using (true);
create policy own on public.referral_children to homeward_council using (council_id = (select app_org())) with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.referral_children
  for each row execute function public.guard_beginning('state=draft');

-- ------------------------------------------------------------ public.assignments
alter table public.assignments enable row level security;
alter table public.assignments force row level security;

grant select, insert, update (ended_at, reason) on public.assignments to homeward_council, homeward_worker;
grant select (ended_at, person_id, referral_id, role) on public.assignments to homeward_definer;
grant select (ended_at, person_id, referral_id, role) on public.assignments to homeward_opener;

create policy definer_read on public.assignments for select to homeward_definer using (true);
create policy job on public.assignments for select to homeward_worker using (council_id = (select app_org()));
create policy job_change on public.assignments for update to homeward_worker
  using (council_id = (select app_org())) with check (council_id = (select app_org()));
create policy job_new on public.assignments for insert to homeward_worker with check (council_id = (select app_org()));
create policy opener on public.assignments for select to homeward_opener using (true);
create policy own on public.assignments to homeward_council using (council_id = (select app_org())) with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.assignments
  for each row execute function public.guard_beginning('ended_at=', 'started_at=@now');

create trigger guard_holder_insert before insert or update on public.assignments for each row when (new.role <> 'iro')
  execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty');
create trigger guard_holder_iro before insert or update on public.assignments for each row when (new.role = 'iro')
  execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty', 'iro');

-- The team manager and the reviewing officer of a case hold that role here. The officer is independent of it (regulation 46(3)):
-- nobody who works it or has worked it, manages those who do, or has control over what is paid, and nobody who is its officer
-- begins to work it. What falls to a duty owner is the worker's, which ends the officer's part with it.
create function public.guard_assignment()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user <> 'homeward_council' then return new; end if;
    if new.role in ('team-manager', 'iro') and not exists (select 1 from access.memberships m
        where m.organisation_id = new.council_id and m.person_id = new.person_id and m.ended_at is null and new.role = any (m.roles)
          and (new.role <> 'iro' or not m.roles && array['team-manager', 'head-of-service', 'director'] /* rule: manages-cases */)) then
      raise exception 'nobody here who could be its %', new.role using errcode = '42501';
    end if;
    if exists (select 1 from public.assignments a where a.referral_id = new.referral_id and a.person_id = new.person_id
        and (new.role = 'iro' and a.role <> 'iro' or new.role <> 'iro' and a.role = 'iro' and a.ended_at is null)) then
      raise exception 'the reviewing officer of a case is independent of it' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_assignment before insert on public.assignments
  for each row execute function public.guard_assignment();

-- ------------------------------------------------------------ public.editions
alter table public.editions enable row level security;
alter table public.editions force row level security;

grant select, insert on public.editions to homeward_council;
-- Providers read what was sent to them, never the referral.
grant select on public.editions to homeward_provider;

-- A provider sees its own deliveries and no others: whose they are is asked there.
create policy addressed on public.editions for select to homeward_provider
  using (exists (select 1 from public.deliveries d where d.referral_id = editions.referral_id
    and d.edition_number >= editions.number));
create policy own on public.editions to homeward_council using (council_id = (select app_org())) with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.editions
  for each row execute function public.guard_beginning('published_by_id=@person', 'published_at=@now');

create trigger guard_holder_insert before insert on public.editions
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty');

-- ------------------------------------------------------------ functions

-- Whether this person is the broker of a referral, or was before it was handed over: an assignment ends and is never
-- deleted. The same as `queries/brokers-of.server.ts`. Read as whoever asks, who must see the referral.
create function public.has_been_broker(p_referral uuid, p_person uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from public.referrals r where r.id = p_referral and r.broker_id = p_person)
      or exists (select 1 from public.assignments a where a.referral_id = p_referral and a.person_id = p_person and a.role = 'broker')
  $$;
grant execute on function public.has_been_broker(uuid, uuid) to homeward_council;

-- Once nobody knows any more who the child is, the text that names them goes as well; of a draft that was never sent
-- nothing was ever masked, and nothing of it is left.
create function public.forget_named_text()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.referrals r set content = coalesce(r.masked_content, '{}'::jsonb)
      where r.id in (select c.referral_id from public.referral_children c where c.identity_id = new.id);
    return null;
  end $$;
alter function public.forget_named_text() owner to homeward_definer;

create trigger forget_named_text after update of destroyed_at on vault.identities
  for each row when (new.destroyed_at is not null and old.destroyed_at is null) execute function public.forget_named_text();

-- Whether a child of one of these referrals is known to nobody any more, for its council and whoever it was sent to: nothing is
-- written of it then. Who is about to write holds the children as they are: who destroys one waits, and then forgets that text too.
create function public.names_forgotten_child(p_referrals uuid[], p_hold boolean)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_identities uuid[] := array(select k.identity_id from public.referral_children k where k.referral_id = any(p_referrals)
      and (k.council_id = (select public.app_org()) or exists (select 1 from public.deliveries d
        where d.referral_id = k.referral_id and d.provider_id = (select public.app_org()))));
  begin
    if p_hold then
      perform 1 from vault.identities i where i.id = any(v_identities) order by i.id for share;
    end if;
    return exists (select 1 from vault.identities i where i.id = any(v_identities) and i.destroyed_at is not null);
  end $$;
alter function public.names_forgotten_child(uuid[], boolean) owner to homeward_definer;
grant execute on function public.names_forgotten_child(uuid[], boolean) to homeward_council, homeward_provider;

-- The same for a trigger that names the columns in which something is typed. What says nothing, a tick or a day, still comes in:
-- nothing of it would have to go with a key. Programs, which work for nobody, and the triggers that forget pass.
create function public.refuse_words_of_forgotten(p_referral uuid, p_new jsonb, p_old jsonb, p_typed text[])
  returns void language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user in ('homeward_council', 'homeward_provider')
        and exists (select 1 from unnest(p_typed) typed where p_new ->> typed <> '' and p_new ->> typed is distinct from p_old ->> typed)
        and public.names_forgotten_child(array[p_referral], true) then
      raise exception 'nobody writes of a child whose record is no longer kept' using errcode = '42501';
    end if;
  end $$;
grant execute on function public.refuse_words_of_forgotten(uuid, jsonb, jsonb, text[]) to public;

-- Who may write an event about it: asked by `guard_event` (audit.sql), as whoever writes. A provider sees a referral by its
-- delivery; so does a job that works for one.
create function public.sees_referral(p_id uuid, p_council uuid, p_provider uuid)
  returns boolean language plpgsql stable set search_path = pg_catalog, pg_temp
  as $$ begin
    -- (each in a statement of its own: one asks for the right to all the tables that it names)
    if current_user in ('homeward_council', 'homeward_worker') then
      if exists (select 1 from public.referrals r where r.id = p_id) then return true; end if;
    end if;
    return exists (select 1 from public.deliveries d where d.referral_id = p_id);
  end $$;
grant execute on function public.sees_referral(uuid, uuid, uuid) to public;
