-- AlterTable
ALTER TABLE "access"."organisations" ADD COLUMN     "identity_months" INTEGER NOT NULL DEFAULT 12;

-- AlterTable
ALTER TABLE "vault"."identities" ADD COLUMN     "destroyed_at" TIMESTAMPTZ(3);

alter table access.organisations add constraint organisations_identity_months check (identity_months between 1 and 120);
-- What was destroyed holds nothing to be opened, whoever still has a key.
alter table vault.identities add constraint identities_destroyed
  check (destroyed_at is null or (octet_length(ciphertext) = 0 and octet_length(nonce) = 0));

grant update (identity_months) on access.organisations to homeward_council;

-- ------------------------------------------------------------ the doors of the daily job
-- The worker destroys what is due and sees of the vault no more than these three tell; no row of it can be opened
-- with what they give.
grant usage on schema vault to homeward_worker, homeward_definer;
grant select (id, council_id, key_id, version, updated_at, destroyed_at) on vault.identities to homeward_definer;
grant update (ciphertext, nonce, version, destroyed_at) on vault.identities to homeward_definer;
create policy definer_retention on vault.identities for select to homeward_definer using (true);
create policy definer_destroys on vault.identities for update to homeward_definer using (true) with check (destroyed_at is not null);
grant select (council_id, identity_id) on public.referral_children to homeward_definer;
grant select (id, council_id, state, state_since, updated_at) on public.referrals to homeward_definer;
create policy definer_retention on public.referrals for select to homeward_definer using (true);

grant create on schema vault to homeward_definer;

-- The identities of the asking council with the referrals that they are of: one row each pair, one identity if asked.
create function vault.kept_identities(p_identity uuid default null)
  returns table (identity_id uuid, key_id text, saved_at timestamptz, destroyed_at timestamptz,
                 referral_id uuid, state text, state_since timestamptz, updated_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select i.id, i.key_id, i.updated_at, i.destroyed_at, r.id, r.state, r.state_since, r.updated_at
      from vault.identities i
      left join public.referral_children c on c.identity_id = i.id and c.council_id = i.council_id
      left join public.referrals r on r.id = c.referral_id and r.council_id = i.council_id
     where i.council_id = nullif(current_setting('app.org_id', true), '')::uuid
       and (p_identity is null or i.id = p_identity)
     order by i.id, r.id
  $$;
alter function vault.kept_identities(uuid) owner to homeward_definer;
revoke all on function vault.kept_identities(uuid) from public;
grant execute on function vault.kept_identities(uuid) to homeward_council, homeward_worker;

-- Empties an identity of the asking council, once; never while a placement is looked for, or the child is placed.
create function vault.destroy_identity(p_identity uuid, p_at timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_org uuid := nullif(current_setting('app.org_id', true), '')::uuid;
  begin
    if exists (select 1 from public.referral_children c join public.referrals r on r.id = c.referral_id
        where c.identity_id = p_identity and r.state in ('searching', 'paused', 'deciding', 'agreed', 'placed')) then
      return false;
    end if;
    update vault.identities i set destroyed_at = p_at, ciphertext = '', nonce = '', version = i.version + 1
      where i.id = p_identity and i.council_id = v_org and i.destroyed_at is null;
    return found;
  end $$;
alter function vault.destroy_identity(uuid, timestamptz) owner to homeward_definer;
revoke all on function vault.destroy_identity(uuid, timestamptz) from public;
grant execute on function vault.destroy_identity(uuid, timestamptz) to homeward_worker;

-- Which of these ids are identities of any council: keys of transactions that never committed are swept by it.
create function vault.known_identities(p_ids uuid[]) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select i.id from vault.identities i where i.id = any (p_ids) $$;
alter function vault.known_identities(uuid[]) owner to homeward_definer;
revoke all on function vault.known_identities(uuid[]) from public;
grant execute on function vault.known_identities(uuid[]) to homeward_worker;

revoke create on schema vault from homeward_definer;
