-- kind: expand
-- What is known against the row that a figure stands in, such as a return that nobody has certified.
alter table public.published_figures add column flags text[] not null default '{}';
