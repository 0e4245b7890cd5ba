-- Where the child of a placement should live next, by when and what has to be true first, with the provider's answer.
create table public.step_down_plans (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  target text not null,
  due_on date,
  conditions text not null,
  set_by_id uuid not null,
  set_at timestamptz(3) not null,
  answer text,
  objection text,
  words text,
  answered_by_id uuid,
  answered_at timestamptz(3),
  version integer not null default 1,
  constraint step_down_plans_pkey primary key (id),
  constraint step_down_plans_target check (target in ('agency-family', 'council-family', 'connected-carers', 'return-home',
    'same-home', 'smaller-home', 'other-home', 'supported-accommodation', 'own-tenancy', 'permanence', 'other', 'none')),
  -- A child who stays has no day to move by.
  constraint step_down_plans_due check ((target = 'none') = (due_on is null)),
  constraint step_down_plans_answer check (num_nonnulls(answer, answered_by_id, answered_at) in (0, 3)
    and (answer is null or answer in ('agreed', 'objected'))
    and (answer is not distinct from 'objected') = (objection is not null)
    and (words is null or answer is not null)),
  constraint step_down_plans_objection check (objection in ('not-ready', 'too-soon', 'too-late', 'target', 'conditions',
    'childs-view', 'nothing-found', 'other'))
);
-- One for each placement.
create unique index step_down_plans_placement_id_key on public.step_down_plans (placement_id);
-- Those that a day has passed for, of a council and of a provider.
create index step_down_plans_council_id_due_on_idx on public.step_down_plans (council_id, due_on);
create index step_down_plans_provider_id_idx on public.step_down_plans (provider_id);

alter table public.step_down_plans add constraint step_down_plans_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 2
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('step-down-planned', 'agreements', '{both,council,provider}', false),
  ('step-down-answered', 'agreements', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
