-- What was taken for a child's case record of one placement, and where it was filed there.
create table public.record_packs (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  covers integer not null,
  sha256 text not null,
  taken_by_id uuid not null,
  taken_at timestamptz(3) not null,
  filed_on date,
  filed_where text,
  filed_by_id uuid,
  filed_at timestamptz(3),
  constraint record_packs_pkey primary key (id),
  constraint record_packs_covers check (covers > 0),
  constraint record_packs_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Where it was filed goes with the child's data key.
  constraint record_packs_filed check (num_nonnulls(filed_on, filed_by_id, filed_at) in (0, 3)
    and (filed_where is null or filed_at is not null))
);
create index record_packs_placement_id_idx on public.record_packs (placement_id);

alter table public.record_packs add constraint record_packs_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 2
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('record-taken', 'records', '{council}', false),
  ('record-filed', 'records', '{council}', false);
alter table public.event_kinds force row level security;
