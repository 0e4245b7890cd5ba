-- What every domain stands on: who reaches which schema, and how a row begins.
-- How these files are run: docs/adr/0026. Nobody may call a function or reach a table until a file grants it.

-- ------------------------------------------------------------ functions

-- Whether a moment is now, as far as two clocks may differ.
create function public.is_now(p_at timestamptz)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$ select coalesce(p_at between statement_timestamp() - interval '10 minutes'
    and statement_timestamp() + interval '10 minutes', false) or public.clock_moves() $$;
grant execute on function public.is_now(timestamptz) to public;

-- The process that holds the keys logs in by a role of its own: its rows begin where every row begins.
create function public.guard_beginning()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_row jsonb;
    v_rule text;
    v_column text;
    v_wanted text;
    v_value text;
  begin
    if current_user not in ('homeward_auth', 'homeward_council', 'homeward_provider', 'homeward_region', 'homeward_reader', 'homeward_worker', 'homeward_keys') then
      return new;
    end if;
    v_row := to_jsonb(new);
    foreach v_rule in array tg_argv loop
      v_column := split_part(v_rule, '=', 1);
      v_wanted := split_part(v_rule, '=', 2);
      v_value := v_row ->> v_column;
      if not coalesce(case v_wanted
          when '' then v_value is null
          when '@person' then v_value::uuid = (select public.app_person())
          when '@now' then public.is_now(v_value::timestamptz)
          else v_value = any (string_to_array(v_wanted, '|')) end, false) then
        raise exception '% does not begin with % "%"', tg_table_name, v_column, v_value using errcode = '42501';
      end if;
    end loop;
    return new;
  end $$;

-- Whether the tables are those that a version of the program expects, whose newest migration is named, for /readyz: it has
-- been applied, and what came after it only expands. (The list of migrations is the migrator's own.)
create function public.tables_fit(p_newest text)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with applied as (
      select m.migration_name as name, m.logs as kind from public._prisma_migrations m
       where m.finished_at is not null and m.rolled_back_at is null)
    select exists (select 1 from applied a where a.name = p_newest)
      and not exists (select 1 from applied a where a.name > p_newest and a.kind is distinct from 'expand')
  $$;
alter function public.tables_fit(text) owner to homeward_auditor;
grant execute on function public.tables_fit(text) to homeward_auth, homeward_council, homeward_provider,
  homeward_region, homeward_reader, homeward_worker;

-- ------------------------------------------------------------ who reaches which schema
-- (what they reach in it, the files say table by table)
grant usage on schema auth to homeward_auth, homeward_definer;
grant usage on schema access to homeward_auth, homeward_council, homeward_provider, homeward_region,
  homeward_reader, homeward_worker, homeward_keys, homeward_definer, homeward_opener, homeward_auditor,
  homeward_tenant;
grant usage on schema vault to homeward_council, homeward_worker, homeward_keys, homeward_definer, homeward_opener,
  homeward_auditor;
grant usage on schema public to homeward_auth, homeward_council, homeward_provider, homeward_region,
  homeward_reader, homeward_worker, homeward_keys, homeward_definer, homeward_opener, homeward_auditor,
  homeward_jobs, homeward_enqueuer, homeward_tenant;

-- ------------------------------------------------------------ public._prisma_migrations
grant select on public._prisma_migrations to homeward_auditor;
