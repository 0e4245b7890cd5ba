-- Funding with a last day is continued: until another one, or without any. The row holds the last time, the record all of them.
alter table public.authorisations
  add column continued_at timestamptz(3),
  add column continued_by_id uuid,
  add column continued_for_id uuid,
  add column continued_reason text,
  add constraint authorisations_continued check ((continued_at is null) = (continued_by_id is null)
    and (continued_at is null) = (continued_reason is null) and (continued_for_id is null or continued_at is not null)),
  add constraint authorisations_continued_reason check (length(continued_reason) between 1 and 2000);

alter table public.event_kinds no force row level security;
-- expects rows: 1
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('funding-continued', 'authorisations', '{council}', false);
alter table public.event_kinds force row level security;
