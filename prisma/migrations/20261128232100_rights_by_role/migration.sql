-- What gives rights is written by those whose role it is (prisma/walls/rights.ts). Before, the code alone asked: whoever a
-- transaction of a council acted for could assign a case to themselves, raise an alert or invite guests, also after they
-- had left. Each argument is a role that may; the policies of app/domains say which, and prisma/walls/rights.test.ts holds
-- these lists against them. Asked once a statement. Jobs act for nobody and are not asked; functions of the definers have their own checks.
create function public.guard_holder() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_person uuid := (select public.app_person());
  begin
    if current_user in ('homeward_council', 'homeward_provider', 'homeward_region') and v_person is not null and not exists (
        select 1 from access.memberships m where m.organisation_id = (select public.app_org()) and m.person_id = v_person
          and m.ended_at is null and m.roles && tg_argv[0:]::text[]) then
      raise exception 'no role of who is asking writes %', tg_table_name using errcode = '42501';
    end if;
    return new;
  end $$;
revoke all on function public.guard_holder() from public;

do $$
declare
  t record;
  v_writers text[] := array['broker', 'social-worker', 'team-manager', 'emergency-duty'];
  v_searchers text[] := array['broker', 'team-manager', 'emergency-duty'];
  v_organisers text[] := array['commissioner', 'council-admin', 'hub-officer'];
  v_provider text[] := access.roles_of('provider');
begin
  for t in select * from (values
    ('public.assignments', 'insert or update', v_writers),
    ('public.gate_decisions', 'insert or update', v_writers),
    ('public.gate_readings', 'insert or update', v_writers),
    ('public.gate_small_numbers', 'insert or update', v_writers),
    ('public.redacted_documents', 'insert or update', v_writers),
    ('public.document_pages', 'insert or update or delete', v_writers),
    ('public.search_stages', 'insert', v_searchers),
    ('public.editions', 'insert', v_searchers),
    ('public.deliveries', 'insert', v_searchers),
    ('public.delivery_services', 'insert', v_searchers),
    ('public.deliveries', 'update', v_writers || array['head-of-service'] || v_provider),
    ('public.delivery_services', 'update', v_writers || array['head-of-service'] || v_provider),
    ('public.referrals', 'insert', v_writers),
    ('public.referrals', 'update', v_writers || array['head-of-service']),
    ('public.authorisations', 'insert', v_searchers),
    ('public.authorisations', 'update', v_searchers || array['head-of-service']),
    ('public.acceptances', 'insert or update', v_searchers),
    ('public.information_releases', 'insert or update', v_writers || array['head-of-service']),
    ('public.alerts', 'insert or update', array['quality-assurance', 'commissioner', 'broker', 'hub-officer']),
    ('public.terms_acceptances', 'insert', array['referrals-officer', 'registered-manager', 'provider-admin', 'responsible-individual']),
    ('public.forum_series', 'insert or update', v_organisers),
    ('public.forum_dates', 'insert or update', v_organisers),
    ('public.forum_links', 'insert or update or delete', v_organisers),
    ('public.forum_guests', 'insert or update or delete', v_organisers),
    ('public.forum_blocks', 'insert or update', v_organisers),
    ('public.forum_bookings', 'insert or update', v_organisers || array['quality-assurance'] || v_provider)
  ) as rules (name, on_what, roles) loop
    execute format('create trigger %I before %s on %s for each statement execute function public.guard_holder(%s)',
      'guard_holder_' || split_part(t.on_what, ' ', 1), t.on_what, t.name, (select string_agg(quote_literal(one), ', ') from unnest(t.roles) as one));
  end loop;
end $$;

-- Who has a referral may know the child.
create trigger guard_holder_broker before update on public.referrals for each row
  when (old.broker_id is distinct from new.broker_id)
  execute function public.guard_holder('broker', 'team-manager', 'emergency-duty');
-- The settings of an organisation: whom work falls to, how long who a child is is kept, of whom a second factor is asked.
create trigger guard_holder_settings before update on access.organisations for each row
  execute function public.guard_holder('council-admin', 'provider-admin', 'hub-officer', 'team-manager');
create trigger guard_holder_own before update on access.organisations for each row
  when (old.identity_months is distinct from new.identity_months or old.second_factor_for_all is distinct from new.second_factor_for_all)
  execute function public.guard_holder('council-admin');

-- Columns that no command changes. An alert could be turned on another provider after a second person had confirmed it, an
-- assignment given to somebody else, a service asked of another provider, and a service given to a provider by the role
-- that imports the register.
revoke update on public.alerts from homeward_council, homeward_region;
grant update (review_on, ended_at, end_asked_at, end_asked_by_id, end_asked_by_name, end_asked_for_name, end_reason)
  on public.alerts to homeward_council, homeward_region;
revoke update on public.assignments from homeward_council;
grant update (ended_at, reason) on public.assignments to homeward_council;
revoke update on public.delivery_services from homeward_council;
grant update (answer, decline_reason, note, indicative_weekly_pence, ring_number, answered_by_id, answered_at, version)
  on public.delivery_services to homeward_council;
-- Whose services they are is written by the functions that bring a provider on, give it more or refuse it.
revoke insert, update on public.services from homeward_region;
do $$
declare v_columns text;
begin
  select string_agg(quote_ident(attname), ', ') into v_columns from pg_attribute
   where attrelid = 'public.services'::regclass and attnum > 0 and not attisdropped and attname <> 'provider_id';
  execute format('grant insert (%1$s), update (%1$s) on public.services to homeward_region', v_columns);
end $$;

-- Who decided on money, when and why is said by the decision alone: before, it could be rewritten while nothing moved.
create function public.guard_decision() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user <> 'homeward_council' then return new; end if;
    if new.state = old.state and (new.decided_by_id, new.decided_at, new.reason, new.unconfirmed_reason)
        is distinct from (old.decided_by_id, old.decided_at, old.reason, old.unconfirmed_reason) then
      raise exception 'who decided does not change' using errcode = '42501';
    end if;
    if new.decided_by_id is not null and new.decided_by_id is distinct from old.decided_by_id
        and new.decided_by_id is distinct from (select public.app_person()) then
      raise exception 'nobody decides in the name of another' using errcode = '42501';
    end if;
    return new;
  end $$;
revoke all on function public.guard_decision() from public;
create trigger guard_decision before update on public.authorisations
  for each row execute function public.guard_decision();
