-- Official statistics about areas, as each release tells them.
create table public.published_figures (
  measure text not null,
  part text not null,
  area_code text not null,
  year integer not null,
  released integer not null,
  level text not null,
  area_name text not null,
  value double precision,
  mark text,
  percent double precision,
  percent_mark text,
  file text not null,
  line integer not null,
  imported_at timestamp(3) with time zone not null
);
alter table public.published_figures add constraint published_figures_pkey PRIMARY KEY (measure, area_code, year, part, released);
alter table public.published_figures add constraint published_figures_told CHECK (((value IS NULL) = (mark IS NOT NULL)));
alter table public.published_figures add constraint published_figures_percent CHECK ((percent IS NULL OR percent_mark IS NULL));
alter table public.published_figures add constraint published_figures_level CHECK (level in ('national', 'regional', 'council'));
alter table public.published_figures add constraint published_figures_release CHECK ((year <= released));
