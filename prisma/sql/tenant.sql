-- Who is asking is signed (docs/adr/0022). Any role can set any setting, so what policies call verifies it:
-- app.acting is "<HMAC-SHA256 in hex>.<end in seconds>.<organisation>.<person>", signed together with the user of the
-- connection by app/platform/database/tenant-setting.server.ts. The one row of tenant_key holds the padded blocks of
-- HMAC's key, written by the migrator, and whether time may be moved.
--
-- Nothing set: nobody is asking. Set but not signed for this user, or no longer: an error, since a page that quietly
-- shows nothing would be taken for the truth. The two hashes are hashed once more before they are compared, so that the
-- time of the comparison tells nothing of how much of a guess was right.

-- ------------------------------------------------------------ access.tenant_key
alter table access.tenant_key enable row level security;
alter table access.tenant_key force row level security;

grant select on access.tenant_key to homeward_tenant;

create policy migrator on access.tenant_key to current_user using (true) with check (true);
create policy verifying on access.tenant_key for select to homeward_tenant using (true);

-- ------------------------------------------------------------ functions

-- What is set, once it is known to be signed; null where nothing is. The two readers below are inlined, so that a
-- transaction prepares one verification and not one for each of them. Their bodies are bound as they are made: a text
-- would be read with the search path of whoever asks, and the worker can make a schema with a type uuid of its own.
create function public.app_acting()
  returns text language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
  as $$
        declare
          v_set text := current_setting('app.acting', true);
          v_inner bytea;
          v_outer bytea;
        begin
          if v_set <> '' then
            select k.inner_pad, k.outer_pad into v_inner, v_outer from access.tenant_key k;
            -- In this order: the end is read as a number only of what is signed.
            if sha256(convert_to(encode(sha256(v_outer || sha256(v_inner || convert_to(substr(v_set, 66) || '.' || session_user, 'UTF8'))), 'hex'), 'UTF8'))
                 is distinct from sha256(convert_to(substr(v_set, 1, 64), 'UTF8'))
               or substr(v_set, 65, 1) <> '.'
               or split_part(v_set, '.', 2)::bigint < extract(epoch from statement_timestamp()) then
              raise exception 'who is asking is not signed, or was signed too long ago' using errcode = '42501';
            end if;
          end if;
          return v_set;
        end $$;
alter function public.app_acting() owner to homeward_tenant;
grant execute on function public.app_acting() to homeward_definer, public;

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
