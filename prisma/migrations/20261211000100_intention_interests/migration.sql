-- What a provider could do about something a council intends to commission, and what came of it.
create table public.intention_interests (
  id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  block_id uuid not null,
  -- The version of the statement that was published then.
  statement_number integer not null,
  beds integer not null,
  place text not null,
  open_by date not null,
  needed text not null,
  submitted_by_id uuid not null,
  submitted_at timestamptz(3) not null,
  state text not null,
  state_since timestamptz(3) not null,
  -- Since when it waits for the council; empty once that has answered.
  waits_since timestamptz(3),
  answered_at timestamptz(3),
  version integer not null default 1,
  constraint intention_interests_pkey primary key (id),
  constraint intention_interests_beds check (beds > 0),
  constraint intention_interests_state check (state in ('new', 'talking', 'visited', 'agreed', 'not-now', 'withdrawn')),
  constraint intention_interests_waits check (state <> 'withdrawn' or waits_since is null)
);
create unique index intention_interests_id_council_id_provider_id_key on public.intention_interests (id, council_id, provider_id);
create index intention_interests_council_id_state_idx on public.intention_interests (council_id, state);
create index intention_interests_provider_id_state_idx on public.intention_interests (provider_id, state);
-- A provider says it once: until it is withdrawn, whatever is new is a message.
create unique index intention_interests_once on public.intention_interests (block_id, provider_id) where state <> 'withdrawn';

create table public.interest_messages (
  id uuid not null,
  interest_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  side text not null,
  moved_to text,
  reason text,
  words text not null,
  written_by_id uuid not null,
  written_at timestamptz(3) not null,
  constraint interest_messages_pkey primary key (id),
  constraint interest_messages_side check (side in ('council', 'provider')),
  constraint interest_messages_moved_to check (moved_to in ('talking', 'visited', 'agreed', 'not-now', 'withdrawn')),
  constraint interest_messages_reason check (reason in ('enough-places', 'place', 'type', 'later', 'funding', 'registration', 'quality', 'other')),
  constraint interest_messages_not_now check ((moved_to is not distinct from 'not-now') = (reason is not null)),
  -- The provider withdraws, the council does everything else.
  constraint interest_messages_whose check (moved_to is null or (side = 'provider') = (moved_to = 'withdrawn')),
  constraint interest_messages_something check (moved_to is not null or words <> '')
);
create index interest_messages_interest_id_idx on public.interest_messages (interest_id);

alter table public.intention_interests add constraint intention_interests_block_id_council_id_fkey foreign key (block_id, council_id) references public.statement_blocks (id, council_id) on delete restrict on update cascade;
alter table public.interest_messages add constraint interest_messages_interest_id_council_id_provider_id_fkey foreign key (interest_id, council_id, provider_id) references public.intention_interests (id, council_id, provider_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 4
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('interest-submitted', 'market', '{both,council,provider}', false),
  ('interest-answered', 'market', '{both,council,provider}', false),
  ('interest-written', 'market', '{both,council,provider}', false),
  ('interest-withdrawn', 'market', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
