-- The four priorities of each council in a quarter that is over, as published: once, for good, with small counts hidden.
create table public.priority_figures (
  id uuid not null,
  -- Empty for all councils together.
  council_id uuid,
  quarter_from date not null,
  measure text not null,
  -- How many, of those how many met the target, and how many are open past it. Empty where it is hidden.
  counted integer,
  met integer,
  open_late integer,
  -- In the unit of the measure. Empty where there is nothing or it is hidden.
  median integer,
  ninetieth integer,
  -- Per cent of the money that met the target.
  met_pence_percent integer,
  published_at timestamptz(3) not null,
  constraint priority_figures_pkey primary key (id),
  constraint priority_figures_quarter check (extract(day from quarter_from) = 1 and extract(month from quarter_from) in (1, 4, 7, 10)),
  -- No count of 1 to 5 stands in it, nor can one be worked out from two that do.
  constraint priority_figures_small check (coalesce(counted, 0) not between 1 and 5 and coalesce(met, 0) not between 1 and 5
    and coalesce(open_late, 0) not between 1 and 5 and coalesce(counted - met, 0) not between 1 and 5),
  -- What is told of something is told with how many it is of.
  constraint priority_figures_of check (counted is not null or (met is null and median is null and ninetieth is null)),
  constraint priority_figures_percent check (met_pence_percent between 0 and 100)
);
create unique index priority_figures_council_id_quarter_from_measure_key on public.priority_figures (council_id, quarter_from, measure) nulls not distinct;
create index priority_figures_quarter_from_idx on public.priority_figures (quarter_from);

-- What a council says of its figures of a quarter, in up to 100 words.
create table public.priority_replies (
  id uuid not null,
  council_id uuid not null,
  quarter_from date not null,
  words text not null,
  written_by_id uuid not null,
  written_at timestamptz(3) not null,
  version integer not null default 1,
  constraint priority_replies_pkey primary key (id)
);
create unique index priority_replies_council_id_quarter_from_key on public.priority_replies (council_id, quarter_from);

alter table public.event_kinds no force row level security;
-- expects rows: 1
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('priorities-replied', 'priorities', '{council}', false);
alter table public.event_kinds force row level security;
