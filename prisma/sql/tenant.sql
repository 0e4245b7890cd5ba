-- Who is asking is signed (docs/adr/0022). Any role can set any setting, so what policies call verifies it:
-- app.acting is "<HMAC-SHA256 in hex>.<end in seconds>.<organisation>.<person>", signed together with the user of the
-- connection by app/platform/database/tenant-setting.server.ts. The migrator writes HMAC's key, and in the one row of
-- tenant_key whether time may be moved.
--
-- Nothing set: nobody is asking. Set but not signed for this user, or no longer: an error, since a page that quietly
-- shows nothing would be taken for the truth. The two hashes are hashed once more before they are compared, so that the
-- time of the comparison tells nothing of how much of a guess was right.
--
-- The key stands in two sequences and not in a table: a page asks some fifteen times, and a query for the key costs about
-- as much as all of the hashes. A sequence is read without one, by whoever may select it; nobody else is told its value.

-- ------------------------------------------------------------ access.tenant_key
alter table access.tenant_key enable row level security;
alter table access.tenant_key force row level security;

grant select on access.tenant_key to homeward_tenant;

create policy migrator on access.tenant_key to current_user using (true) with check (true);
create policy verifying on access.tenant_key for select to homeward_tenant using (true);

-- ------------------------------------------------------------ access.tenant_key_high, access.tenant_key_low
grant select on sequence access.tenant_key_high to homeward_tenant;
grant select on sequence access.tenant_key_low to homeward_tenant;

-- ------------------------------------------------------------ functions

-- What is set, once it is known to be signed; null where nothing is. The two readers below are inlined, so that a
-- transaction prepares one verification and not one for each of them. Their bodies are bound as they are made: a text
-- would be read with the search path of whoever asks, and the worker can make a schema with a type uuid of its own.
-- HMAC mixes its key with bytes 0x36 within and 0x5c without, over a block of 64 (RFC 2104): 16 of the key, 48 of nothing.
-- Where the key was never written there is none, no hash is equal to that, and everything set is refused.
-- PostgreSQL promises nothing of sequences in the workers of a parallel plan (pg_sequence_last_value is unsafe there), so the
-- leader alone verifies, once and before them, and hands its answer on: policies ask in (select …).
create function public.app_acting()
  returns text language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp
  as $$
        declare
          v_set text := current_setting('app.acting', true);
          v_high bigint;
          v_low bigint;
        begin
          if v_set <> '' then
            v_high := pg_sequence_last_value('access.tenant_key_high');
            v_low := pg_sequence_last_value('access.tenant_key_low');
            -- In this order: the end is read as a number only of what is signed.
            if sha256(sha256(
                   int8send(v_high # x'5c5c5c5c5c5c5c5c'::bigint) || int8send(v_low # x'5c5c5c5c5c5c5c5c'::bigint)
                     || '\x5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c'
                     || sha256(
                       int8send(v_high # x'3636363636363636'::bigint) || int8send(v_low # x'3636363636363636'::bigint)
                         || '\x363636363636363636363636363636363636363636363636363636363636363636363636363636363636363636363636'
                         || convert_to(substr(v_set, 66) || '.' || session_user, 'UTF8'))))
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

create function public.app_org()
  returns uuid language sql stable parallel restricted
  return nullif(split_part(public.app_acting(), '.', 3), '')::uuid;
grant execute on function public.app_org() to homeward_definer, public;

create function public.app_person()
  returns uuid language sql stable parallel restricted
  return nullif(split_part(public.app_acting(), '.', 4), '')::uuid;
grant execute on function public.app_person() to homeward_definer, public;

-- Whether things may carry another time than the database's: in tests and in the demo, as the migrator says.
create function public.clock_moves()
  returns boolean language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp
  as $$ select coalesce((select k.clock_moves from access.tenant_key k), false) $$;
alter function public.clock_moves() owner to homeward_tenant;
grant execute on function public.clock_moves() to public;
