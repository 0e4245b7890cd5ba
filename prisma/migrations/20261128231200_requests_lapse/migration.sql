-- A request for roles, or for an invitation to them, that nobody has confirmed lapses after the days of an invitation:
-- what was asked for in spring is not confirmed in autumn. It is gone at once, and a job marks it and tells who asked.
alter table access.role_changes drop constraint role_changes_state;
alter table access.role_changes add constraint role_changes_state
  check (state in ('waiting', 'confirmed', 'refused', 'replaced', 'lapsed'));
alter table access.invitations drop constraint invitations_state;
alter table access.invitations add constraint invitations_state
  check (state in ('to-confirm', 'waiting', 'accepted', 'refused', 'taken-back', 'lapsed'));

-- What was never sent is nothing to whom it was for.
drop policy own_or_mine on access.invitations;
create policy own_or_mine on access.invitations for select to homeward_council, homeward_provider, homeward_region, homeward_reader
  using (organisation_id = (select public.app_org())
    or (state not in ('to-confirm', 'lapsed') and email = (select p.email from access.people p where p.id = (select public.app_person()))));

drop policy definer_roles on public.events;
create policy definer_roles on public.events for insert to homeward_definer
  with check (kind in ('role-change-confirmed', 'role-change-refused', 'role-change-lapsed',
    'invitation-confirmed', 'invitation-not-confirmed', 'invitation-lapsed'));

-- So long a request waits for a second person; `INVITATION_DAYS` in emailed-links.server.ts says the same.
create function access.request_waits() returns interval
  language sql immutable set search_path = pg_catalog, pg_temp as $$ select interval '7 days' $$;

create or replace function access.decide_role_change(p_change uuid, p_confirm boolean, p_now timestamptz)
  returns text language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare c access.role_changes; m access.memberships;
  begin
    select * into c from access.role_changes where id = p_change;
    if not found or not access.may_confirm(c.organisation_id, c.asked_by_id, c.person_id) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    if c.asked_at + access.request_waits() <= public.true_time(p_now) then return 'gone'; end if;
    -- The membership before the change: whoever changes roles locks them in this order too.
    select * into m from access.memberships where organisation_id = c.organisation_id and person_id = c.person_id and ended_at is null for update;
    if not found then return 'gone'; end if;
    update access.role_changes set state = case when p_confirm then 'confirmed' else 'refused' end,
        decided_by_id = public.app_person(), decided_at = p_now
      where id = p_change and state = 'waiting';
    if not found then return 'gone'; end if;
    if p_confirm then
      update access.memberships set version = version + 1,
          roles = array(select distinct r from unnest(m.roles || c.gains) r where r <> all (c.drops) or r = any (c.gains) order by r)
        where id = m.id;
    end if;
    perform access.record_decision(case when p_confirm then 'role-change-confirmed' else 'role-change-refused' end,
      c.organisation_id, 'person', c.person_id, c.gains, p_now);
    return 'done';
  end $$;

create or replace function access.decide_invitation(p_invitation uuid, p_confirm boolean, p_link_hash text, p_now timestamptz, p_expires timestamptz)
  returns table (email text, name text, roles text[], invited_by text, invited_by_id uuid, organisation text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare i access.invitations;
  begin
    select * into i from access.invitations w where w.id = p_invitation and w.state = 'to-confirm' for update;
    if not found then return; end if;
    if not access.may_confirm(i.organisation_id, i.invited_by_id, (select p.id from access.people p where p.email = i.email)) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    if i.expires_at <= public.true_time(p_now) then return; end if;
    -- One that waited and has lapsed makes room.
    if p_confirm then
      update access.invitations w set state = 'taken-back', answered_at = p_now, version = w.version + 1
        where w.organisation_id = i.organisation_id and w.email = i.email and w.state = 'waiting';
    end if;
    update access.invitations w set state = case when p_confirm then 'waiting' else 'taken-back' end, version = w.version + 1,
        expires_at = p_expires, answered_at = case when p_confirm then null else p_now end
      where w.id = i.id;
    if p_confirm then
      insert into auth.emailed_links (hash, invitation_id, purpose, created_at, expires_at) values (p_link_hash, i.id, 'invitation', p_now, p_expires);
    end if;
    perform access.record_decision(case when p_confirm then 'invitation-confirmed' else 'invitation-not-confirmed' end,
      i.organisation_id, 'invitation', i.id, i.roles, p_now);
    return query select i.email, i.name, i.roles, i.invited_by, i.invited_by_id, o.name from access.organisations o where o.id = i.organisation_id;
  end $$;

grant create on schema access to homeward_definer;
drop function access.to_confirm();
-- What waits for a second person, and until when: of one's own organisation, and at the hub of every council.
create function access.to_confirm(p_now timestamptz)
  returns table (id uuid, what text, organisation_id uuid, organisation text, person text, email text, gains text[], drops text[],
                 asked_by text, asked_at timestamptz, until timestamptz, mine boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select * from (
      select c.id, 'roles', o.id as organisation_id, o.name, p.name, p.email, c.gains, c.drops, a.name, c.asked_at as asked,
             c.asked_at + access.request_waits() as until, access.may_confirm(c.organisation_id, c.asked_by_id, c.person_id)
        from access.role_changes c join access.organisations o on o.id = c.organisation_id
        join access.people p on p.id = c.person_id join access.people a on a.id = c.asked_by_id
       where c.state = 'waiting'
      union all
      select i.id, 'invitation', o.id, o.name, i.name, i.email, i.roles, array[]::text[], i.invited_by, i.invited_at,
             i.expires_at, access.may_confirm(i.organisation_id, i.invited_by_id, (select p.id from access.people p where p.email = i.email))
        from access.invitations i join access.organisations o on o.id = i.organisation_id
       where i.state = 'to-confirm') asked
     where asked.until > public.true_time(p_now) and access.is_admin_here() and (asked.organisation_id = public.app_org() or exists (
       select 1 from access.organisations hub, access.organisations theirs
        where hub.id = public.app_org() and hub.kind = 'region' and theirs.id = asked.organisation_id and theirs.kind = 'council'))
     order by asked.asked, asked.id limit 500
  $$;

-- Marks what nobody has confirmed in time, and gives who asked for what, for the job that tells them.
create function access.lapse_requests(p_now timestamptz)
  returns table (organisation_id uuid, organisation text, person text, roles text[], asked_by_id uuid)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare c access.role_changes; i access.invitations; v_now timestamptz := public.true_time(p_now);
  begin
    for c in update access.role_changes w set state = 'lapsed', decided_at = v_now
        where w.state = 'waiting' and w.asked_at + access.request_waits() <= v_now returning * loop
      perform access.record_decision('role-change-lapsed', c.organisation_id, 'person', c.person_id, c.gains, v_now);
      return query select c.organisation_id, o.name, p.name, c.gains, c.asked_by_id
        from access.organisations o, access.people p where o.id = c.organisation_id and p.id = c.person_id;
    end loop;
    for i in update access.invitations w set state = 'lapsed', answered_at = v_now, version = w.version + 1
        where w.state = 'to-confirm' and w.expires_at <= v_now returning * loop
      perform access.record_decision('invitation-lapsed', i.organisation_id, 'invitation', i.id, i.roles, v_now);
      return query select i.organisation_id, o.name, i.name, i.roles, i.invited_by_id
        from access.organisations o where o.id = i.organisation_id;
    end loop;
  end $$;

do $$
declare f text;
begin
  foreach f in array array['request_waits()', 'to_confirm(timestamptz)', 'lapse_requests(timestamptz)'] loop
    execute format('alter function access.%s owner to homeward_definer', f);
    execute format('revoke all on function access.%s from public', f);
  end loop;
end $$;
grant execute on function access.to_confirm(timestamptz) to homeward_council, homeward_region;
grant execute on function access.lapse_requests(timestamptz) to homeward_worker;
revoke create on schema access from homeward_definer;
