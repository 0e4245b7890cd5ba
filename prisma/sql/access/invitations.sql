-- Nobody becomes a member without saying so. Whom an admin, a broker or whoever runs the portal asks has an invitation;
-- the membership is made when they accept it, so a pending one counts nowhere. Whether an email belonged to somebody
-- already is looked up when it is answered, not when it is asked.

-- ------------------------------------------------------------ access.invitations
alter table access.invitations enable row level security;
alter table access.invitations force row level security;

-- The organisation reads its own, and everybody those to their own address. Sign-in reads the one that a link is for.
grant select on access.invitations to homeward_auth, homeward_council, homeward_provider, homeward_region,
  homeward_reader, homeward_worker;
grant select, insert, update on access.invitations to homeward_definer;

create policy by_link on access.invitations for select to homeward_auth using (true);
create policy definer_all on access.invitations to homeward_definer using (true) with check (true);
create policy own on access.invitations for select to homeward_worker using (organisation_id = (select app_org()));
create policy own_or_mine on access.invitations for select to homeward_council, homeward_provider, homeward_region, homeward_reader
  using (organisation_id = (select public.app_org())
    or (state not in ('to-confirm', 'lapsed') and email = (select p.email from access.people p where p.id = (select public.app_person()))));

create trigger guard_beginning before insert on access.invitations
  for each row execute function public.guard_beginning('state=waiting', 'version=1');

-- ------------------------------------------------------------ functions

-- The one way an invitation comes about. One to this address that has lapsed makes room; one that waits is sent again.
create function access.put_invitation(
    p_invitation uuid, p_org uuid, p_email text, p_name text, p_roles text[], p_link_hash text, p_now timestamptz,
    p_expires timestamptz)
  returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_id uuid;
    v_for uuid := (select public.app_org());
    v_by uuid := (select public.app_person());
    v_words text;
  begin
    select p.name || ' of ' || o.name into v_words from access.people p, access.organisations o where p.id = v_by and o.id = v_for;
    insert into access.invitations as i (id, organisation_id, email, name, roles, invited_by_id, invited_for_id, invited_by, invited_at, expires_at)
      values (p_invitation, p_org, lower(p_email), p_name, p_roles, v_by, v_for, coalesce(v_words, 'Whoever runs Homeward'), p_now, p_expires)
      on conflict (organisation_id, email) where state = 'waiting' do update set
        name = excluded.name, roles = excluded.roles, invited_by_id = excluded.invited_by_id, invited_for_id = excluded.invited_for_id,
        invited_by = excluded.invited_by, invited_at = excluded.invited_at, expires_at = excluded.expires_at, version = i.version + 1
      returning i.id into v_id;
    update auth.emailed_links set used_at = p_now where invitation_id = v_id and used_at is null;
    insert into auth.emailed_links (hash, invitation_id, purpose, created_at, expires_at) values (p_link_hash, v_id, 'invitation', p_now, p_expires);
    return v_id;
  end $$;
alter function access.put_invitation(uuid, uuid, text, text, text[], text, timestamptz, timestamptz) owner to homeward_definer;

-- What a second person confirms is what they read: an invitation that is asked for anew, perhaps as something else, is
-- another one. The one that waited before is taken back instead of being rewritten under its number.
create function access.invite(
    p_invitation uuid, p_email text, p_name text, p_roles text[], p_link_hash text, p_now timestamptz,
    p_expires timestamptz)
  returns TABLE(id uuid, state text) language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  #variable_conflict use_column
  declare
    v_org uuid := (select public.app_org()); v_by uuid := (select public.app_person());
    v_kind text; v_words text;
  begin
    if not access.is_admin_here() then raise exception 'not-allowed' using errcode = '42501'; end if;
    if exists (select 1 from access.memberships m join access.people p on p.id = m.person_id
        where m.organisation_id = v_org and m.ended_at is null and p.email = lower(p_email)) then
      raise exception 'already-a-member' using errcode = '23505';
    end if;
    select o.kind into v_kind from access.organisations o where o.id = v_org;
    if coalesce(array_length(p_roles, 1), 0) = 0 or not p_roles <@ access.roles_of(v_kind) then
      raise exception 'no such role' using errcode = '22023';
    end if;
    if not p_roles && access.guarded_roles(v_kind) then
      return query select access.put_invitation(p_invitation, v_org, p_email, p_name, p_roles, p_link_hash, p_now, p_expires), 'waiting'::text;
      return;
    end if;
    select p.name || ' of ' || o.name into v_words from access.people p, access.organisations o where p.id = v_by and o.id = v_org;
    update access.invitations w set state = 'taken-back', answered_at = p_now, version = w.version + 1
      where w.organisation_id = v_org and w.email = lower(p_email) and w.state = 'to-confirm';
    insert into access.invitations (id, organisation_id, email, name, roles, state, invited_by_id, invited_for_id, invited_by, invited_at, expires_at)
      values (p_invitation, v_org, lower(p_email), p_name, p_roles, 'to-confirm', v_by, v_org, v_words, p_now, p_expires);
    return query select p_invitation, 'to-confirm'::text;
  end $$;
alter function access.invite(uuid, text, text, text[], text, timestamptz, timestamptz) owner to homeward_definer;
grant execute on function access.invite(uuid, text, text, text[], text, timestamptz, timestamptz) to
  homeward_council, homeward_provider, homeward_region;

-- Sends one of the asking organisation's invitations again: a new link, a new week; the old link is of no use any more.
create function access.resend_invitation(
    p_invitation uuid, p_version integer, p_link_hash text, p_now timestamptz, p_expires timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare i access.invitations;
  begin
    if not access.is_admin_here() then raise exception 'not-allowed' using errcode = '42501'; end if;
    select * into i from access.invitations where id = p_invitation and state = 'waiting' and version = p_version
      and organisation_id = (select public.app_org()) for no key update;
    if not found then return false; end if;
    perform access.put_invitation(p_invitation, i.organisation_id, i.email, i.name, i.roles, p_link_hash, p_now, p_expires);
    return true;
  end $$;
alter function access.resend_invitation(uuid, integer, text, timestamptz, timestamptz) owner to homeward_definer;
grant execute on function access.resend_invitation(uuid, integer, text, timestamptz, timestamptz) to
  homeward_council, homeward_provider, homeward_region;

-- One that waits for a second person is cancelled as one that waits for the answer.
create function access.cancel_invitation(p_invitation uuid, p_version integer, p_now timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not access.is_admin_here() then raise exception 'not-allowed' using errcode = '42501'; end if;
    update access.invitations set state = 'taken-back', answered_at = p_now, version = version + 1
      where id = p_invitation and state in ('waiting', 'to-confirm') and version = p_version and organisation_id = (select public.app_org());
    return found;
  end $$;
alter function access.cancel_invitation(uuid, integer, timestamptz) owner to homeward_definer;
grant execute on function access.cancel_invitation(uuid, integer, timestamptz) to homeward_council,
  homeward_provider, homeward_region;

-- A link of its own for a mail about what waits for who is invited; it ends when the invitation does.
create function access.link_to_invitation(p_invitation uuid, p_link_hash text, p_now timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    insert into auth.emailed_links (hash, invitation_id, purpose, created_at, expires_at)
      select p_link_hash, i.id, 'invitation', p_now, i.expires_at from access.invitations i
       where i.id = p_invitation and i.state = 'waiting' and i.expires_at > p_now
         and i.organisation_id = (select public.app_org());
    return found;
  end $$;
alter function access.link_to_invitation(uuid, text, timestamptz) owner to homeward_definer;
grant execute on function access.link_to_invitation(uuid, text, timestamptz) to homeward_worker;

-- A second person says yes (the link works from now on) or no. Gives what the mail needs; nothing when it is gone.
create function access.decide_invitation(
    p_invitation uuid, p_confirm boolean, p_link_hash text, p_now timestamptz, p_expires timestamptz)
  returns TABLE(email text, name text, roles text[], invited_by text, invited_by_id uuid, organisation text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare i access.invitations;
  begin
    select * into i from access.invitations w where w.id = p_invitation and w.state = 'to-confirm' for no key update;
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
alter function access.decide_invitation(uuid, boolean, text, timestamptz, timestamptz) owner to homeward_definer;
grant execute on function access.decide_invitation(uuid, boolean, text, timestamptz, timestamptz) to
  homeward_council, homeward_region;

-- Accepts an invitation: p_person is who is signed in and has its address, or null for who has only followed the link and
-- has no password; for them a person is made under p_new. Gives who became a member; null when it cannot be accepted (any more).
create function access.accept_invitation(
    p_invitation uuid, p_person uuid, p_new uuid, p_membership uuid, p_now timestamptz)
  returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare i access.invitations; v_person uuid;
  begin
    select * into i from access.invitations where id = p_invitation and state = 'waiting' and expires_at > p_now;
    if not found then return null; end if;
    if p_person is null then
      insert into access.people (id, name, email, created_at) values (p_new, i.name, i.email, p_now) on conflict (email) do nothing;
    end if;
    select p.id into v_person from access.people p where p.email = i.email and (p_person is null or p.id = p_person);
    if v_person is null then return null; end if;
    -- Who has a password signs in first: the link alone does not speak for them.
    if p_person is null and exists (select 1 from auth.credentials c where c.person_id = v_person and c.password_hash is not null) then
      return null;
    end if;
    -- The membership before the invitation: whoever changes an organisation's people locks it in this order too.
    begin
      insert into access.memberships (id, person_id, organisation_id, roles, started_at)
        values (p_membership, v_person, i.organisation_id, i.roles, p_now)
        on conflict (person_id, organisation_id) where ended_at is null do nothing;
      update access.invitations set state = 'accepted', answered_at = p_now, version = version + 1
        where id = p_invitation and state = 'waiting' and version = i.version;
      if not found then raise exception 'answered-meanwhile' using errcode = '40001'; end if;
    exception when serialization_failure then
      return null;
    end;
    update auth.emailed_links set used_at = p_now where invitation_id = p_invitation and used_at is null;
    perform access.record_answer('invitation-accepted', i.organisation_id, p_invitation, v_person, p_now);
    return v_person;
  end $$;
alter function access.accept_invitation(uuid, uuid, uuid, uuid, timestamptz) owner to homeward_definer;
grant execute on function access.accept_invitation(uuid, uuid, uuid, uuid, timestamptz) to homeward_auth;

-- Refuses it, by the same rules, and says who is to be told: whoever invited, else the admins of those they invited for.
create function access.refuse_invitation(p_invitation uuid, p_person uuid, p_now timestamptz)
  returns TABLE(refused boolean, told uuid[], invited_for uuid)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare i access.invitations;
  begin
    update access.invitations w set state = 'refused', answered_at = p_now, version = w.version + 1
      where w.id = p_invitation and w.state = 'waiting' and w.expires_at > p_now
        and case when p_person is null
          then not exists (select 1 from auth.credentials c where c.email = w.email and c.password_hash is not null)
          else exists (select 1 from access.people p where p.id = p_person and p.email = w.email) end
      returning * into i;
    if i.id is null then
      return query select false, array[]::uuid[], null::uuid;
      return;
    end if;
    update auth.emailed_links set used_at = p_now where invitation_id = p_invitation and used_at is null;
    -- Not by whom: for a known and an unknown address the record reads the same.
    perform access.record_answer('invitation-refused', i.organisation_id, p_invitation, null, p_now);
    return query
      select true, coalesce(array_agg(m.person_id), array[]::uuid[]), i.invited_for_id from access.memberships m
       where m.organisation_id = i.invited_for_id and m.ended_at is null
         and (m.person_id = i.invited_by_id
           or (m.roles && array['council-admin', 'provider-admin', 'hub-officer'] /* rule: admins */ and not exists (
             select 1 from access.memberships b where b.organisation_id = i.invited_for_id and b.person_id = i.invited_by_id and b.ended_at is null)));
  end $$;
alter function access.refuse_invitation(uuid, uuid, timestamptz) owner to homeward_definer;
grant execute on function access.refuse_invitation(uuid, uuid, timestamptz) to homeward_auth;

create function access.record_answer(p_kind text, p_org uuid, p_invitation uuid, p_person uuid, p_now timestamptz)
  returns void language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    insert into public.events (id, at, kind, audience, council_id, provider_id, subject, subject_id, person_id)
      select gen_random_uuid(), p_now, p_kind, case when o.kind = 'provider' then 'provider' else 'council' end,
             case when o.kind = 'council' then o.id end, case when o.kind = 'provider' then o.id end, 'invitation', p_invitation, p_person
        from access.organisations o where o.id = p_org
  $$;
alter function access.record_answer(text, uuid, uuid, uuid, timestamptz) owner to homeward_definer;

-- The first admin is invited again, or somebody else instead, for as long as nobody has come in.
create function access.reinvite_admin(
    p_org uuid, p_invitation uuid, p_email text, p_name text, p_link_hash text, p_now timestamptz,
    p_expires timestamptz)
  returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not access.may_admit(p_org) then raise exception 'not-allowed' using errcode = '42501'; end if;
    perform pg_advisory_xact_lock(hashtextextended('admission:' || p_org, 0));
    if exists (select 1 from access.memberships m where m.organisation_id = p_org and m.ended_at is null) then
      raise exception 'somebody-is-in' using errcode = '23505';
    end if;
    if exists (select 1 from access.organisations o where o.id = p_org and o.standing = 'refused') then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    update access.invitations set state = 'taken-back', answered_at = p_now, version = version + 1
      where organisation_id = p_org and state = 'waiting' and email <> lower(p_email);
    perform access.ask_confirmation(p_org, coalesce(
      access.owner_of(array(select s.id from public.services s where s.provider_id = p_org)), ''), p_email, p_name, p_now);
    return access.put_invitation(p_invitation, p_org, p_email, p_name, array['provider-admin', 'referrals-officer'] /* rule: first-roles */, p_link_hash, p_now, p_expires);
  end $$;
alter function access.reinvite_admin(uuid, uuid, text, text, text, timestamptz, timestamptz) owner to homeward_definer;
grant execute on function access.reinvite_admin(uuid, uuid, text, text, text, timestamptz, timestamptz) to
  homeward_council, homeward_region;

-- Who may write an event about it: asked by `guard_event` (audit.sql), as whoever writes, with the sides that the event names.
create function public.sees_invitation(p_id uuid, p_council uuid, p_provider uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from access.invitations s where s.id = p_id) $$;
grant execute on function public.sees_invitation(uuid, uuid, uuid) to public;
