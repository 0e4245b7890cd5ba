-- An agreement ends with its acceptance. Those whose placement had ended before that was so stood as they were.
alter table public.agreements no force row level security;
alter table public.acceptances no force row level security;

-- expects rows: select count(*) from public.agreements g join public.acceptances a on a.id = g.acceptance_id where a.ended_at is not null and g.state <> 'ended'
update public.agreements g set state = 'ended', state_since = a.ended_at, updated_at = a.ended_at, version = g.version + 1
  from public.acceptances a
 where a.id = g.acceptance_id and a.ended_at is not null and g.state <> 'ended';

alter table public.acceptances force row level security;
alter table public.agreements force row level security;
