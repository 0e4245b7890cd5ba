-- Who the child is, sealed, and who looked. Beside the council and the process that holds the keys, nothing reaches it but
-- the functions here and read_released_identity (releases.sql).

-- ------------------------------------------------------------ vault.identities
alter table vault.identities enable row level security;
alter table vault.identities force row level security;

grant select, insert, update on vault.identities to homeward_council;
grant select, update (ciphertext, key_id, nonce) on vault.identities to homeward_keys;
grant select (council_id, destroyed_at, id, key_id, updated_at, version), update (ciphertext, destroyed_at, nonce,
  version) on vault.identities to homeward_definer;
grant select (ciphertext, council_id, id, key_id, nonce) on vault.identities to homeward_opener;

create policy definer_destroys on vault.identities for update to homeward_definer using (true) with check (destroyed_at is not null);
create policy definer_retention on vault.identities for select to homeward_definer using (true);
create policy keys_own on vault.identities to homeward_keys
  using (council_id = (select app_org())) with check (council_id = (select app_org()) and key_id like 'dk-%');
create policy opener on vault.identities for select to homeward_opener using (true);
create policy own on vault.identities to homeward_council using (council_id = (select app_org())) with check (council_id = (select app_org()));

create trigger guard_beginning before insert on vault.identities
  for each row execute function public.guard_beginning('version=1', 'destroyed_at=', 'created_at=@now');

-- ------------------------------------------------------------ vault.looks
alter table vault.looks enable row level security;
alter table vault.looks force row level security;

grant select, insert (at, council_id, id, identity_id, person_id, purpose) on vault.looks to homeward_council;
grant insert on vault.looks to homeward_keys;
grant select on vault.looks to homeward_auditor;

create policy auditor on vault.looks for select to homeward_auditor using (true);
create policy keys_look on vault.looks for insert to homeward_keys
  with check (council_id = (select app_org()) and person_id = (select app_person()));
create policy own on vault.looks for select to homeward_council using (council_id = (select app_org()));
create policy own_text on vault.looks for insert to homeward_council
  with check (council_id = (select app_org()) and person_id = (select app_person()) and purpose = 'read-text');

create trigger append_only before delete or update on vault.looks
  for each row execute function public.audit_append_only();

create trigger append_only_whole before truncate on vault.looks
  for each statement execute function public.audit_append_only();

create trigger keep_time before insert on vault.looks for each row execute function public.keep_time();

create trigger zz_audit_digest before insert on vault.looks for each row execute function public.audit_digest();

-- ------------------------------------------------------------ functions

-- Empties an identity of the asking council, once; never while a placement is looked for, or the child is placed, nor before
-- what is kept of each placement is filed in the child's case record. Where the key is gone already, in a store that a backup
-- of the database does not know, nobody reads it any more and nothing is asked of a filing.
create function vault.destroy_identity(p_identity uuid, p_at timestamptz, p_key_is_gone boolean)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_org uuid := (select public.app_org());
  begin
    if exists (select 1 from public.referral_children c join public.referrals r on r.id = c.referral_id
        where c.identity_id = p_identity and r.state in ('searching', 'paused', 'deciding', 'agreed', 'placed') /* rule: needed-in */) then
      return false;
    end if;
    -- As who writes of them takes the locks: the placement, then the child. What they wrote a moment before has to be filed.
    perform 1 from public.placements q where q.referral_id in (select c.referral_id from public.referral_children c
      where c.identity_id = p_identity) order by q.id for no key update;
    perform 1 from vault.identities i where i.id = p_identity and i.council_id = v_org for no key update;
    if not p_key_is_gone and exists (select 1 from public.unfiled_records(p_identity)) then
      return false;
    end if;
    update vault.identities i set destroyed_at = p_at, ciphertext = '', nonce = '', version = i.version + 1
      where i.id = p_identity and i.council_id = v_org and i.destroyed_at is null;
    return found;
  end $$;
alter function vault.destroy_identity(uuid, timestamptz, boolean) owner to homeward_definer;
grant execute on function vault.destroy_identity(uuid, timestamptz, boolean) to homeward_worker;

-- The identities of the asking council with the referrals that they are of: one row each pair, one identity if asked.
create function vault.kept_identities(p_identity uuid default null)
  returns TABLE(identity_id uuid, key_id text, saved_at timestamptz, destroyed_at timestamptz, referral_id uuid, state text, state_since timestamptz, updated_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select i.id, i.key_id, i.updated_at, i.destroyed_at, r.id, r.state, r.state_since, r.updated_at
      from vault.identities i
      left join public.referral_children c on c.identity_id = i.id and c.council_id = i.council_id
      left join public.referrals r on r.id = c.referral_id and r.council_id = i.council_id
     where i.council_id = (select public.app_org())
       and (p_identity is null or i.id = p_identity)
     order by i.id, r.id
  $$;
alter function vault.kept_identities(uuid) owner to homeward_definer;
grant execute on function vault.kept_identities(uuid) to homeward_council, homeward_worker;

-- Which of these ids are identities of any council: keys of transactions that never committed are swept by it.
create function vault.known_identities(p_ids uuid[])
  returns SETOF uuid language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select i.id from vault.identities i where i.id = any (p_ids) $$;
alter function vault.known_identities(uuid[]) owner to homeward_definer;
grant execute on function vault.known_identities(uuid[]) to homeward_worker;
