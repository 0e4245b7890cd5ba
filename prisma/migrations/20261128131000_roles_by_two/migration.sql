-- Nobody gives roles to themselves, and roles over children, money and identity in councils and the hub need a second
-- admin, or the hub. Roles no longer write memberships: these functions do, and they check (docs/adr/0020).

-- CreateTable
CREATE TABLE "access"."role_changes" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "gains" TEXT[],
    "drops" TEXT[],
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "role_changes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "role_changes_organisation_id_state_idx" ON "access"."role_changes"("organisation_id", "state");

-- AddForeignKey
ALTER TABLE "access"."role_changes" ADD CONSTRAINT "role_changes_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "access"."organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table access.role_changes add constraint role_changes_state check (state in ('waiting', 'confirmed', 'refused', 'replaced'));
alter table access.role_changes add constraint role_changes_by_two check (decided_by_id is null or state <> 'confirmed' or (decided_by_id <> asked_by_id and decided_by_id <> person_id));
create unique index role_changes_one_waiting on access.role_changes (organisation_id, person_id) where state = 'waiting';
alter table access.role_changes enable row level security;
alter table access.role_changes force row level security;
revoke all on access.role_changes from public;
grant select on access.role_changes to homeward_council, homeward_provider, homeward_region;
create policy own on access.role_changes for select to homeward_council, homeward_provider, homeward_region
  using (organisation_id = (select app_org()));

-- An invitation to such roles is not sent before a second person has confirmed it.
alter table access.invitations drop constraint invitations_state;
alter table access.invitations add constraint invitations_state
  check (state in ('to-confirm', 'waiting', 'accepted', 'refused', 'taken-back'));
create unique index invitations_one_to_confirm on access.invitations (organisation_id, email) where state = 'to-confirm';
drop policy own_or_mine on access.invitations;
create policy own_or_mine on access.invitations for select to homeward_council, homeward_provider, homeward_region, homeward_reader
  using (organisation_id = (select app_org())
    or (state <> 'to-confirm' and email = (select p.email from access.people p where p.id = (select app_person()))));

-- Memberships are written by the functions below and by those of answering an invitation alone.
drop policy own_change on access.memberships;
revoke update on access.memberships from homeward_council, homeward_provider, homeward_region;

grant create on schema access to homeward_definer;
grant select, insert, update on access.role_changes to homeward_definer;
create policy definer_all on access.role_changes to homeward_definer using (true) with check (true);
grant update (roles, ended_at, version) on access.memberships to homeward_definer;

create policy definer_roles on public.events for insert to homeward_definer
  with check (kind in ('role-change-confirmed', 'role-change-refused', 'invitation-confirmed', 'invitation-not-confirmed'));

-- In the record of the organisation that it is about, whoever decided.
create function access.record_decision(p_kind text, p_org uuid, p_subject text, p_id uuid, p_roles text[], p_now timestamptz) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    insert into public.events (id, at, kind, audience, council_id, subject, subject_id, person_id, to_state)
      select gen_random_uuid(), p_now, p_kind, 'council', case when o.kind = 'council' then o.id end, p_subject, p_id,
             public.app_person(), array_to_string(p_roles, ', ')
        from access.organisations o where o.id = p_org
  $$;

create function access.roles_of(p_kind text) returns text[] language sql immutable set search_path = pg_catalog, pg_temp
  as $$
    select case p_kind
      when 'council' then array['broker', 'social-worker', 'team-manager', 'head-of-service', 'nominated-officer', 'director',
        'emergency-duty', 'iro', 'commissioner', 'quality-assurance', 'finance-officer', 'council-admin']
      when 'provider' then array['referrals-officer', 'registered-manager', 'responsible-individual', 'provider-finance', 'provider-admin']
      when 'region' then array['hub-officer'] end
  $$;

-- Roles over children, money and identity. A provider's are not among them: the council names each person it tells.
create function access.guarded_roles(p_kind text) returns text[] language sql immutable set search_path = pg_catalog, pg_temp
  as $$ select case p_kind when 'provider' then array[]::text[] else array_remove(access.roles_of(p_kind), 'commissioner') end $$;

create function access.has_another_admin(p_org uuid, p_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from access.memberships m where m.organisation_id = p_org and m.person_id <> p_person and m.ended_at is null
      and m.roles && array['council-admin', 'provider-admin', 'hub-officer'])
  $$;

-- Who confirms: another admin there, or for a council the hub. Never who asked, nor whom it is about, in whichever
-- organisation they act.
create function access.may_confirm(p_org uuid, p_asked_by uuid, p_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select access.is_admin_here() and public.app_person() is distinct from p_asked_by and public.app_person() is distinct from p_person
      and (p_org = public.app_org() or exists (select 1 from access.organisations hub, access.organisations theirs
        where hub.id = public.app_org() and hub.kind = 'region' and theirs.id = p_org and theirs.kind = 'council'))
  $$;

-- Whom to tell that something waits: the other admins there, or the hub where there is none.
create function access.confirmers_of(p_org uuid, p_person uuid) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with here as (
      select m.person_id from access.memberships m
       where m.organisation_id = p_org and m.ended_at is null and m.roles && array['council-admin', 'hub-officer']
         and m.person_id <> public.app_person() and m.person_id is distinct from p_person)
    select person_id from here
    union
    select m.person_id from access.memberships m join access.organisations o on o.id = m.organisation_id and o.kind = 'region'
     where p_org = public.app_org() and not exists (select 1 from here) and m.ended_at is null
       and m.person_id <> public.app_person() and m.person_id is distinct from p_person
  $$;

-- Gives a colleague other roles. 'changed'; 'waiting' when some of them wait for a second person (the others count);
-- 'not-found', 'conflict', 'last-admin' when nothing is done.
create function access.change_roles(p_person uuid, p_roles text[], p_version integer, p_change uuid, p_now timestamptz)
  returns text language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    m access.memberships;
    v_kind text;
    v_org uuid := public.app_org();
    v_gains text[]; v_guarded text[]; v_at_once text[]; v_keeps text[];
  begin
    if not access.is_admin_here() then raise exception 'not-allowed' using errcode = '42501'; end if;
    select kind into v_kind from access.organisations where id = v_org;
    if coalesce(array_length(p_roles, 1), 0) = 0 or not p_roles <@ access.roles_of(v_kind) then
      raise exception 'no such role' using errcode = '22023';
    end if;
    select * into m from access.memberships where organisation_id = v_org and person_id = p_person and ended_at is null for update;
    if not found then return 'not-found'; end if;
    if m.version <> p_version then return 'conflict'; end if;
    v_gains := array(select unnest(p_roles) except select unnest(m.roles));
    if p_person = public.app_person() and v_gains <> array[]::text[] then
      raise exception 'nobody gives roles to themselves' using errcode = '42501';
    end if;
    if not p_roles && array['council-admin', 'provider-admin', 'hub-officer'] and not access.has_another_admin(v_org, p_person) then
      return 'last-admin';
    end if;
    update access.role_changes set state = 'replaced', decided_at = p_now
      where organisation_id = v_org and person_id = p_person and state = 'waiting';
    v_guarded := array(select unnest(v_gains) intersect select unnest(access.guarded_roles(v_kind)));
    v_at_once := array(select r from unnest(p_roles) r where r <> all (v_guarded));
    -- Where nothing would be left, what is not guarded stays until it is decided; what is guarded is dropped at once.
    v_keeps := array(select unnest(m.roles) except select unnest(access.guarded_roles(v_kind)));
    if v_guarded <> array[]::text[] then
      insert into access.role_changes (id, organisation_id, person_id, gains, drops, asked_by_id, asked_at)
        values (p_change, v_org, p_person, v_guarded,
                case when v_at_once = array[]::text[] then v_keeps else array[]::text[] end, public.app_person(), p_now);
    end if;
    update access.memberships set roles = case when v_at_once = array[]::text[] then v_keeps else v_at_once end, version = version + 1
      where id = m.id;
    return case when v_guarded = array[]::text[] then 'changed' else 'waiting' end;
  end $$;

-- A second person says yes or no. 'done', or 'gone' when it was decided meanwhile or the colleague has left.
create function access.decide_role_change(p_change uuid, p_confirm boolean, p_now timestamptz)
  returns text language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare c access.role_changes; m access.memberships;
  begin
    select * into c from access.role_changes where id = p_change;
    if not found or not access.may_confirm(c.organisation_id, c.asked_by_id, c.person_id) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
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

-- Ends a membership: 'ended', 'not-found', 'conflict' or 'last-admin'. It needs no second person.
create function access.end_membership(p_person uuid, p_version integer, p_now timestamptz)
  returns text language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare m access.memberships; v_org uuid := public.app_org();
  begin
    if not access.is_admin_here() then raise exception 'not-allowed' using errcode = '42501'; end if;
    select * into m from access.memberships where organisation_id = v_org and person_id = p_person and ended_at is null for update;
    if not found then return 'not-found'; end if;
    if m.version <> p_version then return 'conflict'; end if;
    if m.roles && array['council-admin', 'provider-admin', 'hub-officer'] and not access.has_another_admin(v_org, p_person) then
      return 'last-admin';
    end if;
    update access.memberships set ended_at = p_now, version = version + 1 where id = m.id;
    update access.role_changes set state = 'replaced', decided_at = p_now
      where organisation_id = v_org and person_id = p_person and state = 'waiting';
    return 'ended';
  end $$;

drop function access.invite(uuid, text, text, text[], text, timestamptz, timestamptz);
-- Invites somebody into the asking organisation. To roles that a second person confirms it waits and nothing is sent
-- ('to-confirm'); otherwise it is 'waiting' for the answer, and its link works.
create function access.invite(p_invitation uuid, p_email text, p_name text, p_roles text[], p_link_hash text, p_now timestamptz, p_expires timestamptz)
  returns table (id uuid, state text) language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  #variable_conflict use_column
  declare
    v_org uuid := public.app_org(); v_by uuid := public.app_person();
    v_kind text; v_id uuid; v_words text;
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
    insert into access.invitations as i (id, organisation_id, email, name, roles, state, invited_by_id, invited_for_id, invited_by, invited_at, expires_at)
      values (p_invitation, v_org, lower(p_email), p_name, p_roles, 'to-confirm', v_by, v_org, v_words, p_now, p_expires)
      on conflict (organisation_id, email) where state = 'to-confirm' do update set
        name = excluded.name, roles = excluded.roles, invited_by_id = excluded.invited_by_id, invited_for_id = excluded.invited_for_id,
        invited_by = excluded.invited_by, invited_at = excluded.invited_at, expires_at = excluded.expires_at, version = i.version + 1
      returning i.id into v_id;
    return query select v_id, 'to-confirm'::text;
  end $$;

-- A second person says yes (the link works from now on) or no. Gives what the mail needs; nothing when it is gone.
create function access.decide_invitation(p_invitation uuid, p_confirm boolean, p_link_hash text, p_now timestamptz, p_expires timestamptz)
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

-- One that waits for a second person is taken back as one that waits for the answer.
create or replace function access.take_back_invitation(p_invitation uuid, p_version integer, p_now timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not access.is_admin_here() then raise exception 'not-allowed' using errcode = '42501'; end if;
    update access.invitations set state = 'taken-back', answered_at = p_now, version = version + 1
      where id = p_invitation and state in ('waiting', 'to-confirm') and version = p_version and organisation_id = public.app_org();
    return found;
  end $$;

-- What waits for a second person: of one's own organisation, and at the hub of every council.
create function access.to_confirm()
  returns table (id uuid, what text, organisation_id uuid, organisation text, person text, email text, gains text[], drops text[],
                 asked_by text, asked_at timestamptz, mine boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select c.id, 'roles', o.id, o.name, p.name, p.email, c.gains, c.drops, a.name, c.asked_at,
           access.may_confirm(c.organisation_id, c.asked_by_id, c.person_id)
      from access.role_changes c join access.organisations o on o.id = c.organisation_id
      join access.people p on p.id = c.person_id join access.people a on a.id = c.asked_by_id
     where c.state = 'waiting' and access.is_admin_here() and (o.id = public.app_org() or (o.kind = 'council' and exists (
       select 1 from access.organisations hub where hub.id = public.app_org() and hub.kind = 'region')))
    union all
    select i.id, 'invitation', o.id, o.name, i.name, i.email, i.roles, array[]::text[], i.invited_by, i.invited_at,
           access.may_confirm(i.organisation_id, i.invited_by_id, (select p.id from access.people p where p.email = i.email))
      from access.invitations i join access.organisations o on o.id = i.organisation_id
     where i.state = 'to-confirm' and access.is_admin_here() and (o.id = public.app_org() or (o.kind = 'council' and exists (
       select 1 from access.organisations hub where hub.id = public.app_org() and hub.kind = 'region')))
     order by 10, 1 limit 500
  $$;

-- For the mail about a decision: who asked and whom it is about, for who may decide or has.
create function access.role_change_facts(p_change uuid)
  returns table (person_id uuid, asked_by_id uuid, person text, gains text[], organisation text, organisation_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select c.person_id, c.asked_by_id, p.name, c.gains, o.name, o.id
      from access.role_changes c join access.people p on p.id = c.person_id join access.organisations o on o.id = c.organisation_id
     where c.id = p_change and access.may_confirm(c.organisation_id, c.asked_by_id, c.person_id)
  $$;

do $$
declare f text;
begin
  foreach f in array array['record_decision(text, uuid, text, uuid, text[], timestamptz)', 'roles_of(text)', 'guarded_roles(text)', 'has_another_admin(uuid, uuid)', 'may_confirm(uuid, uuid, uuid)',
      'confirmers_of(uuid, uuid)', 'change_roles(uuid, text[], integer, uuid, timestamptz)', 'decide_role_change(uuid, boolean, timestamptz)',
      'end_membership(uuid, integer, timestamptz)', 'invite(uuid, text, text, text[], text, timestamptz, timestamptz)',
      'decide_invitation(uuid, boolean, text, timestamptz, timestamptz)', 'take_back_invitation(uuid, integer, timestamptz)',
      'to_confirm()', 'role_change_facts(uuid)'] loop
    execute format('alter function access.%s owner to homeward_definer', f);
    execute format('revoke all on function access.%s from public', f);
  end loop;
end $$;
grant execute on function access.confirmers_of(uuid, uuid), access.change_roles(uuid, text[], integer, uuid, timestamptz),
  access.end_membership(uuid, integer, timestamptz), access.invite(uuid, text, text, text[], text, timestamptz, timestamptz),
  access.take_back_invitation(uuid, integer, timestamptz)
  to homeward_council, homeward_provider, homeward_region;
grant execute on function access.decide_role_change(uuid, boolean, timestamptz), access.role_change_facts(uuid),
  access.decide_invitation(uuid, boolean, text, timestamptz, timestamptz), access.to_confirm() to homeward_council, homeward_region;
revoke create on schema access from homeward_definer;
