-- Who is asking is signed (docs/adr/0022). Any role can set any setting, so the readers that policies call verify it:
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

create function public.app_org()
  returns uuid language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
  as $$
        declare
          v_set text := current_setting('app.acting', true);
          v_said text;
          v_signed bytea;
        begin
          if v_set is null or v_set = '' then return null; end if;
          v_said := substr(v_set, 66);
          select sha256(k.outer_pad || sha256(k.inner_pad || convert_to(v_said || '.' || session_user, 'UTF8')))
            into v_signed from access.tenant_key k;
          if sha256(convert_to(encode(v_signed, 'hex'), 'UTF8')) is distinct from sha256(convert_to(substr(v_set, 1, 64), 'UTF8'))
              or substr(v_set, 65, 1) <> '.' then
            raise exception 'who is asking is not signed' using errcode = '42501';
          end if;
          if split_part(v_said, '.', 1)::bigint < extract(epoch from statement_timestamp()) then
            raise exception 'who is asking was signed too long ago' using errcode = '42501';
          end if;
          return nullif(split_part(v_said, '.', 2), '')::uuid;
        end $$;
alter function public.app_org() owner to homeward_tenant;
grant execute on function public.app_org() to homeward_definer, public;

create function public.app_person()
  returns uuid language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
  as $$
        declare
          v_set text := current_setting('app.acting', true);
          v_said text;
          v_signed bytea;
        begin
          if v_set is null or v_set = '' then return null; end if;
          v_said := substr(v_set, 66);
          select sha256(k.outer_pad || sha256(k.inner_pad || convert_to(v_said || '.' || session_user, 'UTF8')))
            into v_signed from access.tenant_key k;
          if sha256(convert_to(encode(v_signed, 'hex'), 'UTF8')) is distinct from sha256(convert_to(substr(v_set, 1, 64), 'UTF8'))
              or substr(v_set, 65, 1) <> '.' then
            raise exception 'who is asking is not signed' using errcode = '42501';
          end if;
          if split_part(v_said, '.', 1)::bigint < extract(epoch from statement_timestamp()) then
            raise exception 'who is asking was signed too long ago' using errcode = '42501';
          end if;
          return nullif(split_part(v_said, '.', 3), '')::uuid;
        end $$;
alter function public.app_person() owner to homeward_tenant;
grant execute on function public.app_person() to homeward_definer, public;

-- What app_org() would say, unverified: only for restrictive policies, beside a permissive one of the same table that
-- verifies. No row passes without both, so what is claimed is what was signed wherever a row is seen.
create function public.claimed_org()
  returns uuid language sql stable parallel safe
  as $$ select nullif(split_part(current_setting('app.acting', true), '.', 3), '')::uuid $$;
grant execute on function public.claimed_org() to public;

-- Whether things may carry another time than the database's: in tests and in the demo, as the migrator says.
create function public.clock_moves()
  returns boolean language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp
  as $$ select coalesce((select k.clock_moves from access.tenant_key k), false) $$;
alter function public.clock_moves() owner to homeward_tenant;
grant execute on function public.clock_moves() to public;
