-- Queries about payments. A provider raises one, the council's finance answers it, and only the provider opens it again. Both
-- sides read all of it. It is closed by an answer in words and by nothing else; where nobody may write of the child any more, by a
-- sentence of ours.

-- ------------------------------------------------------------ public.payment_queries
alter table public.payment_queries enable row level security;
alter table public.payment_queries force row level security;

grant select, update (closed_at, closed_by_id, outcome, state, version) on public.payment_queries to homeward_council, homeward_provider;
grant update (first_answered_at, owner_id) on public.payment_queries to homeward_council;
grant insert, update (reopened) on public.payment_queries to homeward_provider;
-- Whom a mail tells.
grant select on public.payment_queries to homeward_worker;
grant select on public.payment_queries to homeward_definer;

create policy addressed on public.payment_queries for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_change on public.payment_queries for update to homeward_provider
  using (provider_id = (select app_org())) with check (provider_id = (select app_org()));
create policy addressed_raise on public.payment_queries for insert to homeward_provider
  with check (provider_id = (select app_org()) and exists (select 1 from public.placements p
    where p.id = placement_id and p.council_id = payment_queries.council_id and p.provider_id = payment_queries.provider_id));
create policy definer_read on public.payment_queries for select to homeward_definer using (true);
create policy job on public.payment_queries for select to homeward_worker
  using (council_id = (select app_org()) or provider_id = (select app_org()));
create policy own on public.payment_queries for select to homeward_council using (council_id = (select app_org()));
create policy own_change on public.payment_queries for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.payment_queries
  for each row execute function public.guard_beginning('state=open', 'version=1', 'reopened=0', 'raised_by_id=@person', 'raised_at=@now',
    'owner_id=', 'first_answered_at=', 'outcome=', 'closed_at=', 'closed_by_id=');

create trigger guard_holder_insert before insert on public.payment_queries
  for each statement execute function public.guard_holder('provider-finance', 'referrals-officer', 'registered-manager', 'provider-admin');

create trigger guard_holder_update before update on public.payment_queries
  for each statement execute function public.guard_holder('finance-officer', 'provider-finance', 'referrals-officer',
    'registered-manager', 'provider-admin');

-- What it is about is of its placement.
create function public.guard_query_raised()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user <> 'homeward_provider' then return new; end if;
    if new.period_from is not null and not exists (select 1 from public.expected_lines l
        where l.placement_id = new.placement_id and l.period_from = new.period_from and l.period_to = new.period_to
          and (new.line_id is null or l.id = new.line_id))
      or new.answer_due <= new.raised_at or new.answer_due > new.raised_at + interval '14 days' /* rule: first-answer-at-most */ then
      raise exception 'a query is about a period of its placement, and is answered soon' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_query_raised before insert on public.payment_queries
  for each row execute function public.guard_query_raised();

-- Each side makes its own moves, now and in one's own name. The council closes it in the same breath as its answer, the
-- provider opens it again in that of its dispute, within the days that it has for that.
create function public.guard_query_moves()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_person uuid := (select public.app_person());
    v_move text := old.state || ' > ' || new.state;
    v_says text[];
    v_at timestamptz;
  begin
    if current_user not in ('homeward_council', 'homeward_provider') then return new; end if;
    v_says := case
      when current_user = 'homeward_council' and v_move = 'open > open' then array['first_answered_at', 'owner_id']
      when current_user = 'homeward_council' and v_move = 'open > answered'
        then array['closed_at', 'closed_by_id', 'first_answered_at', 'outcome']
      when current_user = 'homeward_provider' and v_move = 'open > open' then array[]::text[]
      when current_user = 'homeward_provider' and v_move = 'answered > open'
        then array['closed_at', 'closed_by_id', 'outcome', 'reopened'] end;
    if v_says is null or new.version <> old.version + 1
        or to_jsonb(new) - v_says - array['state', 'version'] <> to_jsonb(old) - v_says - array['state', 'version'] then
      raise exception 'this side does not move a query from %', v_move using errcode = '42501';
    end if;
    if new.first_answered_at is distinct from old.first_answered_at and (old.first_answered_at is not null
        or not public.is_now(new.first_answered_at) or not exists (select 1 from public.payment_query_messages m
          where m.query_id = new.id and m.side = 'council' and m.written_by_id = v_person and m.written_at = new.first_answered_at))
      or new.owner_id is distinct from old.owner_id and not exists (select 1 from access.memberships m
        where m.organisation_id = new.council_id and m.person_id = new.owner_id and m.ended_at is null
          and m.roles && array['finance-officer'] /* rule: answers-payment-queries */) then
      raise exception 'a query is first answered once and in words, and somebody of finance has it' using errcode = '42501';
    end if;
    if v_move = 'open > answered' and (new.closed_by_id is distinct from v_person or not public.is_now(new.closed_at)
        or new.first_answered_at is null or not exists (select 1 from public.payment_query_messages m
          where m.query_id = new.id and m.kind = 'answer' and m.written_by_id = v_person and m.written_at = new.closed_at)) then
      raise exception 'a query is closed by an answer' using errcode = '42501';
    end if;
    if v_move = 'answered > open' then
      select max(m.written_at) into v_at from public.payment_query_messages m
        where m.query_id = new.id and m.kind = 'dispute' and m.written_by_id = v_person;
      if new.reopened <> old.reopened + 1 or v_at is null or not public.is_now(v_at)
          or (v_at at time zone 'Europe/London')::date > (old.closed_at at time zone 'Europe/London')::date
              + interval '14 days' /* rule: dispute-days */ then
        raise exception 'an answer is disputed in words, within 14 days' using errcode = '42501';
      end if;
    end if;
    return new;
  end $$;
create trigger guard_query_moves before update on public.payment_queries
  for each row execute function public.guard_query_moves();

-- ------------------------------------------------------------ public.payment_query_messages
alter table public.payment_query_messages enable row level security;
alter table public.payment_query_messages force row level security;

grant select, insert on public.payment_query_messages to homeward_council, homeward_provider;
grant select, update (words) on public.payment_query_messages to homeward_definer;

create policy addressed on public.payment_query_messages for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_write on public.payment_query_messages for insert to homeward_provider
  with check (provider_id = (select app_org()) and side = 'provider' and exists (select 1 from public.payment_queries q
    where q.id = query_id and q.state = case payment_query_messages.kind when 'dispute' then 'answered' else 'open' end));
create policy definer_forgets on public.payment_query_messages for update to homeward_definer using (true) with check (true);
create policy definer_read on public.payment_query_messages for select to homeward_definer using (true);
create policy own on public.payment_query_messages for select to homeward_council using (council_id = (select app_org()));
create policy own_write on public.payment_query_messages for insert to homeward_council
  with check (council_id = (select app_org()) and side = 'council' and exists (select 1 from public.payment_queries q
    where q.id = query_id and q.state = 'open'));

create trigger guard_beginning before insert on public.payment_query_messages
  for each row execute function public.guard_beginning('written_by_id=@person', 'written_at=@now');

create trigger guard_holder before insert on public.payment_query_messages
  for each statement execute function public.guard_holder('finance-officer', 'provider-finance', 'referrals-officer',
    'registered-manager', 'provider-admin');

-- Of a child that is known to nobody any more no typed word comes in, also of who began before it was destroyed.
create function public.guard_query_words()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user in ('homeward_council', 'homeward_provider')
        and (select public.names_forgotten_child(array[p.referral_id], true) from public.payment_queries q
          join public.placements p on p.id = q.placement_id where q.id = new.query_id)
        and not (new.kind = 'answer' and new.words in ('Closed without a text: the child’s record is no longer kept.') /* rule: closed-without-text */) then
      raise exception 'nobody writes of a child whose record is no longer kept' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_query_words before insert on public.payment_query_messages
  for each row execute function public.guard_query_words();

-- ------------------------------------------------------------ functions

-- Who wrote, asked, answered or has a query, by name for both sides: neither reads the people of the other.
create function public.people_of_payment_queries(p_queries uuid[])
  returns TABLE(id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select distinct p.id, p.name from public.payment_queries q
      left join public.payment_query_messages m on m.query_id = q.id
      join access.people p on p.id in (q.raised_by_id, q.owner_id, q.closed_by_id, m.written_by_id)
     where q.id = any(p_queries) and (select public.app_org()) in (q.council_id, q.provider_id)
       and exists (select 1 from access.memberships k where k.organisation_id = (select public.app_org())
         and k.person_id = (select public.app_person()) and k.ended_at is null)
  $$;
alter function public.people_of_payment_queries(uuid[]) owner to homeward_definer;
grant execute on function public.people_of_payment_queries(uuid[]) to homeward_council, homeward_provider;

-- What the sides wrote to each other goes with the child's data key.
create function public.forget_words_of_payment_queries()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.payment_query_messages m set words = ''
      where m.query_id in (select q.id from public.payment_queries q join public.placements p on p.id = q.placement_id
        join public.referral_children k on k.referral_id = p.referral_id where k.identity_id = new.id);
    return null;
  end $$;
alter function public.forget_words_of_payment_queries() owner to homeward_definer;
create trigger forget_words_of_payment_queries after update of destroyed_at on vault.identities
  for each row when (new.destroyed_at is not null and old.destroyed_at is null) execute function public.forget_words_of_payment_queries();
