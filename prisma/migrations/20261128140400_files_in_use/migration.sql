-- Which of these files have a row: for the daily job that removes what a process that died has left behind. It tells nothing
-- but whether a row of this id is there.
grant create on schema public to homeward_definer;
grant select (id) on public.forum_papers, public.redacted_documents to homeward_definer;
create policy definer_counts on public.forum_papers for select to homeward_definer using (true);
create function public.files_in_use(p_ids uuid[]) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select d.id from public.redacted_documents d where d.id = any(p_ids)
    union select p.id from public.forum_papers p where p.id = any(p_ids)
  $$;
alter function public.files_in_use(uuid[]) owner to homeward_definer;
revoke all on function public.files_in_use(uuid[]) from public;
grant execute on function public.files_in_use(uuid[]) to homeward_worker;
revoke create on schema public from homeward_definer;
