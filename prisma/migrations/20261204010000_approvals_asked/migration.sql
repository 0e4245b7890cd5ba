-- An approval that whoever works the case asks of the officer who may give it, until it is given or returned.
create table public.statutory_requests (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  code text not null,
  note text,
  asked_by_id uuid not null,
  asked_at timestamptz(3) not null,
  ended_how text,
  ended_by_id uuid,
  ended_at timestamptz(3),
  returned_why text,
  constraint statutory_requests_pkey primary key (id),
  constraint statutory_requests_ended check (ended_how in ('given', 'returned', 'closed')
    and (ended_at is null) = (ended_how is null) and (ended_at is null) = (ended_by_id is null)),
  constraint statutory_requests_returned check (returned_why is null or ended_how in ('returned', 'closed'))
);
create index statutory_requests_placement_id_idx on public.statutory_requests (placement_id);
-- One at a time.
create unique index statutory_requests_open on public.statutory_requests (placement_id, code) where ended_at is null;
create index statutory_requests_council_id_idx on public.statutory_requests (council_id);

alter table public.statutory_requests add constraint statutory_requests_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 3
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('statutory-approval-asked', 'statutory', '{council}', false),
  ('statutory-approval-returned', 'statutory', '{council}', false),
  ('statutory-approval-closed', 'statutory', '{council}', false);
alter table public.event_kinds force row level security;
