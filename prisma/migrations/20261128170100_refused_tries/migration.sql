-- Refused tries at identity, money and roles are events. The command has rolled back, so that they are written by
-- themselves: what was tried and the code of the refusal, and never so many that they fill the table.
grant select on access.organisations, public.referrals to homeward_auditor;
create policy auditor on access.organisations for select to homeward_auditor using (true);
create policy auditor on public.referrals for select to homeward_auditor using (true);
grant insert on public.events to homeward_auditor;
create policy auditor_refused on public.events for insert to homeward_auditor with check (kind = 'try-refused');

create function public.record_refusal(p_id uuid, p_at timestamptz, p_tried text, p_why text, p_subject_id uuid, p_referral_id uuid)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_org uuid := (select public.app_org());
    v_person uuid := (select public.app_person());
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
    select o.kind into v_kind from access.organisations o where o.id = v_org;
    -- Of another organisation's referral nothing is kept that could be told.
    select r.id into v_referral from public.referrals r where r.id = p_referral_id and r.council_id = v_org;
    v_subject := coalesce(p_subject_id, v_referral, v_org);
    if exists (select 1 from public.events e where e.person_id = v_person and e.kind = 'try-refused' and e.subject_id = v_subject
        and e.data ->> 'tried' = p_tried and e.at > p_at - interval '10 minutes' and e.at <= p_at) then
      return false;
    end if;
    select count(*) into v_today from public.events e
      where e.person_id = v_person and e.kind = 'try-refused' and e.at > p_at - interval '1 day' and e.at <= p_at;
    if v_today >= 40 then return false; end if;
    insert into public.events (id, at, kind, audience, council_id, provider_id, subject, subject_id, referral_id, person_id, data)
    values (p_id, p_at, 'try-refused', case v_kind when 'provider' then 'provider' else 'council' end,
      case v_kind when 'council' then v_org end, case v_kind when 'provider' then v_org end,
      'refusal', v_subject, v_referral, v_person,
      jsonb_build_object('tried', p_tried, 'why', p_why) || case v_today when 39 then '{"more": true}'::jsonb else '{}'::jsonb end);
    return true;
  end $$;
revoke all on function public.record_refusal(uuid, timestamptz, text, text, uuid, uuid) from public;
grant execute on function public.record_refusal(uuid, timestamptz, text, text, uuid, uuid)
  to homeward_council, homeward_provider, homeward_region;
alter function public.record_refusal(uuid, timestamptz, text, text, uuid, uuid) owner to homeward_auditor;

-- The hub reads what its own people and its own organisation did; a provider's admin what their people were shown.
grant select on public.events to homeward_region;
create policy own_record on public.events for select to homeward_region
  using (council_id is null and (provider_id is null or kind like 'alert-%' or kind like 'provider-%')
    and (subject_id = (select app_org())
      or person_id in (select m.person_id from access.memberships m where m.organisation_id = (select app_org()))));
create policy our_admins on public.information_looks for select to homeward_provider
  using (provider_id = (select app_org()) and exists (select 1 from access.memberships m
    where m.organisation_id = (select app_org()) and m.person_id = (select app_person()) and m.ended_at is null
      and 'provider-admin' = any (m.roles)));
