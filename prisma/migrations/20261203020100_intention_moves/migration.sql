-- How far a council is with what it intends to commission, once that is published: the newest move says it.
create table public.intention_moves (
  id uuid not null,
  council_id uuid not null,
  block_id uuid not null,
  number integer not null,
  moved_to text not null,
  reason text,
  moved_by_id uuid not null,
  moved_at timestamptz(3) not null,
  constraint intention_moves_pkey primary key (id),
  constraint intention_moves_number check (number > 0),
  constraint intention_moves_moved_to check (moved_to in ('planned', 'out-to-market', 'in-progress', 'done', 'dropped')),
  constraint intention_moves_dropped check (moved_to <> 'dropped' or reason is not null)
);
create unique index intention_moves_block_id_number_key on public.intention_moves (block_id, number);

alter table public.intention_moves add constraint intention_moves_block_id_council_id_fkey foreign key (block_id, council_id) references public.statement_blocks (id, council_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 1
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('intention-moved', 'market', '{council}', false);
alter table public.event_kinds force row level security;
