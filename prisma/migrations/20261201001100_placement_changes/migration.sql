-- Changes to the fee of a running placement: who asked for what, from when until when, and what was decided.
create table public.placement_changes (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  what text not null,
  of_id uuid,
  kind text not null,
  label text not null,
  weekly_pence integer not null,
  from_on date not null,
  to_on date,
  reason text not null,
  evidence text not null,
  side text not null,
  asked_by_id uuid not null,
  asked_at timestamptz(3) not null,
  state text not null,
  agreed_by_id uuid,
  agreed_at timestamptz(3),
  question text,
  answer text,
  answered_by_id uuid,
  answered_at timestamptz(3),
  decided_by_id uuid,
  decided_for_id uuid,
  decided_at timestamptz(3),
  closed_by_id uuid,
  closed_at timestamptz(3),
  outcome text,
  last_night date,
  version integer not null default 1,
  constraint placement_changes_pkey primary key (id),
  constraint placement_changes_what check (what in ('start', 'extend', 'end')),
  constraint placement_changes_of check ((what = 'start') = (of_id is null)),
  constraint placement_changes_kind check (kind in ('fee-rise', 'extra-staffing', 'step-down')),
  constraint placement_changes_side check (side in ('council', 'provider')),
  constraint placement_changes_state check (state in ('proposed', 'asked', 'returned', 'authorised', 'refused', 'declined', 'withdrawn')),
  -- A step-down takes off, everything else adds; neither is nothing.
  constraint placement_changes_weekly_pence check (case kind when 'step-down' then weekly_pence < 0 else weekly_pence > 0 end),
  constraint placement_changes_nights check (to_on >= from_on and (what = 'start' or to_on is not null)),
  -- One that was ended before its first night pays none.
  constraint placement_changes_last_night check (last_night is null or (state = 'authorised' and what <> 'end' and last_night >= from_on - 1)),
  constraint placement_changes_agreed check ((agreed_at is null) = (agreed_by_id is null) and (agreed_at is null or side = 'council')),
  constraint placement_changes_answered check ((answered_at is null) = (answered_by_id is null)),
  constraint placement_changes_decided check ((decided_at is null) = (decided_by_id is null) and (decided_for_id is null or decided_at is not null)),
  constraint placement_changes_closed check ((closed_at is null) = (closed_by_id is null))
);
create index placement_changes_placement_id_idx on public.placement_changes (placement_id);
create index placement_changes_council_id_state_idx on public.placement_changes (council_id, state);
-- Of one kind, what is called the same is paid once a night. (As of absences, an index compares spans by itself and nothing
-- else without an extension: what it is of is a span of one number.)
alter table public.placement_changes add constraint placement_changes_once exclude using gist (
  int8range(hashtextextended(placement_id::text || kind || lower(label), 0), hashtextextended(placement_id::text || kind || lower(label), 0), '[]') with &&,
  daterange(from_on, last_night, '[]') with &&) where (state = 'authorised' and what <> 'end' and (last_night is null or last_night >= from_on));

alter table public.placement_changes add constraint placement_changes_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 8
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('change-asked', 'agreements', '{both,council,provider}', false),
  ('change-agreed', 'agreements', '{both,council,provider}', false),
  ('change-declined', 'agreements', '{both,council,provider}', false),
  ('change-returned', 'agreements', '{both,council,provider}', true),
  ('change-answered', 'agreements', '{both,council,provider}', false),
  ('change-authorised', 'agreements', '{both,council,provider}', true),
  ('change-refused', 'agreements', '{both,council,provider}', true),
  ('change-withdrawn', 'agreements', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
