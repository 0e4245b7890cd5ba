-- A second factor protects every organisation that its person acts for, so an admin of one of them cannot take it away for
-- the others: the hub does (docs/adr/0025). A council's internal provider is the council's own.

-- Whether somebody acts for an organisation that is neither this one nor an internal provider of it.
create function access.acts_elsewhere(p_person uuid, p_org uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from access.memberships m join access.organisations o on o.id = m.organisation_id
      where m.person_id = p_person and m.ended_at is null and o.id <> p_org and o.owner_council_id is distinct from p_org)
  $$;

-- Whether the hub is asked: of an only admin of a council or provider, and of somebody who acts for more than one organisation.
create function access.hub_resets(p_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (
      select 1 from access.memberships m
       where m.person_id = p_person and m.ended_at is null and (
         access.acts_elsewhere(p_person, m.organisation_id)
         or (m.roles && array['council-admin', 'provider-admin'] and not exists (select 1 from access.memberships other
           where other.organisation_id = m.organisation_id and other.person_id <> p_person and other.ended_at is null
             and other.roles && array['council-admin', 'provider-admin']))))
  $$;

create or replace function access.may_reset_factor(p_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select access.is_admin_here() and p_person <> public.app_person() and (
      (exists (select 1 from access.memberships m where m.organisation_id = public.app_org() and m.person_id = p_person and m.ended_at is null)
        and not access.acts_elsewhere(p_person, public.app_org()))
      or (exists (select 1 from access.organisations hub where hub.id = public.app_org() and hub.kind = 'region')
        and access.hub_resets(p_person)))
  $$;

grant create on schema access to homeward_definer;
-- Whether a colleague has a second factor that the hub alone can reset: their admin reads on the page whom to ask.
create function access.factor_of_several(p_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select access.is_admin_here() and p_person <> public.app_person() and not access.may_reset_factor(p_person)
      and exists (select 1 from access.memberships m where m.organisation_id = public.app_org() and m.person_id = p_person and m.ended_at is null)
      and exists (select 1 from auth.factors f where f.person_id = p_person and f.active)
  $$;

-- The admins of every organisation that somebody acts for: they are told of a reset, whoever did it.
create function access.told_of_reset(p_person uuid) returns table (person_id uuid, name text, organisation text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select distinct on (a.person_id) a.person_id, p.name, o.name
      from access.memberships m join access.organisations o on o.id = m.organisation_id
      join access.memberships a on a.organisation_id = m.organisation_id and a.ended_at is null
        and a.roles && array['council-admin', 'provider-admin', 'hub-officer']
      join access.people p on p.id = m.person_id
     where m.person_id = p_person and m.ended_at is null and access.may_reset_factor(p_person)
       and a.person_id not in (p_person, public.app_person())
     order by a.person_id, o.name limit 200
  $$;

drop function access.only_admins();
-- Whom the hub may help, with the organisations that they act for.
create function access.whom_hub_resets() returns table (person_id uuid, name text, email text, organisation text, several boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.id, p.name, p.email, string_agg(o.name, ', ' order by o.name), count(*) > 1
      from access.memberships m join access.people p on p.id = m.person_id join access.organisations o on o.id = m.organisation_id
     where m.ended_at is null and p.id <> public.app_person() and access.is_admin_here()
       and exists (select 1 from access.organisations hub where hub.id = public.app_org() and hub.kind = 'region')
       and exists (select 1 from auth.factors f where f.person_id = p.id and f.active)
     group by p.id, p.name, p.email
    having access.hub_resets(p.id)
     order by 4, 2 limit 1000
  $$;

do $$
declare f text;
begin
  foreach f in array array['acts_elsewhere(uuid, uuid)', 'hub_resets(uuid)', 'factor_of_several(uuid)', 'told_of_reset(uuid)', 'whom_hub_resets()'] loop
    execute format('alter function access.%s owner to homeward_definer', f);
    execute format('revoke all on function access.%s from public', f);
  end loop;
end $$;
grant execute on function access.factor_of_several(uuid), access.told_of_reset(uuid) to homeward_council, homeward_provider, homeward_region;
grant execute on function access.whom_hub_resets() to homeward_region;
revoke create on schema access from homeward_definer;
