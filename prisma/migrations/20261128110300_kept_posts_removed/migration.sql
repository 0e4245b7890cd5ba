-- Forms kept for a person whose session had ended are removed on time by the worker, which reads nothing of them.
grant select (expires_at), delete on auth.kept_posts to homeward_definer;
create policy definer_removes on auth.kept_posts to homeward_definer using (true);
grant create on schema public to homeward_definer;
create function public.remove_kept_posts(p_now timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_removed integer;
  begin
    delete from auth.kept_posts where expires_at <= p_now;
    get diagnostics v_removed = row_count;
    return v_removed;
  end $$;
alter function public.remove_kept_posts(timestamptz) owner to homeward_definer;
revoke all on function public.remove_kept_posts(timestamptz) from public;
grant execute on function public.remove_kept_posts(timestamptz) to homeward_worker;
revoke create on schema public from homeward_definer;
