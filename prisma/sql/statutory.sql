-- Statutory steps are the placing council's alone: no other side of a placement sees a row of them.

-- ------------------------------------------------------------ public.statutory_circumstances
alter table public.statutory_circumstances enable row level security;
alter table public.statutory_circumstances force row level security;

grant select, insert, update (carer, lives_in, schooling, told_at, told_by_id, told_how, version)
  on public.statutory_circumstances to homeward_council;
grant select (carer, lives_in, placement_id, schooling), update (told_how) on public.statutory_circumstances to homeward_definer;

create policy definer_forgets on public.statutory_circumstances to homeward_definer using (true) with check (true);
create policy own on public.statutory_circumstances for select to homeward_council using (council_id = (select app_org()));
create policy own_change on public.statutory_circumstances for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()) and told_by_id = (select app_person()));
create policy own_tell on public.statutory_circumstances for insert to homeward_council
  with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.statutory_circumstances
  for each row execute function public.guard_beginning('told_by_id=@person', 'told_at=@now', 'version=1');

create trigger guard_holder before insert or update on public.statutory_circumstances
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty', 'social-worker');

create trigger guard_words before insert or update on public.statutory_circumstances
  for each row execute function public.guard_words_of_placement('told_how');

-- Told now, with how it is known, while the placement goes on; of the areas that the law tells apart.
create function public.guard_statutory_circumstances()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user <> 'homeward_council' then return new; end if;
    if not exists (select 1 from public.placements p where p.id = new.placement_id
        and p.state in ('planned', 'started', 'notice-given') /* rule: steps-in-states */) then
      raise exception 'nothing is told of a placement that is over' using errcode = '42501';
    end if;
    if coalesce(new.told_how !~ '\S', true) or not public.is_now(new.told_at)
        or (tg_op = 'UPDATE' and new.version is distinct from old.version + 1) then
      raise exception 'it is told now, with how it is known, as the next version' using errcode = '42501';
    end if;
    if new.lives_in not in (
      'E08000025', 'E06000049', 'E06000050', 'E08000026', 'E10000007', 'E08000027', 'E10000013', 'E06000019',
      'E10000018', 'W06000021', 'E10000025', 'W06000023', 'E08000028', 'E06000051', 'E08000029', 'E10000028',
      'E06000021', 'E06000020', 'E08000030', 'E10000031', 'E06000062', 'E08000031', 'E10000034', 'W06000006',
      'other-england', 'other-wales', 'scotland', 'northern-ireland', 'abroad') /* rule: areas */ then
      raise exception 'this is no area where a child lives' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_statutory_circumstances before insert or update on public.statutory_circumstances
  for each row execute function public.guard_statutory_circumstances();

-- ------------------------------------------------------------ public.statutory_steps
alter table public.statutory_steps enable row level security;
alter table public.statutory_steps force row level security;

grant select, insert, update (withdrawn_at, withdrawn_by_id, withdrawn_why) on public.statutory_steps to homeward_council;
grant select (code, given_for, placement_id, withdrawn_at), update (evidence, withdrawn_why) on public.statutory_steps to homeward_definer;

create policy definer_forgets on public.statutory_steps to homeward_definer using (true) with check (true);
create policy own on public.statutory_steps for select to homeward_council using (council_id = (select app_org()));
create policy own_give on public.statutory_steps for insert to homeward_council
  with check (council_id = (select app_org()) and exists (select 1 from public.placements p
    where p.id = placement_id and (p.state in ('planned', 'started', 'notice-given') /* rule: steps-in-states */
      or code in ('ending-review', 'ending-arrangements', 'ending-iro', 'ending-notices') /* rule: ending-steps */
        and p.state in ('notice-given', 'ended') /* rule: ending-in-states */)));
-- Withdrawn once, in one's own name, while the placement goes on.
create policy own_withdraw on public.statutory_steps for update to homeward_council
  using (council_id = (select app_org()) and withdrawn_at is null)
  with check (council_id = (select app_org()) and withdrawn_by_id = (select app_person()));

create trigger guard_beginning before insert on public.statutory_steps
  for each row execute function public.guard_beginning('given_by_id=@person', 'given_at=@now', 'withdrawn_by_id=',
    'withdrawn_at=', 'withdrawn_why=');

create trigger guard_holder before insert or update on public.statutory_steps
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty', 'social-worker',
    'nominated-officer', 'director');

create trigger guard_words before insert or update on public.statutory_steps
  for each row execute function public.guard_words_of_placement('evidence', 'withdrawn_why');

-- Whether this person took part in finding a placement: in its offer (as the referral's broker, now or before a handover, by
-- asking for its funding or working on it), or by accepting it. Here alone: the pages ask the same.
create function public.found_placement(p_placement uuid, p_person uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from public.placements p
      where p.id = p_placement and (p.created_by_id = p_person or public.took_part_in_offer(p.offer_id, p_person)))
  $$;
grant execute on function public.found_placement(uuid, uuid) to homeward_council;

-- Whose a step is: the nominated officer's, the director's, or that of whoever works the case. Nobody approves a placement
-- that they took part in finding, or takes its approval away.
create function public.guard_statutory_step()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_person uuid := (select public.app_person());
    v_approves boolean := new.code in ('out-of-area-approval', 'at-a-distance-approval', 'key-stage-4-approval',
      'unregistered-approval') /* rule: approval-steps */;
  begin
    if current_user <> 'homeward_council' then return new; end if;
    if not exists (select 1 from access.memberships m
        where m.organisation_id = new.council_id and m.person_id = v_person and m.ended_at is null and case
          when new.code in ('out-of-area-approval', 'key-stage-4-approval') /* rule: nominated-officer-steps */
            then 'nominated-officer' = any (m.roles) /* rule: approves-placements */
          when new.code in ('at-a-distance-approval', 'unregistered-approval') /* rule: director-steps */
            then 'director' = any (m.roles) /* rule: approves-at-a-distance */
          when new.code in ('area-authority-consulted', 'emergency-follow-up', 'outside-england-and-wales',
              'deprivation-of-liberty-scotland', 'deprivation-of-liberty-elsewhere', 'unregistered-ofsted',
              'unregistered-review', 'placement-plan', 'notice-child', 'notice-parents', 'notice-contact',
              'notice-previous-carer', 'notice-icb', 'notice-gp', 'notice-school', 'notice-iro',
              'notice-area-authority', 'ending-review', 'ending-arrangements', 'ending-iro', 'ending-notices') /* rule: case-worker-steps */
            then m.roles && array['broker', 'team-manager', 'emergency-duty', 'social-worker'] /* rule: records-steps */
          else false end) then
      raise exception 'this step is not theirs to give' using errcode = '42501';
    end if;
    if v_approves and public.found_placement(new.placement_id, v_person) then
      raise exception 'nobody approves a placement that they found' using errcode = '42501';
    end if;
    if tg_op = 'INSERT' and (coalesce(new.evidence !~ '\S', true)
        or coalesce(new.given_on > (new.given_at at time zone 'Europe/London')::date, true)
        or new.given_on < (select (r.created_at at time zone 'Europe/London')::date from public.placements p
          join public.referrals r on r.id = p.referral_id where p.id = new.placement_id)) then
      raise exception 'a step has evidence, and a day between the beginning of the referral and today' using errcode = '42501';
    end if;
    if tg_op = 'INSERT' and v_approves and new.given_on <> (new.given_at at time zone 'Europe/London')::date then
      raise exception 'an approval is dated when it is given' using errcode = '42501';
    end if;
    if tg_op = 'UPDATE' and (coalesce(new.withdrawn_why !~ '\S', true) or not public.is_now(new.withdrawn_at)
        or not exists (select 1 from public.placements p where p.id = new.placement_id and (p.state in ('planned', 'started', 'notice-given') /* rule: steps-in-states */
          or new.code in ('ending-review', 'ending-arrangements', 'ending-iro', 'ending-notices') /* rule: ending-steps */
            and p.state in ('notice-given', 'ended') /* rule: ending-in-states */))) then
      raise exception 'a step is withdrawn now, with a reason, while its placement goes on' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_statutory_step before insert or update on public.statutory_steps
  for each row execute function public.guard_statutory_step();

-- ------------------------------------------------------------ public.statutory_requests
alter table public.statutory_requests enable row level security;
alter table public.statutory_requests force row level security;

grant select, insert, update (ended_how, ended_by_id, ended_at, returned_why) on public.statutory_requests to homeward_council;
grant select (code, ended_at, ended_how, placement_id), update (note, returned_why) on public.statutory_requests to homeward_definer;

create policy definer_forgets on public.statutory_requests to homeward_definer using (true) with check (true);
create policy own on public.statutory_requests for select to homeward_council using (council_id = (select app_org()));
create policy own_ask on public.statutory_requests for insert to homeward_council
  with check (council_id = (select app_org()) and exists (select 1 from public.placements p
    where p.id = placement_id and p.state in ('planned', 'started', 'notice-given') /* rule: steps-in-states */));
create policy own_end on public.statutory_requests for update to homeward_council
  using (council_id = (select app_org()) and (ended_at is null or ended_how = 'returned'))
  with check (council_id = (select app_org()) and ended_by_id = (select app_person()));

create trigger guard_beginning before insert on public.statutory_requests
  for each row execute function public.guard_beginning('asked_by_id=@person', 'asked_at=@now', 'ended_how=', 'ended_by_id=',
    'ended_at=', 'returned_why=');

create trigger guard_words before insert or update on public.statutory_requests
  for each row execute function public.guard_words_of_placement('note', 'returned_why');

-- Asked by whoever works the case, of an approval; given or returned with a reason, now, by the officer whose approval it is;
-- closed by either where it is not needed any more, also after it was returned.
create function public.guard_statutory_request()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_person uuid := (select public.app_person());
  begin
    if current_user <> 'homeward_council' then return new; end if;
    if new.code not in ('out-of-area-approval', 'at-a-distance-approval', 'key-stage-4-approval',
        'unregistered-approval') /* rule: approval-steps */ then
      raise exception 'only an approval is asked for' using errcode = '42501';
    end if;
    if not exists (select 1 from access.memberships m
        where m.organisation_id = new.council_id and m.person_id = v_person and m.ended_at is null and case
          when (tg_op = 'INSERT' or new.ended_how = 'closed')
            and m.roles && array['broker', 'team-manager', 'emergency-duty', 'social-worker'] /* rule: records-steps */ then true
          when tg_op = 'INSERT' then false
          when new.code in ('out-of-area-approval', 'key-stage-4-approval') /* rule: nominated-officer-steps */
            then 'nominated-officer' = any (m.roles) /* rule: approves-placements */
          else 'director' = any (m.roles) /* rule: approves-at-a-distance */ end) then
      raise exception 'this approval is not theirs to ask for or to answer' using errcode = '42501';
    end if;
    if tg_op = 'UPDATE' and (new.ended_how is null or not public.is_now(new.ended_at)
        or old.ended_how = 'returned' and (new.ended_how <> 'closed' or new.returned_why is distinct from old.returned_why)
        or new.ended_how = 'returned' and coalesce(new.returned_why !~ '\S', true)) then
      raise exception 'a request ends now, and is returned with a reason' using errcode = '42501';
    end if;
    if tg_op = 'UPDATE' and not exists (select 1 from public.placements p where p.id = new.placement_id
        and p.state in ('planned', 'started', 'notice-given') /* rule: steps-in-states */) then
      raise exception 'a request ends while its placement goes on' using errcode = '42501';
    end if;
    if new.ended_how = 'given' and not exists (select 1 from public.statutory_steps s
        where s.placement_id = new.placement_id and s.code = new.code and s.withdrawn_at is null) then
      raise exception 'what is given has its step' using errcode = '42501';
    end if;
    if tg_op = 'UPDATE' and new.ended_how <> 'closed' and public.found_placement(new.placement_id, v_person) then
      raise exception 'nobody answers for a placement that they found' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_statutory_request before insert or update on public.statutory_requests
  for each row execute function public.guard_statutory_request();

-- ------------------------------------------------------------ public.statutory_notices
alter table public.statutory_notices enable row level security;
alter table public.statutory_notices force row level security;

grant select, insert, update (how, tells, withheld_why, sealed, left_out, left_out_why, given_for, facts, sent_on,
  sent_by_id, sent_at, written_by_id, written_at, version) on public.statutory_notices to homeward_council;
grant select (code, given_for, left_out, part, placement_id, sent_on), update (sealed, withheld_why, left_out_why) on public.statutory_notices to homeward_definer;

create policy definer_forgets on public.statutory_notices to homeward_definer using (true) with check (true);
create policy own on public.statutory_notices for select to homeward_council using (council_id = (select app_org()));
create policy own_change on public.statutory_notices for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));
create policy own_write on public.statutory_notices for insert to homeward_council
  with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.statutory_notices
  for each row execute function public.guard_beginning('written_by_id=@person', 'written_at=@now', 'sent_on=', 'sent_by_id=',
    'sent_at=', 'facts=', 'version=1');

create trigger guard_holder before insert or update on public.statutory_notices
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty', 'social-worker');

create trigger guard_words before insert or update on public.statutory_notices
  for each row execute function public.guard_words_of_placement('sealed', 'withheld_why', 'left_out_why');

-- Written while the placement goes on; a letter that was sent is not written again before it is recorded as not sent. Harm
-- leaves out family and the previous carer alone, age the child; who is not told where the child lives has a reason.
create function public.guard_statutory_notice()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_sent boolean := tg_op = 'UPDATE' and (new.sent_on is distinct from old.sent_on);
  begin
    if current_user <> 'homeward_council' then return new; end if;
    if not exists (select 1 from public.placements p where p.id = new.placement_id and (p.state in ('planned', 'started', 'notice-given') /* rule: steps-in-states */
        or new.code in ('ending-review', 'ending-arrangements', 'ending-iro', 'ending-notices') /* rule: ending-steps */
          and p.state in ('notice-given', 'ended') /* rule: ending-in-states */)) then
      raise exception 'no notice is written of a placement that is over' using errcode = '42501';
    end if;
    if new.code not in ('notice-child', 'notice-parents', 'notice-contact', 'notice-previous-carer', 'notice-icb',
        'notice-gp', 'notice-school', 'notice-iro', 'notice-area-authority', 'ending-notices') /* rule: notice-steps */ then
      raise exception 'this is no notice' using errcode = '42501';
    end if;
    if new.code || ' ' || new.part not in (
      'notice-child child', 'notice-parents mother', 'notice-parents father', 'notice-parents other-parent',
      'notice-contact contact', 'notice-previous-carer previous-carer', 'notice-icb icb-now', 'notice-icb icb-new',
      'notice-gp gp-now', 'notice-gp gp-new', 'notice-school school', 'notice-school education', 'notice-iro iro',
      'notice-area-authority area-authority', 'ending-notices end-child', 'ending-notices end-mother',
      'ending-notices end-father', 'ending-notices end-other-parent', 'ending-notices end-contact',
      'ending-notices end-previous-carer', 'ending-notices end-icb-now', 'ending-notices end-icb-new',
      'ending-notices end-gp-now', 'ending-notices end-gp-new', 'ending-notices end-school',
      'ending-notices end-education', 'ending-notices end-iro', 'ending-notices end-area-authority',
      'ending-notices end-home') /* rule: parts-of-notices */ then
      raise exception 'a notice is for somebody whom it is for by law' using errcode = '42501';
    end if;
    if tg_op = 'UPDATE' and new.version is distinct from old.version + 1 then
      raise exception 'it is written as the next version' using errcode = '42501';
    end if;
    if not v_sent and (new.written_by_id is distinct from (select public.app_person()) or not public.is_now(new.written_at)
        or new.sent_on is not null) then
      raise exception 'a notice is written now, by who writes it, before it is sent' using errcode = '42501';
    end if;
    if v_sent and (new.sealed, new.part, new.how, new.tells, new.withheld_why, new.left_out, new.left_out_why, new.written_by_id,
        new.written_at) is distinct from (old.sealed, old.part, old.how, old.tells, old.withheld_why, old.left_out,
        old.left_out_why, old.written_by_id, old.written_at) then
      raise exception 'what is sent is what was written' using errcode = '42501';
    end if;
    if v_sent and new.sent_on is not null and (old.sent_on is not null or new.sealed is null
        or new.sent_by_id is distinct from (select public.app_person()) or not public.is_now(new.sent_at)
        or new.sent_on > (new.sent_at at time zone 'Europe/London')::date
        or new.sent_on < (select (r.created_at at time zone 'Europe/London')::date from public.placements p
          join public.referrals r on r.id = p.referral_id where p.id = new.placement_id)) then
      raise exception 'a letter is sent once, on a day between the beginning of the referral and today' using errcode = '42501';
    end if;
    if new.left_out is null and new.sealed is null or new.left_out is not null
        and (new.sealed is not null or coalesce(new.left_out_why !~ '\S', true)) then
      raise exception 'a letter has words, and who is left out a reason' using errcode = '42501';
    end if;
    if new.left_out = 'age' and new.code <> 'notice-child' or new.left_out = 'harm'
        and new.code not in ('notice-parents', 'notice-contact', 'notice-previous-carer') then
      raise exception 'nobody else is left out for this reason' using errcode = '42501';
    end if;
    if new.tells = 'withheld' and (coalesce(new.withheld_why !~ '\S', true) or new.part not in ('mother', 'father',
        'other-parent', 'contact', 'previous-carer', 'end-mother', 'end-father', 'end-other-parent', 'end-contact',
        'end-previous-carer') /* rule: family-of-notices */) then
      raise exception 'only family and carers are not told where the child lives, with a reason' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_statutory_notice before insert or update on public.statutory_notices
  for each row execute function public.guard_statutory_notice();

-- What was written of the child goes with the child's data key. What was done, by whom and when stays.
create function public.forget_words_of_steps()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ declare
    v_placements uuid[] := array(select p.id from public.placements p where p.referral_id in (
      select c.referral_id from public.referral_children c where c.identity_id = new.id));
  begin
    update public.statutory_circumstances set told_how = null where placement_id = any (v_placements);
    update public.statutory_steps set evidence = null, withdrawn_why = null where placement_id = any (v_placements);
    update public.statutory_requests set note = null, returned_why = null where placement_id = any (v_placements);
    update public.statutory_notices set sealed = null, withheld_why = null, left_out_why = null
      where placement_id = any (v_placements);
    return null;
  end $$;
alter function public.forget_words_of_steps() owner to homeward_definer;
create trigger forget_words_of_steps after update of destroyed_at on vault.identities
  for each row when (new.destroyed_at is not null and old.destroyed_at is null) execute function public.forget_words_of_steps();

-- ------------------------------------------------------------ functions

-- What the law looks at of one placement of the asking council, and what was done: for start pages, in one statement, and for
-- the worker, which reminds of an approval and reads no referral itself. Of the referral its masked copy alone, and coded
-- answers of that: nothing of who the child is. Worked out by `missing-steps.rules`.
create function public.statutory_facts(p_placement uuid)
  returns jsonb language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select jsonb_build_object(
        'purpose', r.masked_content #>> '{purpose,purpose}',
        'legalStatus', r.masked_content #>> '{purpose,legalStatus}',
        'educationNow', r.masked_content #>> '{education-health,educationNow}',
        'deprivationOfLiberty', coalesce(r.masked_content #>> '{purpose,deprivationOfLiberty}' = 'true', false),
        'age', c.age,
        'byPhone', exists (select 1 from public.authorisations a where a.offer_id = q.offer_id and a.verbal_by_id is not null),
        'councilCode', o.council_code,
        'service', jsonb_build_object('kind', s.kind, 'regulator', s.regulator, 'status', s.status, 'councilCode', s.council_code,
          'localAuthority', s.local_authority, 'premisesCount', s.premises_count),
        'told', (select jsonb_build_object('livesIn', t.lives_in, 'carer', t.carer, 'schooling', t.schooling)
          from public.statutory_circumstances t where t.placement_id = q.id),
        'given', coalesce((select jsonb_agg(jsonb_build_object('code', g.code, 'for', g.given_for))
          from public.statutory_steps g where g.placement_id = q.id and g.withdrawn_at is null), '[]'),
        'notices', coalesce((select jsonb_agg(jsonb_build_object('code', n.code, 'part', n.part, 'for', n.given_for,
            'settled', n.sent_on is not null or n.left_out is not null))
          from public.statutory_notices n where n.placement_id = q.id), '[]'),
        'asked', coalesce((select jsonb_agg(distinct w.code) from public.statutory_requests w
          where w.placement_id = q.id and (w.ended_at is null or w.ended_how = 'returned')), '[]'))
      from public.placements q
      join public.referrals r on r.id = q.referral_id
      join public.referral_children c on c.id = q.referral_child_id
      join public.services s on s.id = q.service_id
      join access.organisations o on o.id = q.council_id
     where q.id = p_placement and q.council_id = (select public.app_org())
  $$;
alter function public.statutory_facts(uuid) owner to homeward_definer;
grant execute on function public.statutory_facts(uuid) to homeward_council, homeward_worker;
