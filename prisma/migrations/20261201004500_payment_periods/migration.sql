-- When a council pays and how it prices nights, and what each placement should cost in each period.
create table public.payment_calendars (
  id uuid not null,
  council_id uuid not null,
  frequency text not null,
  first_day date not null,
  pays_after_days integer not null,
  closes_before_days integer not null,
  convention text not null,
  set_by_id uuid not null,
  set_at timestamptz(3) not null,
  constraint payment_calendars_pkey primary key (id),
  constraint payment_calendars_frequency check (frequency in ('weekly', 'fortnightly', 'four-weekly', 'monthly')),
  constraint payment_calendars_convention check (convention in ('weekly-share', 'whole-weeks', 'daily-rate', 'running-total')),
  -- The 30 days of the law begin with the last day of the period; lines close after their nights, and before they are paid.
  constraint payment_calendars_pays check (pays_after_days between 1 and 29),
  constraint payment_calendars_closes check (closes_before_days between 0 and pays_after_days - 1)
);
create index payment_calendars_council_id_set_at_idx on public.payment_calendars (council_id, set_at);

create table public.expected_lines (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  fee_id uuid not null,
  kind text not null,
  period_from date not null,
  period_to date not null,
  from_on date not null,
  to_on date not null,
  nights integer not null,
  basis_points integer not null,
  pence integer not null,
  generation integer not null,
  pays_on date not null,
  closes_on date not null,
  made_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  constraint expected_lines_pkey primary key (id),
  constraint expected_lines_kind check (kind in ('expected', 'adjustment')),
  constraint expected_lines_days check (period_from <= from_on and from_on <= to_on and to_on <= period_to),
  -- What is paid once has a day and no night; an adjustment is the difference of several lines.
  constraint expected_lines_nights check (nights in (0, to_on - from_on + 1)),
  constraint expected_lines_part check (basis_points between 0 and 10000),
  constraint expected_lines_adjustment check (kind = 'expected' or (nights = 0 and pence <> 0 and superseded_at is null))
);
create index expected_lines_placement_id_idx on public.expected_lines (placement_id);
create index expected_lines_provider_id_pays_on_idx on public.expected_lines (provider_id, pays_on);
create index expected_lines_council_id_pays_on_idx on public.expected_lines (council_id, pays_on);
create unique index expected_lines_fee_id_period_from_from_on_generation_key on public.expected_lines (fee_id, period_from, from_on, generation);
-- No night of a fee is expected twice. (An index compares spans by itself and nothing else without an extension: the fee is a
-- span of one number.)
alter table public.expected_lines add constraint expected_lines_once exclude using gist (
  int8range(hashtextextended(fee_id::text, 0), hashtextextended(fee_id::text, 0), '[]') with &&,
  daterange(from_on, to_on, '[]') with &&) where (kind = 'expected' and superseded_at is null);

alter table public.expected_lines add constraint expected_lines_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 3
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('payment-calendar-set', 'payments', '{council}', false),
  ('payment-expected', 'payments', '{both,council,provider}', false),
  ('payment-adjusted', 'payments', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
