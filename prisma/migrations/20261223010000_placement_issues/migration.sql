-- What a provider raises with the placing council about a placement, until the council has answered and the provider leaves it at that.
create table public.placement_issues (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  topic text not null,
  urgent boolean not null,
  -- The team of the council that has it.
  team text not null,
  raised_by_id uuid not null,
  raised_at timestamptz(3) not null,
  acknowledge_due timestamptz(3) not null,
  resolve_due timestamptz(3) not null,
  state text not null,
  owner_id uuid,
  acknowledged_at timestamptz(3),
  escalated_at timestamptz(3),
  outcome text,
  closed_by_id uuid,
  closed_at timestamptz(3),
  reopened integer not null default 0,
  version integer not null default 1,
  constraint placement_issues_pkey primary key (id),
  constraint placement_issues_topic check (topic in ('decision', 'contact', 'visit', 'care-plan', 'family-time', 'health-education', 'safety', 'allowances', 'agreement', 'other')),
  constraint placement_issues_team check (team in ('social-work', 'finance', 'contracts')),
  constraint placement_issues_state check (state in ('open', 'answered')),
  constraint placement_issues_outcome check (outcome in ('done', 'agreed', 'explained', 'other')),
  -- Answered is said with all that belongs to it, or not at all.
  constraint placement_issues_closed check ((state = 'answered') = (closed_at is not null)
    and (closed_at is null) = (closed_by_id is null) and (closed_at is null) = (outcome is null)),
  constraint placement_issues_reopened check (reopened >= 0)
);
create unique index placement_issues_id_council_id_provider_id_key on public.placement_issues (id, council_id, provider_id);
create index placement_issues_placement_id_idx on public.placement_issues (placement_id);
create index placement_issues_council_id_state_idx on public.placement_issues (council_id, state);
create index placement_issues_provider_id_state_idx on public.placement_issues (provider_id, state);

create table public.placement_issue_messages (
  id uuid not null,
  issue_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  side text not null,
  kind text not null,
  words text not null,
  written_by_id uuid not null,
  written_at timestamptz(3) not null,
  constraint placement_issue_messages_pkey primary key (id),
  constraint placement_issue_messages_side check (side in ('council', 'provider')),
  constraint placement_issue_messages_kind check (kind in ('raised', 'message', 'answer', 'dispute')),
  -- The council answers; the provider raises and disputes.
  constraint placement_issue_messages_whose check (kind = 'message' or (side = 'council') = (kind = 'answer'))
);
create index placement_issue_messages_issue_id_idx on public.placement_issue_messages (issue_id);

alter table public.placement_issues add constraint placement_issues_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;
alter table public.placement_issue_messages add constraint placement_issue_messages_issue_id_council_id_provider_id_fkey foreign key (issue_id, council_id, provider_id) references public.placement_issues (id, council_id, provider_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 7
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('issue-raised', 'issues', '{both,council,provider}', false),
  ('issue-replied', 'issues', '{both,council,provider}', false),
  ('issue-owned', 'issues', '{both,council,provider}', false),
  ('issue-routed', 'issues', '{both,council,provider}', false),
  ('issue-escalated', 'issues', '{both,council,provider}', false),
  ('issue-answered', 'issues', '{both,council,provider}', false),
  ('issue-disputed', 'issues', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
