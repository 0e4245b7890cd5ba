-- The process that holds the keys logs in by a role of its own: its rows begin where every row begins.
create or replace function public.guard_beginning() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
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
          when '@now' then v_value::timestamptz between statement_timestamp() - interval '10 minutes'
            and statement_timestamp() + interval '10 minutes' or public.clock_moves()
          else v_value = any (string_to_array(v_wanted, '|')) end, false) then
        raise exception '% does not begin with % "%"', tg_table_name, v_column, v_value using errcode = '42501';
      end if;
    end loop;
    return new;
  end $$;
