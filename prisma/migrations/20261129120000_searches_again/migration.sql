-- A referral that was begun to find the next home for the child of a placement.
create table public.searches_again (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  referral_id uuid not null,
  reason text not null,
  started_by_id uuid not null,
  started_at timestamptz(3) not null,
  ended_at timestamptz(3),
  constraint searches_again_pkey primary key (id)
);
create unique index searches_again_referral_id_key on public.searches_again (referral_id);
create index searches_again_placement_id_idx on public.searches_again (placement_id);
-- One at a time for the child of a placement.
create unique index searches_again_once on public.searches_again (placement_id) where ended_at is null;

alter table public.searches_again add constraint searches_again_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;
alter table public.searches_again add constraint searches_again_referral_id_council_id_fkey foreign key (referral_id, council_id) references public.referrals (id, council_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 1
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('search-again-begun', 'agreements', '{council}', false);
alter table public.event_kinds force row level security;
