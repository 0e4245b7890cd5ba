-- People, organisations and memberships: who belongs where. No role that logs in writes who belongs where; the functions
-- here, in roles.sql and in invitations.sql do, and each asks who may.

-- ------------------------------------------------------------ access.organisations
alter table access.organisations enable row level security;
alter table access.organisations force row level security;

grant select, update (duty_owner_id, identity_months, out_of_hours_phone, phone, quality_bar, second_factor_for_all)
  on access.organisations to homeward_council;
grant select, update (duty_owner_id, out_of_hours_phone, phone, quality_bar) on access.organisations to
  homeward_provider, homeward_region;
grant select on access.organisations to homeward_reader, homeward_worker, homeward_keys, homeward_auditor;
grant select, insert, update (standing, vouched_by_id) on access.organisations to homeward_definer;

create policy auditor on access.organisations for select to homeward_auditor using (true);
create policy definer_all on access.organisations to homeward_definer using (true) with check (true);
create policy own_change on access.organisations for update to homeward_council, homeward_provider, homeward_region
  using (id = (select app_org())) with check (id = (select app_org()));
create policy published on access.organisations for select to homeward_council, homeward_provider, homeward_region, homeward_reader, homeward_worker using (true);
create policy published_to_keys on access.organisations for select to homeward_keys using (true);

create trigger guard_holder_own before update on access.organisations for each row
  when (old.identity_months is distinct from new.identity_months or old.second_factor_for_all is distinct from new.second_factor_for_all)
  execute function public.guard_holder('council-admin');

-- The settings of an organisation: whom work falls to, how long who a child is is kept, of whom a second factor is asked.
create trigger guard_holder_settings before update on access.organisations for each row
  execute function public.guard_holder('council-admin', 'provider-admin', 'hub-officer', 'team-manager');

-- ------------------------------------------------------------ access.people
alter table access.people enable row level security;
alter table access.people force row level security;

grant select, update (name, phone) on access.people to homeward_council, homeward_provider, homeward_region;
grant select on access.people to homeward_reader, homeward_worker;
grant select, insert on access.people to homeward_definer;

-- The memberships that one sees are one's own and those of the organisation one acts for: whose they are is asked there.
create policy colleagues on access.people for select to homeward_region, homeward_worker
  using (id = (select app_person()) or id in (select m.person_id from access.memberships m));
create policy definer_all on access.people to homeward_definer using (true) with check (true);
create policy self on access.people for select to homeward_reader using (id = (select app_person()));
create policy self_change on access.people for update to homeward_council, homeward_provider, homeward_region
  using (id = (select app_person())) with check (id = (select app_person()));
-- One policy for each side, in the order of what is asked most: oneself, a colleague, who is on the other side of a
-- delivery, an answer or an offer, and who is on the other side of a release or a look. Several policies would be asked
-- in an order that their names decide, and each of their questions for every colleague on a page.
create policy known_to_council on access.people for select to homeward_council
  using (id = (select app_person()) or id in (select m.person_id from access.memberships m)
      or exists (select 1 from public.deliveries d where d.picked_up_by_id = people.id)
      or exists (select 1 from public.delivery_services s where s.answered_by_id = people.id)
      or exists (select 1 from public.delivery_reads r where r.person_id = people.id)
      or exists (select 1 from public.offer_versions v where v.submitted_by_id = people.id)
      or exists (select 1 from public.information_releases r where r.person_id = people.id)
      or exists (select 1 from public.information_looks l where l.person_id = people.id));
create policy known_to_provider on access.people for select to homeward_provider
  using (id = (select app_person()) or id in (select m.person_id from access.memberships m)
      or exists (select 1 from public.deliveries d where d.broker_id = people.id)
      or exists (select 1 from public.information_releases r where people.id in (r.released_by_id, r.contact_id)));
-- ------------------------------------------------------------ access.memberships
alter table access.memberships enable row level security;
alter table access.memberships force row level security;

grant select on access.memberships to homeward_council, homeward_provider, homeward_region, homeward_reader,
  homeward_worker;
grant select, insert, update (ended_at, roles, version) on access.memberships to homeward_definer;
grant select (ended_at, organisation_id, person_id, roles) on access.memberships to homeward_opener;

create policy definer_all on access.memberships to homeward_definer using (true) with check (true);
create policy mine on access.memberships for select to homeward_reader using (person_id = (select app_person()));
create policy opener on access.memberships for select to homeward_opener using (ended_at is null);
-- One's own first: every page asks for it, and then nobody verifies for which organisation.
create policy own_or_mine on access.memberships for select to homeward_council, homeward_provider, homeward_region, homeward_worker
  using (person_id = (select app_person()) or organisation_id = (select app_org()));

-- ------------------------------------------------------------ functions

-- Who is in the organisation that one acts for, with the roles that they hold now, and who was (with none). For names in lists:
-- `people` itself asks for every table that may make a person known, each of which verifies anew who is asking. This
-- verifies once, and tells only what those policies show of a colleague.
create function access.colleagues()
  returns table (id uuid, name text, roles text[]) language plpgsql stable security definer rows 50
  set search_path = pg_catalog, pg_temp
  as $$ begin
    return query
      select p.id, p.name, coalesce(max(m.roles) filter (where m.ended_at is null), '{}')
        from access.memberships m join access.people p on p.id = m.person_id
       where m.organisation_id = (select public.app_org())
       group by p.id, p.name;
  end $$;
alter function access.colleagues() owner to homeward_definer;
grant execute on function access.colleagues() to homeward_council, homeward_provider, homeward_region;

-- Whether who asks is an admin of the organisation they act for.
create function access.is_admin_here()
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from access.memberships m where m.organisation_id = (select public.app_org())
      and m.person_id = (select public.app_person()) and m.ended_at is null
      and m.roles && array['council-admin', 'provider-admin', 'hub-officer'] /* rule: admins */)
  $$;
alter function access.is_admin_here() owner to homeward_definer;

-- Whether who asks holds one of these roles, in the council or the hub that they act for.
create function access.holds_here(p_roles text[])
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from access.memberships m join access.organisations o on o.id = m.organisation_id
      where m.organisation_id = (select public.app_org()) and m.person_id = (select public.app_person()) and m.ended_at is null
        and o.kind in ('council', 'region') and m.roles && p_roles)
  $$;
alter function access.holds_here(text[]) owner to homeward_definer;

-- Passing a delivery on holds the colleague's membership, so that whoever is removed in that moment is removed before or
-- after. Locking a row needs the right to change it, which no login role has of memberships.
create function access.hold_member(p_person uuid)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform 1 from access.memberships m
      where m.organisation_id = (select public.app_org()) and m.person_id = p_person and m.ended_at is null for share;
  end $$;
alter function access.hold_member(uuid) owner to homeward_definer;
grant execute on function access.hold_member(uuid) to homeward_council, homeward_provider, homeward_region;

create function access.has_another_admin(p_org uuid, p_person uuid)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from access.memberships m where m.organisation_id = p_org and m.person_id <> p_person and m.ended_at is null
      and m.roles && array['council-admin', 'provider-admin', 'hub-officer'] /* rule: admins */)
  $$;
alter function access.has_another_admin(uuid, uuid) owner to homeward_definer;

-- Ends a membership: 'ended', 'not-found', 'conflict' or 'last-admin'. It needs no second person.
create function access.end_membership(p_person uuid, p_version integer, p_now timestamptz)
  returns text language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare m access.memberships; v_org uuid := (select public.app_org());
  begin
    if not access.is_admin_here() then raise exception 'not-allowed' using errcode = '42501'; end if;
    select * into m from access.memberships where organisation_id = v_org and person_id = p_person and ended_at is null for no key update;
    if not found then return 'not-found'; end if;
    if m.version <> p_version then return 'conflict'; end if;
    if m.roles && array['council-admin', 'provider-admin', 'hub-officer'] /* rule: admins */ and not access.has_another_admin(v_org, p_person) then
      return 'last-admin';
    end if;
    update access.memberships set ended_at = p_now, version = version + 1 where id = m.id;
    update access.role_changes set state = 'replaced', decided_at = p_now
      where organisation_id = v_org and person_id = p_person and state = 'waiting';
    return 'ended';
  end $$;
alter function access.end_membership(uuid, integer, timestamptz) owner to homeward_definer;
grant execute on function access.end_membership(uuid, integer, timestamptz) to homeward_council, homeward_provider,
  homeward_region;

-- Founds a council or the region's hub and invites an admin: whoever owns the database alone. Null when they are in already.
create function access.create_organisation(
    p_org uuid, p_slug text, p_name text, p_kind text, p_council_code text, p_phone text, p_out_of_hours text,
    p_invitation uuid, p_email text, p_admin_name text, p_roles text[], p_link_hash text, p_now timestamptz,
    p_expires timestamptz)
  returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_org uuid;
  begin
    insert into access.organisations (id, slug, name, kind, council_code, phone, out_of_hours_phone, created_at)
      values (p_org, p_slug, p_name, p_kind, p_council_code, p_phone, p_out_of_hours, p_now) on conflict (slug) do nothing;
    select id into v_org from access.organisations where slug = p_slug;
    if exists (select 1 from access.memberships m join access.people p on p.id = m.person_id
        where m.organisation_id = v_org and m.ended_at is null and p.email = lower(p_email)) then
      return null;
    end if;
    return access.put_invitation(p_invitation, v_org, p_email, p_admin_name, p_roles, p_link_hash, p_now, p_expires);
  end $$;
alter function access.create_organisation(uuid, text, text, text, text, text, text, uuid, text, text, text[], text, timestamptz, timestamptz) owner to homeward_definer;
grant execute on function access.create_organisation(uuid, text, text, text, text, text, text, uuid, text, text,
  text[], text, timestamptz, timestamptz) to current_user;

-- Who may write an event about it: asked by `guard_event` (audit.sql), as whoever writes, with the sides that the event names.
create function public.sees_person(p_id uuid, p_council uuid, p_provider uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from access.people s where s.id = p_id) $$;
grant execute on function public.sees_person(uuid, uuid, uuid) to public;

-- One's own, or a provider that one brings on or tells about.
create function public.sees_organisation(p_id uuid, p_council uuid, p_provider uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from access.organisations s where s.id = p_id
    and (s.id = (select public.app_org()) or (s.kind = 'provider' and current_user <> 'homeward_provider'))) $$;
grant execute on function public.sees_organisation(uuid, uuid, uuid) to public;
