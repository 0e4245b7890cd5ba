-- What providers declare of their services, places that are free, and alerts. An alert that stops other councils'
-- placements needs a second person or an official source; so does its end (docs/adr/0018).

-- ------------------------------------------------------------ public.declarations
alter table public.declarations enable row level security;
alter table public.declarations force row level security;

grant select on public.declarations to homeward_council, homeward_region;
grant select, insert, update on public.declarations to homeward_provider;
grant select (declared_by_id, service_id) on public.declarations to homeward_definer;

create policy definer_read on public.declarations for select to homeward_definer using (true);
create policy own on public.declarations to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and exists (select 1 from public.services s where s.id = service_id and s.provider_id = (select app_org())));
create policy published on public.declarations for select to homeward_council, homeward_region using (true);

create trigger guard_beginning before insert on public.declarations
  for each row execute function public.guard_beginning('version=1', 'declared_by_id=@person', 'declared_at=@now');

-- ------------------------------------------------------------ public.vacancies
alter table public.vacancies enable row level security;
alter table public.vacancies force row level security;

grant select on public.vacancies to homeward_council, homeward_region;
grant select, insert on public.vacancies to homeward_provider;
grant select (confirmed_at, confirmed_by_id, id, places, provider_id, service_id) on public.vacancies to homeward_definer;

create policy definer_read on public.vacancies for select to homeward_definer using (true);
create policy own on public.vacancies to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and exists (select 1 from public.services s where s.id = service_id and s.provider_id = (select app_org())));
create policy published on public.vacancies for select to homeward_council, homeward_region using (true);

create trigger guard_beginning before insert on public.vacancies
  for each row execute function public.guard_beginning('confirmed_by_id=@person', 'confirmed_at=@now');

-- ------------------------------------------------------------ public.alerts
alter table public.alerts enable row level security;
alter table public.alerts force row level security;

grant select, insert, update (end_asked_at, end_asked_by_id, end_asked_by_name, end_asked_for_name, end_reason,
  ended_at, review_on) on public.alerts to homeward_council, homeward_region;
grant select on public.alerts to homeward_provider, homeward_worker;
grant select, update (confirmed_at, confirmed_by_id, confirmed_by_name, confirmed_for_name, end_asked_at,
  end_asked_by_id, end_asked_by_name, end_asked_for_name, end_reason, ended_at, provider_id) on public.alerts to
  homeward_definer;

create policy definer_all on public.alerts to homeward_definer using (true) with check (true);
create policy job on public.alerts for select to homeward_worker using (ended_at is null);
create policy own_change on public.alerts for update to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org())) with check (owner_organisation_id = (select app_org()));
create policy own_raise on public.alerts for insert to homeward_council, homeward_region with check (owner_organisation_id = (select app_org()));
create policy own_services on public.alerts for select to homeward_provider using (
  provider_id = (select app_org())
  or service_id in (select s.id from public.services s where s.provider_id = (select app_org()))
  or owner_key in (select s.owner_key from public.services s where s.provider_id = (select app_org())));
create policy published on public.alerts for select to homeward_council, homeward_region using (true);

-- What a second person says comes through the door below, never from whoever writes the row.
create function public.guard_alerts()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user not in ('homeward_council', 'homeward_region') then return new; end if;
    if tg_op = 'INSERT' then
      if new.raised_by_id is distinct from (select public.app_person()) or new.ended_at is not null
          or num_nonnulls(new.confirmed_at, new.confirmed_by_id, new.confirmed_by_name, new.end_asked_at, new.end_asked_by_id) > 0 then
        raise exception 'an alert begins without a second person' using errcode = '42501';
      end if;
      return new;
    end if;
    if (new.kind, new.service_id, new.owner_key, new.raised_by_id, new.raised_by_name, new.raised_at, new.confirmed_at, new.confirmed_by_id, new.confirmed_by_name,
          new.confirmed_for_name, new.source_url, new.source_reference, new.source_on, new.starts_on, new.owner_organisation_id)
        is distinct from
       (old.kind, old.service_id, old.owner_key, old.raised_by_id, old.raised_by_name, old.raised_at, old.confirmed_at, old.confirmed_by_id, old.confirmed_by_name,
          old.confirmed_for_name, old.source_url, old.source_reference, old.source_on, old.starts_on, old.owner_organisation_id) then
      raise exception 'what an alert says does not change' using errcode = '42501';
    end if;
    if new.end_asked_by_id is not null and new.end_asked_by_id is distinct from old.end_asked_by_id
        and new.end_asked_by_id is distinct from (select public.app_person()) then
      raise exception 'nobody asks in the name of another' using errcode = '42501';
    end if;
    if new.ended_at is not null and old.ended_at is null and old.kind in ('suspension-of-placements', 'notice-restricting-accommodation') /* rule: stopping-alerts */
        and (old.confirmed_at is not null or old.source_url is not null) then
      raise exception 'a second person ends what stops others' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_alerts before insert or update on public.alerts for each row execute function public.guard_alerts();

create trigger guard_beginning before insert on public.alerts
  for each row execute function public.guard_beginning('raised_by_id=@person', 'ended_at=', 'confirmed_at=',
    'confirmed_by_id=');

create trigger guard_holder_insert before insert or update on public.alerts
  for each statement execute function public.guard_holder('quality-assurance', 'commissioner', 'broker', 'hub-officer');

-- ------------------------------------------------------------ functions

-- A second person, of any council or of the hub, says that an alert is right, or agrees that it ends (or that it stays).
create function public.second_word_on_alert(p_alert uuid, p_word text, p_now timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare a public.alerts; v_by uuid := (select public.app_person()); v_name text; v_for text;
  begin
    if not access.holds_here(array['quality-assurance', 'commissioner', 'broker', 'hub-officer'] /* rule: alert-roles */) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    select * into a from public.alerts where id = p_alert and ended_at is null for no key update;
    if not found then return false; end if;
    select name into v_name from access.people where id = v_by;
    select name into v_for from access.organisations where id = (select public.app_org());
    if p_word = 'confirm' then
      if a.confirmed_at is not null or a.source_url is not null then return false; end if;
      if a.raised_by_id = v_by then raise exception 'not-a-second-person' using errcode = '42501'; end if;
      update public.alerts set confirmed_at = p_now, confirmed_by_id = v_by, confirmed_by_name = v_name, confirmed_for_name = v_for where id = a.id;
      return true;
    end if;
    if a.end_asked_at is null then return false; end if;
    if a.end_asked_by_id = v_by and p_word = 'end' then raise exception 'not-a-second-person' using errcode = '42501'; end if;
    if p_word = 'end' then
      update public.alerts set ended_at = p_now where id = a.id;
      return true;
    elsif p_word = 'keep' then
      update public.alerts set end_asked_at = null, end_asked_by_id = null, end_asked_by_name = null, end_asked_for_name = null, end_reason = null
        where id = a.id;
      return true;
    end if;
    return false;
  end $$;
alter function public.second_word_on_alert(uuid, text, timestamptz) owner to homeward_definer;
grant execute on function public.second_word_on_alert(uuid, text, timestamptz) to homeward_council, homeward_region;

-- An owner that is brought on takes the alerts that are on it along: another name in the register lifts none.
create function public.carry_alerts()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.alerts set provider_id = new.provider_id
      where owner_key = new.owner_key and provider_id is null and ended_at is null;
    return null;
  end $$;
alter function public.carry_alerts() owner to homeward_definer;

create trigger carry_alerts after update of provider_id on public.services
  for each row when (old.provider_id is null and new.provider_id is not null)
  execute function public.carry_alerts();

-- Who may write an event about it: asked by `guard_event` (audit.sql), as whoever writes, with the sides that the event names.
create function public.sees_alert(p_id uuid, p_council uuid, p_provider uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from public.alerts s where s.id = p_id) $$;
grant execute on function public.sees_alert(uuid, uuid, uuid) to public;
