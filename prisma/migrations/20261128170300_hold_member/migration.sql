-- Passing a delivery on holds the colleague's membership, so that whoever is removed in that moment is removed before or
-- after. Locking a row needs the right to change it, which no login role has of memberships any more.
grant create on schema access to homeward_definer;
create function access.hold_member(p_person uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform 1 from access.memberships m
      where m.organisation_id = (select public.app_org()) and m.person_id = p_person and m.ended_at is null for share;
  end $$;
revoke all on function access.hold_member(uuid) from public;
grant execute on function access.hold_member(uuid) to homeward_council, homeward_provider, homeward_region;
alter function access.hold_member(uuid) owner to homeward_definer;
revoke create on schema access from homeward_definer;
-- Its functions are made; it needs to make no more.
revoke create on schema public from homeward_auditor;
