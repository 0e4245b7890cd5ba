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
