-- What goes out of a forum's paper is made by us, as of a document (docs/adr/0016). Until it is made only its owner sees
-- that it is there, and what was sent is read by the job alone.
alter table public.forum_papers
  add column "state" text not null default 'checking',
  add column "attempts" integer not null default 0,
  add column "waits_for" text,
  add column "refused" text,
  add column "made_bytes" integer,
  add column "pages" jsonb,
  add column "page_count" integer,
  add column "wordless_pages" integer;
alter table public.forum_papers alter column "state" drop default;
alter table public.forum_papers add constraint forum_papers_states
  check (state in ('checking', 'ready', 'refused') and kind in ('text', 'pdf', 'docx', 'picture') and attempts between 0 and 2
    and (waits_for is null or (waits_for = 'scanner' and state = 'checking'))
    and (state = 'refused') = (refused is not null)
    and num_nonnulls(made_bytes, pages, page_count, wordless_pages) = case state when 'ready' then 4 else 0 end);
create trigger guard_beginning before insert on public.forum_papers for each row execute function public.guard_beginning(
  'state=checking', 'attempts=0', 'waits_for=', 'refused=', 'made_bytes=', 'pages=', 'page_count=', 'wordless_pages=',
  'uploaded_by_id=@person', 'uploaded_at=@now');

drop policy with_its_date on public.forum_papers;
create policy with_its_date on public.forum_papers for select to homeward_council, homeward_region, homeward_reader, homeward_provider
  using (state = 'ready' and exists (select 1 from public.forum_dates d where d.id = date_id and d.state <> 'draft'));

-- The job, as the owner of the date: what comes of a paper is said once, by it alone. It has no use for what others read.
grant select (id, date_id, owner_organisation_id, title, state, attempts, waits_for, uploaded_by_id) on public.forum_papers to homeward_worker;
grant update (state, attempts, waits_for, refused, made_bytes, pages, page_count, wordless_pages) on public.forum_papers to homeward_worker;
create policy job on public.forum_papers for select to homeward_worker using (owner_organisation_id = (select app_org()));
create policy job_settles on public.forum_papers for update to homeward_worker
  using (owner_organisation_id = (select app_org()) and state = 'checking') with check (owner_organisation_id = (select app_org()));

-- What was taken before this is made now: nobody is given it as it was sent any more.
alter table public.forum_papers no force row level security;
do $$
declare p record;
begin
  for p in select r.id, r.owner_organisation_id from public.forum_papers r loop
    perform public.enqueue_job('check-paper', json_build_object('paperId', p.id, 'organisationId', p.owner_organisation_id),
      'check-paper:' || p.id);
  end loop;
end $$;
alter table public.forum_papers force row level security;
