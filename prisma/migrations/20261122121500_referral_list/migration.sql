-- The broker's list shows first what is needed first; a draft that does not say when stands after the others.
drop index public.referrals_open_by_need;
create index referrals_open_by_need on public.referrals (council_id, (coalesce(needed_on, date '9999-12-31')), id)
  where state in ('draft', 'checking', 'searching', 'paused', 'deciding', 'agreed');
