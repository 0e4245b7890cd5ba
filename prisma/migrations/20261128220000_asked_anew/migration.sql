-- What a second person confirms is what they read: an invitation that is asked for anew, perhaps as something else, is
-- another one. The one that waited before is taken back instead of being rewritten under its number.
create or replace function access.invite(p_invitation uuid, p_email text, p_name text, p_roles text[], p_link_hash text, p_now timestamptz, p_expires timestamptz)
  returns table (id uuid, state text) language plpgsql security definer set search_path = pg_catalog, pg_temp
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
