-- Who is asking is signed (docs/adr/0022). Any role can set any setting, so the readers that policies call verify it:
-- app.acting is "<HMAC-SHA256 in hex>.<end in seconds>.<organisation>.<person>", signed together with the user of the
-- connection by app/platform/database/tenant-setting.server.ts.

-- One row: the padded blocks of HMAC's key, written by the migrator. Whether time may be moved stands beside it.
create table access.tenant_key (
  id smallint not null,
  inner_pad bytea not null,
  outer_pad bytea not null,
  clock_moves boolean not null default false,
  constraint tenant_key_pkey primary key (id),
  constraint tenant_key_one_row check (id = 1),
  constraint tenant_key_blocks check (length(inner_pad) = 64 and length(outer_pad) = 64)
);
alter table access.tenant_key enable row level security;
alter table access.tenant_key force row level security;
revoke all on access.tenant_key from public;
create policy migrator on access.tenant_key to current_user using (true) with check (true);
grant usage on schema access to homeward_tenant;
grant select on access.tenant_key to homeward_tenant;
create policy verifying on access.tenant_key for select to homeward_tenant using (true);

-- Nothing set: nobody is asking. Set but not signed for this user, or no longer: an error, since a page that quietly
-- shows nothing would be taken for the truth. The two hashes are hashed once more before they are compared, so that the
-- time of the comparison tells nothing of how much of a guess was right.
grant create on schema public to homeward_tenant;
do $$
declare v record;
begin
  for v in select * from (values ('app_org', 2), ('app_person', 3)) as readers (name, part) loop
    execute format($reader$
      create or replace function public.%I() returns uuid
        language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
        as $body$
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
          return nullif(split_part(v_said, '.', %s), '')::uuid;
        end $body$;
      $reader$, v.name, v.part);
    execute format('alter function public.%I() owner to homeward_tenant', v.name);
  end loop;
end $$;
revoke create on schema public from homeward_tenant;

-- Whatever read a setting by itself asks the readers now, and asks once a statement.
do $$
declare f record; v_text text;
begin
  for f in
    select p.oid, p.oid::regprocedure as signature
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname in ('auth', 'access', 'vault', 'public') and p.prokind = 'f'
       and (p.prosrc like '%current_setting(''app.%' or p.prosrc ~ 'app_(org|person)\(\)')
       and p.proname not in ('app_org', 'app_person')
  loop
    v_text := pg_get_functiondef(f.oid);
    -- (compared as text with a job's payload)
    v_text := replace(v_text, 'nullif(current_setting(''app.org_id'', true), ''''))', '(select public.app_org())::text)');
    v_text := regexp_replace(v_text, 'nullif\(current_setting\(''app\.org_id'', true\), ''''\)::uuid', '(select public.app_org())', 'g');
    v_text := regexp_replace(v_text, 'nullif\(current_setting\(''app\.person_id'', true\), ''''\)::uuid', '(select public.app_person())', 'g');
    v_text := regexp_replace(v_text, '(?<!select |public\.)(public\.)?app_(org|person)\(\)', '(select public.app_\2())', 'g');
    if v_text like '%current_setting(''app.%' then
      raise exception '% still reads a setting that nobody signed', f.signature;
    end if;
    execute v_text;
  end loop;
end $$;
