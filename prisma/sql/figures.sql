-- Official statistics: published, so that everybody who has signed in may read them; imported by the region.

-- ------------------------------------------------------------ public.published_figures
alter table public.published_figures enable row level security;
alter table public.published_figures force row level security;

grant select on public.published_figures to homeward_council, homeward_provider, homeward_reader;
grant select, insert, update, delete on public.published_figures to homeward_region;

create policy published on public.published_figures for select
  to homeward_council, homeward_provider, homeward_region, homeward_reader using (true);
create policy figures on public.published_figures to homeward_region using (true) with check (true);
