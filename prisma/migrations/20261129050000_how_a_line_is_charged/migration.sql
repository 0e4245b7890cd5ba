-- kind: expand
-- How a line of a costing is charged (by the week, night, hour, mile, term or year, or once), and of one that is charged
-- on top of the core fee what it is to achieve, how that is shown and when it is looked at again. A line without a basis
-- is charged as its kind always was.
alter table public.costing_lines add column basis text;
alter table public.costing_lines add column staff integer;
alter table public.costing_lines add column miles_a_week integer;
alter table public.costing_lines add column times_a_year integer;
alter table public.costing_lines add column charge text;
alter table public.costing_lines add column outcome text;
alter table public.costing_lines add column evidence text;
alter table public.costing_lines add column review_on date;
