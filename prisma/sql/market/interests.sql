-- "We are interested": a provider says what it could do about an intention that a council has published. The two write to each
-- other; the council moves it on, the provider withdraws. Each step is a message of now; no message changes.

-- ------------------------------------------------------------ public.intention_interests
alter table public.intention_interests enable row level security;
alter table public.intention_interests force row level security;

grant select, update (state, state_since, waits_since, version) on public.intention_interests to homeward_council, homeward_provider;
grant update (answered_at) on public.intention_interests to homeward_council;
grant insert on public.intention_interests to homeward_provider;
-- Whom a mail tells, and who may ask for one.
grant select on public.intention_interests to homeward_worker;
grant select on public.intention_interests to homeward_definer;

create policy addressed on public.intention_interests for select to homeward_council using (council_id = (select app_org()));
create policy addressed_move on public.intention_interests for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));
create policy definer_read on public.intention_interests for select to homeward_definer using (true);
create policy job on public.intention_interests for select to homeward_worker
  using (council_id = (select app_org()) or provider_id = (select app_org()));
create policy own on public.intention_interests for select to homeward_provider using (provider_id = (select app_org()));
create policy own_change on public.intention_interests for update to homeward_provider
  using (provider_id = (select app_org())) with check (provider_id = (select app_org()));
create policy own_submit on public.intention_interests for insert to homeward_provider
  with check (provider_id = (select app_org())
    and (select public.is_intention_open(council_id, block_id, statement_number)));

create trigger guard_beginning before insert on public.intention_interests
  for each row execute function public.guard_beginning('state=new', 'state_since=@now', 'waits_since=@now', 'answered_at=',
    'submitted_by_id=@person', 'submitted_at=@now', 'version=1');

create trigger guard_holder_insert before insert on public.intention_interests
  for each statement execute function public.guard_holder('referrals-officer', 'registered-manager', 'responsible-individual', 'provider-admin');
create trigger guard_holder_update before update on public.intention_interests
  for each statement execute function public.guard_holder('commissioner', 'referrals-officer', 'registered-manager',
    'responsible-individual', 'provider-admin');

-- The moves of app/domains/market/interests/interest.machine.ts, each by its side, with a message of now that says it. A message
-- of the provider waits for the council until that writes.
create function public.guard_interest_moves()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_side text := case current_user when 'homeward_council' then 'council' when 'homeward_provider' then 'provider' end;
    v_moved text := case when new.state <> old.state then new.state end;
  begin
    if v_side is null then return new; end if;
    if v_moved is not null and v_side || ': ' || old.state || ' > ' || new.state not in (
        'council: new > talking', 'council: new > visited', 'council: new > not-now',
        'council: talking > visited', 'council: talking > agreed', 'council: talking > not-now',
        'council: visited > talking', 'council: visited > agreed', 'council: visited > not-now',
        'council: agreed > talking', 'council: agreed > not-now', 'council: not-now > talking',
        'provider: new > withdrawn', 'provider: talking > withdrawn', 'provider: visited > withdrawn',
        'provider: agreed > withdrawn', 'provider: not-now > withdrawn') then
      raise exception 'the % does not move an interest from % to %', v_side, old.state, new.state using errcode = '42501';
    end if;
    if old.state = 'withdrawn' or new.version <> old.version + 1 or not exists (select 1 from public.interest_messages m
        where m.interest_id = new.id and m.side = v_side and m.written_by_id = (select public.app_person())
          and public.is_now(m.written_at) and m.moved_to is not distinct from v_moved) then
      raise exception 'an interest is moved by a message of now' using errcode = '42501';
    end if;
    if v_moved is null and new.state_since <> old.state_since or v_moved is not null and not public.is_now(new.state_since)
        or v_side = 'council' and (new.waits_since is not null or not public.is_now(new.answered_at))
        or v_side = 'provider' and v_moved is null and (new.waits_since is null
          or new.waits_since is distinct from old.waits_since and not public.is_now(new.waits_since)) then
      raise exception 'an interest waits for the council from a message of the provider until it answers' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_interest_moves before update on public.intention_interests
  for each row execute function public.guard_interest_moves();

-- ------------------------------------------------------------ public.interest_messages
alter table public.interest_messages enable row level security;
alter table public.interest_messages force row level security;

grant select, insert on public.interest_messages to homeward_council, homeward_provider;
grant select on public.interest_messages to homeward_definer;

create policy addressed on public.interest_messages for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_write on public.interest_messages for insert to homeward_provider
  with check (provider_id = (select app_org()) and side = 'provider' and exists (select 1 from public.intention_interests i
    where i.id = interest_id and i.state <> 'withdrawn'));
create policy definer_read on public.interest_messages for select to homeward_definer using (true);
create policy own on public.interest_messages for select to homeward_council using (council_id = (select app_org()));
create policy own_write on public.interest_messages for insert to homeward_council
  with check (council_id = (select app_org()) and side = 'council' and exists (select 1 from public.intention_interests i
    where i.id = interest_id and i.state <> 'withdrawn'));

create trigger guard_beginning before insert on public.interest_messages
  for each row execute function public.guard_beginning('written_by_id=@person', 'written_at=@now');

create trigger guard_holder before insert on public.interest_messages
  for each statement execute function public.guard_holder('commissioner', 'referrals-officer', 'registered-manager',
    'responsible-individual', 'provider-admin');

-- ------------------------------------------------------------ functions

-- Whether this is an intention of the version that the council has published now, and providers can say that they
-- are interested in it. A provider reads neither drafts nor blocks.
create function public.is_intention_open(p_council uuid, p_block uuid, p_number integer)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from public.statement_blocks b join public.statements s on s.id = b.statement_id
      where b.council_id = p_council and b.origin_id = p_block and b.kind = 'intention' and b.removed_at is null
        and s.state = 'published' and s.number = p_number)
      and coalesce((select m.moved_to from public.intention_moves m where m.block_id = p_block order by m.number desc limit 1), 'planned')
        not in ('out-to-market', 'done', 'dropped') /* rule: takes-no-interest */
  $$;
alter function public.is_intention_open(uuid, uuid, integer) owner to homeward_definer;
grant execute on function public.is_intention_open(uuid, uuid, integer) to homeward_provider;

-- Who said it and who wrote, by name for both sides: neither reads the people of the other.
create function public.people_of_interests(p_interests uuid[])
  returns TABLE(id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select distinct p.id, p.name from public.intention_interests i
      left join public.interest_messages m on m.interest_id = i.id
      join access.people p on p.id in (i.submitted_by_id, m.written_by_id)
     where i.id = any(p_interests) and (select public.app_org()) in (i.council_id, i.provider_id)
       and exists (select 1 from access.memberships k where k.organisation_id = (select public.app_org())
         and k.person_id = (select public.app_person()) and k.ended_at is null)
  $$;
alter function public.people_of_interests(uuid[]) owner to homeward_definer;
grant execute on function public.people_of_interests(uuid[]) to homeward_council, homeward_provider;

create function public.sees_interest(p_id uuid, p_council uuid, p_provider uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from public.intention_interests i where i.id = p_id
    and i.council_id = coalesce(p_council, i.council_id) and i.provider_id = coalesce(p_provider, i.provider_id)) $$;
grant execute on function public.sees_interest(uuid, uuid, uuid) to public;
