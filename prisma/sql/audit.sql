-- What happened, and the seals that show tampering (docs/adr/0024): every row of the record carries the digest of itself
-- and the transaction that wrote it, nothing of it is changed or removed, and each minute the rows of finished
-- transactions are sealed into a chain. `npm run audit:verify` checks it.

-- ------------------------------------------------------------ public.events
alter table public.events enable row level security;
alter table public.events force row level security;

-- The hub reads what its own people and its own organisation did; a provider's admin what their people were shown.
grant select, insert on public.events to homeward_council, homeward_provider, homeward_region, homeward_worker,
  homeward_auditor;
-- Counts what belongs to a child's case record (records.sql).
grant insert, select (audience, council_id, data, kind, referral_id, subject, subject_id) on public.events to homeward_definer;

create policy addressed_read on public.events for select to homeward_provider using (provider_id = (select app_org()) and audience in ('provider', 'both'));
create policy auditor on public.events for select to homeward_auditor using (true);
create policy auditor_refused on public.events for insert to homeward_auditor with check (kind = 'try-refused');
create policy council_write on public.events for insert to homeward_council with check (council_id = (select app_org()) and person_id = (select app_person()));
-- The provider reads how far the money is and since when, never who decided: such an event names nobody.
create policy council_write_unnamed on public.events for insert to homeward_council
  with check (council_id = (select app_org()) and person_id is null and audience = 'provider'
    and (select k.unnamed from public.event_kinds k where k.kind = events.kind));
create policy definer_answers on public.events for insert to homeward_definer
  with check (kind in ('invitation-accepted', 'invitation-refused'));
create policy definer_factors on public.events for insert to homeward_definer
  with check (kind in ('second-factor-added', 'second-factor-removed', 'second-factor-reset', 'recovery-code-used', 'recovery-codes-made'));
create policy definer_record on public.events for select to homeward_definer using (council_id = (select app_org()));
create policy definer_roles on public.events for insert to homeward_definer
  with check (kind in ('role-change-confirmed', 'role-change-refused', 'role-change-lapsed',
    'invitation-confirmed', 'invitation-not-confirmed', 'invitation-lapsed'));
create policy definer_write on public.events for insert to homeward_definer with check (kind in ('release-ended', 'agreement-ended', 'agreement-resumed'));
-- A provider's word on its own action is an event like every other write.
create policy forum_action on public.events for insert to homeward_provider
  with check (provider_id = (select app_org()) and person_id = (select app_person()) and kind = 'forum-action-settled' and subject = 'forum-date'
    and exists (select 1 from public.forum_actions a join access.organisations o on o.id = a.owner_organisation_id
      where a.id = (data ->> 'actionId')::uuid and a.date_id = subject_id
        and council_id is not distinct from (case when o.kind = 'council' then o.id end)));
create policy forum_definer on public.events for insert to homeward_definer
  with check ((select k.domain from public.event_kinds k where k.kind = events.kind) = 'forums');
create policy forum_job on public.events for insert to homeward_worker with check (person_id is null and (select k.domain from public.event_kinds k where k.kind = events.kind) = 'forums'
  and exists (select 1 from public.forum_dates d where d.id = (data ->> 'dateId')::uuid));
create policy forum_write on public.events for insert to homeward_provider
  with check (provider_id = (select app_org()) and person_id = (select app_person())
    and (select k.domain from public.event_kinds k where k.kind = events.kind) = 'forums' and subject in ('forum-booking', 'forum-topic')
    and council_id is not distinct from (select case when o.kind = 'council' then o.id end from access.organisations o
      join public.forum_dates d on d.owner_organisation_id = o.id where d.id = (data ->> 'dateId')::uuid));
-- What a provider tells a council that may never have asked it for anything.
create policy interest_write on public.events for insert to homeward_provider
  with check (provider_id = (select app_org()) and person_id = (select app_person()) and subject = 'interest'
    and (select k.domain from public.event_kinds k where k.kind = events.kind) = 'market'
    and exists (select 1 from public.intention_interests i where i.id = subject_id and i.council_id = events.council_id));
-- Nobody writes what no catalogue knows, nor for a reader whom it does not name.
create policy known_kind on public.events as restrictive for insert
  with check (exists (select 1 from public.event_kinds k where k.kind = events.kind and events.audience = any (k.audiences)));
create policy job_read on public.events for select to homeward_worker using (council_id = (select app_org()) or provider_id = (select app_org()));
create policy job_write on public.events for insert to homeward_worker with check (person_id is null and (council_id = (select app_org()) or provider_id = (select app_org())));
create policy own_read on public.events for select to homeward_council using (council_id = (select app_org()) and audience in ('council', 'both'));
create policy own_record on public.events for select to homeward_region
  using (council_id is null
    and (provider_id is null or exists (select 1 from public.event_kinds k
      where k.kind = events.kind and k.domain = 'providers' and 'council' = any (k.audiences)))
    and (subject_id = (select app_org())
      or person_id in (select m.person_id from access.memberships m where m.organisation_id = (select app_org()))));
create policy provider_write on public.events for insert to homeward_provider
  with check (provider_id = (select app_org()) and person_id = (select app_person())
    and not exists (select 1 from public.event_kinds k where k.kind = events.kind and (k.domain = 'authorisations' or k.unnamed))
    and (council_id is null or exists (select 1 from public.deliveries d where d.council_id = events.council_id)));
create policy register_write on public.events for insert to homeward_region with check (council_id is null and person_id = (select app_person()));

create trigger append_only before delete or update on public.events
  for each row execute function public.audit_append_only();

create trigger append_only_whole before truncate on public.events
  for each statement execute function public.audit_append_only();

create constraint trigger guard_event after insert on public.events deferrable initially deferred
  for each row execute function public.guard_event();

create trigger keep_time before insert on public.events for each row execute function public.keep_time();

create trigger zz_audit_digest before insert on public.events for each row execute function public.audit_digest();

-- ------------------------------------------------------------ public.event_kinds
alter table public.event_kinds enable row level security;
alter table public.event_kinds force row level security;

-- Asked by the policies of events, in the name of whoever writes or reads.
grant select on public.event_kinds to homeward_council, homeward_provider, homeward_region, homeward_worker,
  homeward_auditor, homeward_definer;

create policy published on public.event_kinds for select
  to homeward_council, homeward_provider, homeward_region, homeward_worker, homeward_auditor, homeward_definer using (true);

-- ------------------------------------------------------------ public.audit_seals
alter table public.audit_seals enable row level security;
alter table public.audit_seals force row level security;

-- Hashes and counts of everybody's rows together, of nobody in particular.
grant select on public.audit_seals to homeward_council, homeward_provider, homeward_region, homeward_worker;
grant select, insert on public.audit_seals to homeward_auditor;

create policy auditor_read on public.audit_seals for select to homeward_auditor using (true);
create policy auditor_seal on public.audit_seals for insert to homeward_auditor with check (true);
create policy published on public.audit_seals for select to homeward_worker, homeward_council, homeward_provider, homeward_region using (true);

create trigger append_only before delete or update on public.audit_seals
  for each row execute function public.audit_append_only();

create trigger append_only_whole before truncate on public.audit_seals
  for each statement execute function public.audit_append_only();

-- ------------------------------------------------------------ functions

-- How many refused tries are written was counted from a time that the asking process gave: another time, and the count
-- began anew or never ended. The database's own time counts, except where the migrator lets time be moved.
create function public.true_time(p_said timestamptz)
  returns timestamptz language sql set search_path = pg_catalog, pg_temp
  as $$ select case when public.clock_moves() then p_said else clock_timestamp() end $$;
grant execute on function public.true_time(timestamptz) to public;

-- What happened and what was looked at carries the database's time, whoever writes it and through whatever function.
-- (The trigger that makes the digest is the last by its name.)
create function public.keep_time()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if not public.clock_moves() then new.at := date_trunc('milliseconds', statement_timestamp()); end if;
    return new;
  end $$;

-- The last of the triggers before an insert, by its name: what others set is in the digest.
create function public.audit_digest()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp set TimeZone = 'UTC'
  as $$ begin
    new.transaction := pg_current_xact_id()::text::bigint;
    new.digest := sha256(convert_to(tg_table_schema || '.' || tg_table_name || ' ' || jsonb_strip_nulls(to_jsonb(new) - 'digest')::text, 'UTF8'));
    return new;
  end $$;

create function public.audit_append_only()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = '42501';
  end $$;

-- A role tells of what it can see, as `sees_SUBJECT` in the file of the domain says; what no domain knows nobody sees.
-- Looked at when the transaction ends, as the role that told: a command may tell before it writes, and one that is
-- refused has told nothing.
create function public.guard_event()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_sees text := format('public.%I', 'sees_' || replace(new.subject, '-', '_'));
    v_seen boolean := false;
  begin
    if current_user not in ('homeward_council', 'homeward_provider', 'homeward_region', 'homeward_worker') then return null; end if;
    if to_regprocedure(v_sees || '(uuid, uuid, uuid)') is not null then
      execute format('select %s($1, $2, $3)', v_sees) into v_seen using new.subject_id, new.council_id, new.provider_id;
    end if;
    if v_seen is distinct from true then
      raise exception 'nobody tells of a % that is not theirs to see', new.subject using errcode = '42501';
    end if;
    if new.referral_id is not null and new.referral_id <> new.subject_id
        and not public.sees_referral(new.referral_id, new.council_id, new.provider_id) then
      raise exception 'nobody tells of a referral that is not theirs to see' using errcode = '42501';
    end if;
    return null;
  end $$;

/*
* Seals what finished transactions have written since the last seal and returns how many rows that were. A transaction
* below the oldest one in flight has ended, so that none can add a row behind the edge; who writes waits for nothing.
*/
create function public.seal_audit()
  returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_number bigint; v_from bigint; v_edge bigint; v_previous bytea;
    v_rows integer; v_leaves bytea; v_digest bytea; v_at timestamptz(3) := date_trunc('milliseconds', clock_timestamp());
  begin
    perform pg_advisory_xact_lock(hashtext('homeward audit seals'));
    select s.number, s.to_transaction, s.hash into v_number, v_from, v_previous
      from public.audit_seals s order by s.number desc limit 1;
    v_number := coalesce(v_number, 0) + 1;
    v_from := coalesce(v_from, 0);
    v_previous := coalesce(v_previous, decode(repeat('00', 32), 'hex'));
    v_edge := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
    if v_edge < v_from then
      raise exception 'the transactions of this database are counted from %, the last seal ends at %: it was restored without its counter', v_edge, v_from
        using errcode = '55000';
    end if;
    select count(*), string_agg(substr(r.digest, 1, 8), ''::bytea order by r.transaction, r.place, r.id),
           sha256(coalesce(string_agg(r.digest, ''::bytea order by r.transaction, r.place, r.id), ''::bytea))
      into v_rows, v_leaves, v_digest
      from (
        select e.transaction, 1 as place, e.id, e.digest from public.events e where e.transaction >= v_from and e.transaction < v_edge
        union all
        select l.transaction, 2, l.id, l.digest from vault.looks l where l.transaction >= v_from and l.transaction < v_edge
        union all
        select i.transaction, 3, i.id, i.digest from public.information_looks i where i.transaction >= v_from and i.transaction < v_edge
      ) r;
    if v_rows = 0 then return 0; end if;
    insert into public.audit_seals (number, from_transaction, to_transaction, sealed_at, row_count, leaves, digest, previous, hash)
    values (v_number, v_from, v_edge, v_at, v_rows, v_leaves, v_digest, v_previous,
      sha256(convert_to(format('homeward seal %s %s %s %s %s ', v_number, v_from, v_edge, (extract(epoch from v_at) * 1000)::bigint, v_rows), 'UTF8')
        || v_previous || v_digest));
    return v_rows;
  end $$;
alter function public.seal_audit() owner to homeward_auditor;
grant execute on function public.seal_audit() to homeward_worker;

-- How old what is not sealed yet is, for the measurements: no row, only a moment.
create function public.oldest_unsealed()
  returns timestamptz language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with edge as (select coalesce(max(s.to_transaction), 0) as at from public.audit_seals s)
    select min(r.at) from (
      select min(e.at) as at from public.events e, edge where e.transaction >= edge.at
      union all select min(l.at) from vault.looks l, edge where l.transaction >= edge.at
      union all select min(i.at) from public.information_looks i, edge where i.transaction >= edge.at) r
  $$;
alter function public.oldest_unsealed() owner to homeward_auditor;
grant execute on function public.oldest_unsealed() to homeward_worker;

-- The auditor's own: it is replaced in its name.
create function public.record_refusal(
    p_id uuid, p_at timestamptz, p_tried text, p_why text, p_subject_id uuid, p_referral_id uuid)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_org uuid := (select public.app_org());
    v_person uuid := (select public.app_person());
    v_at timestamptz;
    v_kind text;
    v_subject uuid;
    v_referral uuid;
    v_today integer;
  begin
    if v_org is null or v_person is null or p_tried !~ '^[a-z-]{1,40}$' or p_why !~ '^[a-z-]{1,40}$' then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    -- One after the other for one person: nobody writes more by asking at once.
    perform pg_advisory_xact_lock(hashtext('refused ' || v_person));
    -- After the wait: what the one before has written is earlier.
    v_at := public.true_time(p_at);
    select o.kind into v_kind from access.organisations o where o.id = v_org;
    -- Of another organisation's referral nothing is kept that could be told.
    select r.id into v_referral from public.referrals r where r.id = p_referral_id and r.council_id = v_org;
    v_subject := coalesce(p_subject_id, v_referral, v_org);
    if exists (select 1 from public.events e where e.person_id = v_person and e.kind = 'try-refused' and e.subject_id = v_subject
        and e.data ->> 'tried' = p_tried and e.at > v_at - interval '10 minutes' and e.at <= v_at) then
      return false;
    end if;
    select count(*) into v_today from public.events e
      where e.person_id = v_person and e.kind = 'try-refused' and e.at > v_at - interval '1 day' and e.at <= v_at;
    if v_today >= 40 then return false; end if;
    insert into public.events (id, at, kind, audience, council_id, provider_id, subject, subject_id, referral_id, person_id, data)
    values (p_id, v_at, 'try-refused', case v_kind when 'provider' then 'provider' else 'council' end,
      case v_kind when 'council' then v_org end, case v_kind when 'provider' then v_org end,
      'refusal', v_subject, v_referral, v_person,
      jsonb_build_object('tried', p_tried, 'why', p_why) || case v_today when 39 then '{"more": true}'::jsonb else '{}'::jsonb end);
    return true;
  end $$;
alter function public.record_refusal(uuid, timestamptz, text, text, uuid, uuid) owner to homeward_auditor;
grant execute on function public.record_refusal(uuid, timestamptz, text, text, uuid, uuid) to homeward_council,
  homeward_provider, homeward_region;
