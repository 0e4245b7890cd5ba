-- How many children are looked after where, which small numbers are weighed against.

-- ------------------------------------------------------------ public.looked_after_totals
alter table public.looked_after_totals enable row level security;
alter table public.looked_after_totals force row level security;

grant select on public.looked_after_totals to homeward_council;
grant select, insert, update, delete on public.looked_after_totals to homeward_region;

create policy published on public.looked_after_totals for select to homeward_council, homeward_region using (true);
create policy totals on public.looked_after_totals to homeward_region using (true) with check (true);
