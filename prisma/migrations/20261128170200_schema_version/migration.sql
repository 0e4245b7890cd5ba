-- The name of the newest migration, for /readyz: whether the tables are those that the program expects.
-- (The list of migrations is the migrator's own; where tables are only compared there is none.)
do $$ begin
  if to_regclass('public._prisma_migrations') is not null then
    grant select on public._prisma_migrations to homeward_auditor;
  end if;
end $$;
create function public.newest_migration() returns text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    return (select max(m.migration_name) from public._prisma_migrations m where m.finished_at is not null and m.rolled_back_at is null);
  end $$;
revoke all on function public.newest_migration() from public;
grant execute on function public.newest_migration() to homeward_auth, homeward_council, homeward_provider, homeward_region, homeward_reader, homeward_worker;
alter function public.newest_migration() owner to homeward_auditor;
