-- The clock that a council's list shows: answers of an open search, else the working day a home is needed on; what does
-- not say when comes last. A column, not an expression of an index: row security lets the index cut only by what no
-- function of its own computes, so that the list read every open referral for each of its five spans.
alter table public.referrals add column due_at timestamptz(3) not null generated always as (coalesce(
  case when state in ('searching', 'deciding') then answer_by end,
  timezone('Europe/London', needed_on + time '17:00'),
  timestamptz '9999-12-31 00:00+00')) stored;
drop index public.referrals_open_by_clock;
create index referrals_open_by_due on public.referrals (council_id, due_at, id)
  where state in ('draft', 'checking', 'searching', 'paused', 'deciding', 'agreed');
