-- The broker's list by the clock that a row shows: answers of an open search, else the day it is needed on.
drop index public.referrals_open_by_need;
create index referrals_open_by_clock on public.referrals (council_id,
  (coalesce(case when state in ('searching', 'deciding') then answer_by end,
            timezone('Europe/London', needed_on + time '17:00'), timestamptz '9999-12-31 00:00+00')), id)
  where state in ('draft', 'checking', 'searching', 'paused', 'deciding', 'agreed');
