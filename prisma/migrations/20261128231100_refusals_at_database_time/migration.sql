-- How many refused tries are written was counted from a time that the asking process gave: another time, and the count
-- began anew or never ended. The database's own time counts, except where the migrator lets time be moved.
create function public.true_time(p_said timestamptz) returns timestamptz
  language sql volatile set search_path = pg_catalog, pg_temp
  as $$ select case when public.clock_moves() then p_said else clock_timestamp() end $$;

-- The auditor's own: it is replaced in its name.
grant create on schema public to homeward_auditor;
set local role homeward_auditor;
create or replace function public.record_refusal(p_id uuid, p_at timestamptz, p_tried text, p_why text, p_subject_id uuid, p_referral_id uuid)
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
reset role;
revoke create on schema public from homeward_auditor;
