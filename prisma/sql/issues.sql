-- Issues that a provider raises about a placement. A team of the council has it, answers it, and passes it to another team where it
-- is not theirs; the provider takes it to the team manager once it is late, and opens it again. Both sides read all of it. It is
-- closed by an answer in words and by nothing else; where nobody may write of the child any more, by a sentence of ours.

-- ------------------------------------------------------------ public.placement_issues
alter table public.placement_issues enable row level security;
alter table public.placement_issues force row level security;

grant select, update (closed_at, closed_by_id, outcome, state, version) on public.placement_issues to homeward_council, homeward_provider;
grant update (acknowledged_at, owner_id, team) on public.placement_issues to homeward_council;
grant insert, update (escalated_at, reopened) on public.placement_issues to homeward_provider;
-- Whom a mail tells.
grant select on public.placement_issues to homeward_worker;
grant select on public.placement_issues to homeward_definer;

create policy addressed on public.placement_issues for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_change on public.placement_issues for update to homeward_provider
  using (provider_id = (select app_org())) with check (provider_id = (select app_org()));
create policy addressed_raise on public.placement_issues for insert to homeward_provider
  with check (provider_id = (select app_org()) and exists (select 1 from public.placements p
    where p.id = placement_id and p.council_id = placement_issues.council_id and p.provider_id = placement_issues.provider_id));
create policy definer_read on public.placement_issues for select to homeward_definer using (true);
create policy job on public.placement_issues for select to homeward_worker
  using (council_id = (select app_org()) or provider_id = (select app_org()));
create policy own on public.placement_issues for select to homeward_council using (council_id = (select app_org()));
create policy own_change on public.placement_issues for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.placement_issues
  for each row execute function public.guard_beginning('state=open', 'version=1', 'reopened=0', 'raised_by_id=@person', 'raised_at=@now',
    'owner_id=', 'acknowledged_at=', 'escalated_at=', 'outcome=', 'closed_at=', 'closed_by_id=');

create trigger guard_holder_insert before insert on public.placement_issues
  for each statement execute function public.guard_holder('referrals-officer', 'registered-manager', 'provider-admin', 'responsible-individual');

create trigger guard_holder_update before update on public.placement_issues
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty', 'social-worker', 'finance-officer',
    'commissioner', 'referrals-officer', 'registered-manager', 'provider-admin', 'responsible-individual');

-- It is answered soon.
create function public.guard_issue_raised()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user = 'homeward_provider' and (new.acknowledge_due <= new.raised_at or new.resolve_due < new.acknowledge_due
        or new.resolve_due > new.raised_at + interval '21 days' /* rule: issue-at-most */) then
      raise exception 'an issue is answered soon' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_issue_raised before insert on public.placement_issues
  for each row execute function public.guard_issue_raised();

-- Whether this person of the council answers what this team has.
create function public.answers_issues(p_council uuid, p_person uuid, p_team text)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  return exists (select 1 from access.memberships m
    where m.organisation_id = p_council and m.person_id = p_person and m.ended_at is null and m.roles && case p_team
      when 'social-work' then array['broker', 'team-manager', 'emergency-duty', 'social-worker'] /* rule: issues-of-social-work */
      when 'finance' then array['finance-officer', 'team-manager'] /* rule: issues-of-finance */
      when 'contracts' then array['commissioner', 'team-manager'] /* rule: issues-of-contracts */ end);
grant execute on function public.answers_issues(uuid, uuid, text) to homeward_council, homeward_provider;

-- Each side makes its own moves, now and in one's own name. The council closes it in the same breath as its answer, the
-- provider opens it again in that of its dispute, within the days that it has for that.
create function public.guard_issue_moves()
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
      when current_user = 'homeward_council' and v_move = 'open > open' then array['acknowledged_at', 'owner_id', 'team']
      when current_user = 'homeward_council' and v_move = 'open > answered'
        then array['acknowledged_at', 'closed_at', 'closed_by_id', 'outcome']
      when current_user = 'homeward_provider' and v_move = 'open > open' then array['escalated_at']
      when current_user = 'homeward_provider' and v_move = 'answered > open'
        then array['closed_at', 'closed_by_id', 'outcome', 'reopened'] end;
    if v_says is null or new.version <> old.version + 1
        or to_jsonb(new) - v_says - array['state', 'version'] <> to_jsonb(old) - v_says - array['state', 'version'] then
      raise exception 'this side does not move an issue from %', v_move using errcode = '42501';
    end if;
    if current_user = 'homeward_council' and not public.answers_issues(new.council_id, v_person, old.team) then
      raise exception 'an issue is moved by the team that has it' using errcode = '42501';
    end if;
    if new.acknowledged_at is distinct from old.acknowledged_at and (old.acknowledged_at is not null
        or not public.is_now(new.acknowledged_at) or not exists (select 1 from public.placement_issue_messages m
          where m.issue_id = new.id and m.side = 'council' and m.written_by_id = v_person and m.written_at = new.acknowledged_at))
      or new.team <> old.team and new.owner_id is not null
      or new.owner_id is distinct from old.owner_id and new.owner_id is not null
        and not public.answers_issues(new.council_id, new.owner_id, new.team) then
      raise exception 'an issue is first answered once and in words, and somebody of its team has it' using errcode = '42501';
    end if;
    -- Taken to the team manager once, where it is late or its answer was disputed.
    if new.escalated_at is distinct from old.escalated_at and (old.escalated_at is not null or new.escalated_at is null
        or not public.is_now(new.escalated_at) or not (old.reopened > 0 or new.escalated_at
          > case when old.acknowledged_at is null then old.acknowledge_due else old.resolve_due end)) then
      raise exception 'an issue that is late is taken to the team manager, once' using errcode = '42501';
    end if;
    if v_move = 'open > answered' and (new.closed_by_id is distinct from v_person or not public.is_now(new.closed_at)
        or new.acknowledged_at is null or not exists (select 1 from public.placement_issue_messages m
          where m.issue_id = new.id and m.kind = 'answer' and m.written_by_id = v_person and m.written_at = new.closed_at)) then
      raise exception 'an issue is closed by an answer' using errcode = '42501';
    end if;
    if v_move = 'answered > open' then
      select max(m.written_at) into v_at from public.placement_issue_messages m
        where m.issue_id = new.id and m.kind = 'dispute' and m.written_by_id = v_person;
      if new.reopened <> old.reopened + 1 or v_at is null or not public.is_now(v_at)
          or (v_at at time zone 'Europe/London')::date > (old.closed_at at time zone 'Europe/London')::date
              + interval '14 days' /* rule: issue-dispute-days */ then
        raise exception 'an answer is disputed in words, within 14 days' using errcode = '42501';
      end if;
    end if;
    return new;
  end $$;
create trigger guard_issue_moves before update on public.placement_issues
  for each row execute function public.guard_issue_moves();

-- ------------------------------------------------------------ public.placement_issue_messages
alter table public.placement_issue_messages enable row level security;
alter table public.placement_issue_messages force row level security;

grant select, insert on public.placement_issue_messages to homeward_council, homeward_provider;
grant select, update (words) on public.placement_issue_messages to homeward_definer;

create policy addressed on public.placement_issue_messages for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_write on public.placement_issue_messages for insert to homeward_provider
  with check (provider_id = (select app_org()) and side = 'provider' and exists (select 1 from public.placement_issues i
    where i.id = issue_id and i.state = case placement_issue_messages.kind when 'dispute' then 'answered' else 'open' end));
create policy definer_forgets on public.placement_issue_messages for update to homeward_definer using (true) with check (true);
create policy definer_read on public.placement_issue_messages for select to homeward_definer using (true);
create policy own on public.placement_issue_messages for select to homeward_council using (council_id = (select app_org()));
create policy own_write on public.placement_issue_messages for insert to homeward_council
  with check (council_id = (select app_org()) and side = 'council' and exists (select 1 from public.placement_issues i
    where i.id = issue_id and i.state = 'open' and public.answers_issues(i.council_id, (select app_person()), i.team)));

create trigger guard_beginning before insert on public.placement_issue_messages
  for each row execute function public.guard_beginning('written_by_id=@person', 'written_at=@now');

create trigger guard_holder before insert on public.placement_issue_messages
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty', 'social-worker', 'finance-officer',
    'commissioner', 'referrals-officer', 'registered-manager', 'provider-admin', 'responsible-individual');

-- Of a child that is known to nobody any more no typed word comes in, also of who began before it was destroyed.
create function public.guard_issue_words()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user in ('homeward_council', 'homeward_provider')
        and (select public.names_forgotten_child(array[p.referral_id], true) from public.placement_issues i
          join public.placements p on p.id = i.placement_id where i.id = new.issue_id)
        and not (new.kind = 'answer' and new.words in ('Closed without a text: the child’s record is no longer kept.') /* rule: closed-without-text */) then
      raise exception 'nobody writes of a child whose record is no longer kept' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_issue_words before insert on public.placement_issue_messages
  for each row execute function public.guard_issue_words();

-- ------------------------------------------------------------ functions

-- Who wrote, raised, answered or has an issue, by name for both sides: neither reads the people of the other.
create function public.people_of_issues(p_issues uuid[])
  returns TABLE(id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select distinct p.id, p.name from public.placement_issues i
      left join public.placement_issue_messages m on m.issue_id = i.id
      join access.people p on p.id in (i.raised_by_id, i.owner_id, i.closed_by_id, m.written_by_id)
     where i.id = any(p_issues) and (select public.app_org()) in (i.council_id, i.provider_id)
       and exists (select 1 from access.memberships k where k.organisation_id = (select public.app_org())
         and k.person_id = (select public.app_person()) and k.ended_at is null)
  $$;
alter function public.people_of_issues(uuid[]) owner to homeward_definer;
grant execute on function public.people_of_issues(uuid[]) to homeward_council, homeward_provider;

-- What the sides wrote to each other goes with the child's data key.
create function public.forget_words_of_issues()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.placement_issue_messages m set words = ''
      where m.issue_id in (select i.id from public.placement_issues i join public.placements p on p.id = i.placement_id
        join public.referral_children k on k.referral_id = p.referral_id where k.identity_id = new.id);
    return null;
  end $$;
alter function public.forget_words_of_issues() owner to homeward_definer;
create trigger forget_words_of_issues after update of destroyed_at on vault.identities
  for each row when (new.destroyed_at is not null and old.destroyed_at is null) execute function public.forget_words_of_issues();
