-- Nobody becomes a member without saying so. Whom an admin, a broker or whoever runs the portal asks has an invitation;
-- the membership is made when they accept it. So a pending one counts nowhere: nothing that reads memberships finds it,
-- and whether an email belonged to somebody already is looked up when it is answered, not when it is asked.

-- AlterTable
ALTER TABLE "auth"."emailed_links" ADD COLUMN     "invitation_id" UUID,
ALTER COLUMN "person_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "access"."invitations" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "roles" TEXT[],
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "invited_by_id" UUID,
    "invited_for_id" UUID,
    "invited_by" TEXT NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "invitations_organisation_id_idx" ON "access"."invitations"("organisation_id");

-- CreateIndex
CREATE INDEX "invitations_email_idx" ON "access"."invitations"("email");

-- CreateIndex
CREATE INDEX "emailed_links_invitation_id_idx" ON "auth"."emailed_links"("invitation_id");

-- AddForeignKey
ALTER TABLE "access"."invitations" ADD CONSTRAINT "invitations_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "access"."organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table auth.emailed_links add constraint emailed_links_whose check (num_nonnulls(person_id, invitation_id) = 1);
alter table access.invitations add constraint invitations_state check (state in ('waiting','accepted','refused','taken-back'));
alter table access.invitations add constraint invitations_email_folded check (email = lower(email));
create unique index invitations_one_waiting on access.invitations (organisation_id, email) where state = 'waiting';
alter table access.invitations enable row level security;
alter table access.invitations force row level security;
revoke all on access.invitations from public;

-- The organisation reads its own, and everybody those to their own address. Sign-in reads the one that a link is for.
grant select on access.invitations to homeward_council, homeward_provider, homeward_region, homeward_reader, homeward_worker, homeward_auth;
create policy own_or_mine on access.invitations for select to homeward_council, homeward_provider, homeward_region, homeward_reader
  using (organisation_id = (select app_org()) or email = (select p.email from access.people p where p.id = (select app_person())));
create policy own on access.invitations for select to homeward_worker using (organisation_id = (select app_org()));
create policy by_link on access.invitations for select to homeward_auth using (true);
grant usage on schema access to homeward_auth;

-- ------------------------------------------------------------ narrow doors
grant create on schema access to homeward_definer;
grant select, insert, update on access.invitations to homeward_definer;
create policy definer_all on access.invitations to homeward_definer using (true) with check (true);
grant update (used_at) on auth.emailed_links to homeward_definer;
grant insert on public.events to homeward_definer;
create policy definer_answers on public.events for insert to homeward_definer
  with check (kind in ('invitation-accepted', 'invitation-refused'));

-- Before: a member who has never chosen a password had not answered. Their link stays good for what is left of it.
insert into access.invitations (id, organisation_id, email, name, roles, invited_by, invited_at, expires_at)
  select m.id, m.organisation_id, p.email, p.name, m.roles, o.name, m.started_at,
         coalesce((select max(l.expires_at) from auth.emailed_links l where l.person_id = m.person_id and l.purpose = 'invitation'), m.started_at)
    from access.memberships m join access.people p on p.id = m.person_id join access.organisations o on o.id = m.organisation_id
    join auth.credentials c on c.person_id = m.person_id
   where m.ended_at is null and c.password_hash is null;
update auth.emailed_links l set person_id = null, invitation_id = m.id
  from access.memberships m join access.invitations i on i.id = m.id
 where l.person_id = m.person_id and l.purpose = 'invitation' and l.created_at = m.started_at;
update access.memberships m set ended_at = now(), version = m.version + 1
 where m.ended_at is null and exists (select 1 from access.invitations i where i.id = m.id);
update auth.emailed_links set used_at = now() where purpose = 'invitation' and invitation_id is null and used_at is null;

-- The one way an invitation comes about. One to this address that has lapsed makes room; one that waits is sent again.
create function access.put_invitation(p_invitation uuid, p_org uuid, p_email text, p_name text, p_roles text[],
    p_link_hash text, p_now timestamptz, p_expires timestamptz)
  returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_id uuid;
    v_for uuid := nullif(current_setting('app.org_id', true), '')::uuid;
    v_by uuid := nullif(current_setting('app.person_id', true), '')::uuid;
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

-- Whether who asks is an admin of the organisation they act for.
create function access.is_admin_here() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from access.memberships m where m.organisation_id = nullif(current_setting('app.org_id', true), '')::uuid
      and m.person_id = nullif(current_setting('app.person_id', true), '')::uuid and m.ended_at is null
      and m.roles && array['council-admin', 'provider-admin', 'hub-officer'])
  $$;

drop function access.invite(uuid, uuid, text, text, text[], text, timestamptz, timestamptz);
-- Invites somebody into the asking organisation. Says and does the same whether or not the email is known to the portal;
-- only a colleague, whom the asking organisation sees anyway, is refused.
create function access.invite(p_invitation uuid, p_email text, p_name text, p_roles text[], p_link_hash text, p_now timestamptz, p_expires timestamptz)
  returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_org uuid := nullif(current_setting('app.org_id', true), '')::uuid;
  begin
    if not access.is_admin_here() then raise exception 'not-allowed' using errcode = '42501'; end if;
    if exists (select 1 from access.memberships m join access.people p on p.id = m.person_id
        where m.organisation_id = v_org and m.ended_at is null and p.email = lower(p_email)) then
      raise exception 'already-a-member' using errcode = '23505';
    end if;
    return access.put_invitation(p_invitation, v_org, p_email, p_name, p_roles, p_link_hash, p_now, p_expires);
  end $$;

-- Sends one of the asking organisation's invitations again: a new link, a new week; the old link is of no use any more.
create function access.resend_invitation(p_invitation uuid, p_version integer, p_link_hash text, p_now timestamptz, p_expires timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare i access.invitations;
  begin
    if not access.is_admin_here() then raise exception 'not-allowed' using errcode = '42501'; end if;
    select * into i from access.invitations where id = p_invitation and state = 'waiting' and version = p_version
      and organisation_id = nullif(current_setting('app.org_id', true), '')::uuid for update;
    if not found then return false; end if;
    perform access.put_invitation(p_invitation, i.organisation_id, i.email, i.name, i.roles, p_link_hash, p_now, p_expires);
    return true;
  end $$;

create function access.take_back_invitation(p_invitation uuid, p_version integer, p_now timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not access.is_admin_here() then raise exception 'not-allowed' using errcode = '42501'; end if;
    update access.invitations set state = 'taken-back', answered_at = p_now, version = version + 1
      where id = p_invitation and state = 'waiting' and version = p_version
        and organisation_id = nullif(current_setting('app.org_id', true), '')::uuid;
    return found;
  end $$;

-- A link of its own for a mail about what waits for who is invited; it ends when the invitation does.
create function access.link_to_invitation(p_invitation uuid, p_link_hash text, p_now timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    insert into auth.emailed_links (hash, invitation_id, purpose, created_at, expires_at)
      select p_link_hash, i.id, 'invitation', p_now, i.expires_at from access.invitations i
       where i.id = p_invitation and i.state = 'waiting' and i.expires_at > p_now
         and i.organisation_id = nullif(current_setting('app.org_id', true), '')::uuid;
    return found;
  end $$;

create function access.record_answer(p_kind text, p_org uuid, p_invitation uuid, p_person uuid, p_now timestamptz) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    insert into public.events (id, at, kind, audience, council_id, provider_id, subject, subject_id, person_id)
      select gen_random_uuid(), p_now, p_kind, case when o.kind = 'provider' then 'provider' else 'council' end,
             case when o.kind = 'council' then o.id end, case when o.kind = 'provider' then o.id end, 'invitation', p_invitation, p_person
        from access.organisations o where o.id = p_org
  $$;

-- Accepts an invitation: p_person is who is signed in and has its address, or null for who has only followed the link and
-- has no password; for them a person is made under p_new. Gives who became a member; null when it cannot be accepted (any more).
create function access.accept_invitation(p_invitation uuid, p_person uuid, p_new uuid, p_membership uuid, p_now timestamptz)
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

-- Refuses it, by the same rules, and says who is to be told: whoever invited, else the admins of those they invited for.
create function access.refuse_invitation(p_invitation uuid, p_person uuid, p_now timestamptz)
  returns table (refused boolean, told uuid[], invited_for uuid) language plpgsql security definer set search_path = pg_catalog, pg_temp
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
           or (m.roles && array['council-admin', 'provider-admin', 'hub-officer'] and not exists (
             select 1 from access.memberships b where b.organisation_id = i.invited_for_id and b.person_id = i.invited_by_id and b.ended_at is null)));
  end $$;

-- Bringing on, inviting its first admin again, founding: as before, with an invitation instead of a member.
drop function access.admit_provider(uuid, text, text, boolean, uuid[], uuid, uuid, text, text, text, timestamptz, timestamptz);
create function access.admit_provider(p_org uuid, p_slug text, p_name text, p_internal boolean, p_services uuid[],
    p_invitation uuid, p_email text, p_admin_name text, p_link_hash text, p_now timestamptz, p_expires timestamptz)
  returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_claimed int; v_org uuid := nullif(current_setting('app.org_id', true), '')::uuid; v_asking uuid := nullif(current_setting('app.person_id', true), '')::uuid;
  begin
    if not exists (select 1 from access.memberships m join access.organisations o on o.id = m.organisation_id
        where m.organisation_id = v_org and m.person_id = v_asking and m.ended_at is null and o.kind in ('council', 'region')
          and m.roles && array['broker', 'commissioner', 'council-admin', 'hub-officer']
          and (not p_internal or (o.kind = 'council' and m.roles && array['council-admin', 'commissioner']))) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    if coalesce(array_length(p_services, 1), 0) > 0 and not access.may_claim(p_services, p_internal) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    insert into access.organisations (id, slug, name, kind, owner_council_id, created_at)
      values (p_org, p_slug, p_name, 'provider', case when p_internal then v_org end, p_now);
    update public.services set provider_id = p_org, updated_at = p_now where id = any (p_services) and provider_id is null;
    get diagnostics v_claimed = row_count;
    if v_claimed = 0 or v_claimed <> coalesce(array_length(p_services, 1), 0) then
      raise exception 'already-on-the-portal' using errcode = '23505';
    end if;
    return access.put_invitation(p_invitation, p_org, p_email, p_admin_name, array['provider-admin', 'referrals-officer'], p_link_hash, p_now, p_expires);
  end $$;

drop function access.admission_of(uuid);
-- Whether nobody has come in for a provider yet. Who was invited is told to those alone who may invite again.
create function access.admission_of(p_org uuid)
  returns table (waiting boolean, name text, email text, invited_at timestamptz, expires_at timestamptz, refused boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_waiting boolean := not exists (select 1 from access.memberships m where m.organisation_id = p_org and m.ended_at is null);
  begin
    return query
      with invited as (
        select i.name, i.email, i.invited_at, i.expires_at, i.state = 'refused' as refused
          from access.invitations i
         where i.organisation_id = p_org and i.state in ('waiting', 'refused') and v_waiting and access.may_admit(p_org)
         order by i.state = 'waiting' desc, i.invited_at desc limit 1)
      select v_waiting, i.name, i.email, i.invited_at, i.expires_at, i.refused from (select 1) one left join invited i on true;
  end $$;

drop function access.reinvite_admin(uuid, uuid, uuid, text, text, text, timestamptz, timestamptz);
-- The first admin is invited again, or somebody else instead, for as long as nobody has come in.
create function access.reinvite_admin(p_org uuid, p_invitation uuid, p_email text, p_name text,
    p_link_hash text, p_now timestamptz, p_expires timestamptz)
  returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not access.may_admit(p_org) then raise exception 'not-allowed' using errcode = '42501'; end if;
    perform pg_advisory_xact_lock(hashtextextended('admission:' || p_org, 0));
    if exists (select 1 from access.memberships m where m.organisation_id = p_org and m.ended_at is null) then
      raise exception 'somebody-is-in' using errcode = '23505';
    end if;
    update access.invitations set state = 'taken-back', answered_at = p_now, version = version + 1
      where organisation_id = p_org and state = 'waiting' and email <> lower(p_email);
    return access.put_invitation(p_invitation, p_org, p_email, p_name, array['provider-admin', 'referrals-officer'], p_link_hash, p_now, p_expires);
  end $$;

drop function access.found_organisation(uuid, text, text, text, text, text, text, uuid, uuid, text, text, text[], text, timestamptz, timestamptz);
-- Founds a council or the region's hub and invites an admin: whoever owns the database alone. Null when they are in already.
create function access.found_organisation(p_org uuid, p_slug text, p_name text, p_kind text, p_council_code text, p_phone text, p_out_of_hours text,
    p_invitation uuid, p_email text, p_admin_name text, p_roles text[], p_link_hash text, p_now timestamptz, p_expires timestamptz)
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

do $$
declare f text;
begin
  foreach f in array array[
      'put_invitation(uuid, uuid, text, text, text[], text, timestamptz, timestamptz)', 'is_admin_here()',
      'invite(uuid, text, text, text[], text, timestamptz, timestamptz)', 'resend_invitation(uuid, integer, text, timestamptz, timestamptz)',
      'take_back_invitation(uuid, integer, timestamptz)', 'link_to_invitation(uuid, text, timestamptz)',
      'record_answer(text, uuid, uuid, uuid, timestamptz)', 'accept_invitation(uuid, uuid, uuid, uuid, timestamptz)',
      'refuse_invitation(uuid, uuid, timestamptz)', 'admission_of(uuid)',
      'admit_provider(uuid, text, text, boolean, uuid[], uuid, text, text, text, timestamptz, timestamptz)',
      'reinvite_admin(uuid, uuid, text, text, text, timestamptz, timestamptz)',
      'found_organisation(uuid, text, text, text, text, text, text, uuid, text, text, text[], text, timestamptz, timestamptz)'] loop
    execute format('alter function access.%s owner to homeward_definer', f);
    execute format('revoke all on function access.%s from public', f);
  end loop;
end $$;
grant execute on function access.invite(uuid, text, text, text[], text, timestamptz, timestamptz),
  access.resend_invitation(uuid, integer, text, timestamptz, timestamptz), access.take_back_invitation(uuid, integer, timestamptz)
  to homeward_council, homeward_provider, homeward_region;
grant execute on function access.admit_provider(uuid, text, text, boolean, uuid[], uuid, text, text, text, timestamptz, timestamptz),
  access.admission_of(uuid), access.reinvite_admin(uuid, uuid, text, text, text, timestamptz, timestamptz) to homeward_council, homeward_region;
grant execute on function access.link_to_invitation(uuid, text, timestamptz) to homeward_worker;
grant execute on function access.accept_invitation(uuid, uuid, uuid, uuid, timestamptz), access.refuse_invitation(uuid, uuid, timestamptz) to homeward_auth;
grant execute on function access.found_organisation(uuid, text, text, text, text, text, text, uuid, text, text, text[], text, timestamptz, timestamptz) to current_user;
revoke create on schema access from homeward_definer;
