-- A council reads the deliveries of a referral. With an index on the council alone, the planner put it beside that of the
-- referral and read every delivery of the council once for each referral of a list: 2,500 entries 21 times.
create index deliveries_council_id_referral_id_idx on public.deliveries (council_id, referral_id);
drop index public.deliveries_council_id_idx;
