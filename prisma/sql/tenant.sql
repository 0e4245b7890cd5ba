-- Who is asking is signed (docs/adr/0022). Any role can set any setting, so what policies call verifies it:
-- app.acting is "<HMAC-SHA256 in hex>.<end in seconds>.<organisation>.<person>", signed together with the user of the
-- connection by app/platform/database/tenant-setting.server.ts. The one row of tenant_key holds the padded blocks of
-- HMAC's key, written by the migrator, and whether time may be moved.
--
-- Nothing set: nobody is asking. Set but not signed for this user, or no longer: an error, since a page that quietly
-- shows nothing would be taken for the truth. The two hashes are hashed once more before they are compared, so that the
-- time of the comparison tells nothing of how much of a guess was right.
--
-- A page asks some fifteen times. Looking a signature up costs half of hashing it again, so one that was verified is
-- remembered until it ends: verified_signatures holds what app_acting() has found to be signed and nothing else, since
-- only its owner reaches it. What is not found there is verified as if there were no such table.

-- ------------------------------------------------------------ access.tenant_key
alter table access.tenant_key enable row level security;
alter table access.tenant_key force row level security;

grant select on access.tenant_key to homeward_tenant;
-- (to lock it while a signature is remembered; its policies let nothing be changed)
grant update (id) on access.tenant_key to homeward_tenant;

create policy migrator on access.tenant_key to current_user using (true) with check (true);
create policy verifying on access.tenant_key for select to homeward_tenant using (true);
create policy locking on access.tenant_key for update to homeward_tenant using (true) with check (false);

-- ------------------------------------------------------------ access.verified_signatures
alter table access.verified_signatures enable row level security;
alter table access.verified_signatures force row level security;

-- (update: for the lock on what is removed)
grant select, insert, update, delete on access.verified_signatures to homeward_tenant;

create policy migrator on access.verified_signatures to current_user using (true) with check (true);
create policy verifying on access.verified_signatures to homeward_tenant using (true) with check (true);

-- ------------------------------------------------------------ functions

-- What is set, once it is known to be signed; null where nothing is. The two readers below are inlined, so that a
-- transaction prepares one verification and not one for each of them. Their bodies are bound as they are made: a text
-- would be read with the search path of whoever asks, and the worker can make a schema with a type uuid of its own.
create function public.app_acting()
  returns text language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
  as $$
        declare
          v_set text := current_setting('app.acting', true);
          v_ends timestamptz;
          v_inner bytea;
          v_outer bytea;
        begin
          if v_set <> '' then
            select s.ends into v_ends
              from access.verified_signatures s where s.token = v_set and s.login = session_user;
            if v_ends >= statement_timestamp() then return v_set; end if;
            select k.inner_pad, k.outer_pad into v_inner, v_outer from access.tenant_key k;
            -- In this order: the end is read as a number only of what is signed.
            if sha256(sha256(v_outer || sha256(v_inner || convert_to(substr(v_set, 66) || '.' || session_user, 'UTF8'))))
                 is distinct from sha256(decode(substr(v_set, 1, 64), 'hex'))
               or substr(v_set, 65, 1) <> '.'
               or split_part(v_set, '.', 2)::bigint < extract(epoch from statement_timestamp()) then
              raise exception 'who is asking is not signed, or was signed too long ago' using errcode = '42501';
            end if;
          end if;
          return v_set;
        end $$;
alter function public.app_acting() owner to homeward_tenant;
grant execute on function public.app_acting() to homeward_definer, public;

-- What a transaction sets first, where the signature is new: returns what was set, once it is verified and remembered.
-- Others that have ended go with it; nobody waits for those that somebody else is removing.
create function public.remember_acting(in_set text)
  returns text language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
        begin
          -- Another key waits for whoever is remembering, and forgets what they have remembered.
          perform 1 from access.tenant_key k for share;
          if in_set is distinct from public.app_acting() then
            raise exception 'only who is asking is remembered' using errcode = '42501';
          end if;
          delete from access.verified_signatures s where s.token in (
            select e.token from access.verified_signatures e where e.ends < statement_timestamp() for no key update skip locked);
          insert into access.verified_signatures (token, login, ends)
            values (in_set, session_user,
              least(to_timestamp(split_part(in_set, '.', 2)::bigint), statement_timestamp() + interval '1 hour' /* rule: signatures-hold */))
            on conflict do nothing;
          return in_set;
        end $$;
alter function public.remember_acting(text) owner to homeward_tenant;
grant execute on function public.remember_acting(text) to public;

create function public.app_org()
  returns uuid language sql stable parallel safe
  return nullif(split_part(public.app_acting(), '.', 3), '')::uuid;
grant execute on function public.app_org() to homeward_definer, public;

create function public.app_person()
  returns uuid language sql stable parallel safe
  return nullif(split_part(public.app_acting(), '.', 4), '')::uuid;
grant execute on function public.app_person() to homeward_definer, public;

-- Whether things may carry another time than the database's: in tests and in the demo, as the migrator says.
create function public.clock_moves()
  returns boolean language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp
  as $$ select coalesce((select k.clock_moves from access.tenant_key k), false) $$;
alter function public.clock_moves() owner to homeward_tenant;
grant execute on function public.clock_moves() to public;
