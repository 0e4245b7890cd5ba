-- An end that a provider recorded waits for the council, which confirms it: until then its referral has not ended.
alter table public.placements
  add column end_confirmed_at timestamptz(3),
  add column end_confirmed_by_id uuid,
  add constraint placements_end_confirmed check ((end_confirmed_at is null) = (end_confirmed_by_id is null)
    and (end_confirmed_at is null or (state = 'ended' and ended_side = 'provider')));
create index placements_council_end_to_confirm on public.placements (council_id, ended_at)
  where state = 'ended' and ended_side = 'provider' and end_confirmed_at is null;

alter table public.event_kinds no force row level security;
-- expects rows: 1
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('placement-end-confirmed', 'agreements', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
