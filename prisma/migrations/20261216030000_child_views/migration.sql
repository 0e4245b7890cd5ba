-- What a child says of the options before one is chosen, and of the placement after four weeks: the council's alone.
create table public.child_views (
  id uuid not null,
  council_id uuid not null,
  referral_id uuid not null,
  referral_child_id uuid not null,
  moment text not null,
  how text not null,
  why text,
  sealed bytea,
  recorded_by_id uuid not null,
  recorded_at timestamptz(3) not null,
  version integer not null default 1,
  constraint child_views_pkey primary key (id),
  constraint child_views_moment check (moment in ('options', 'after-28-days')),
  constraint child_views_how check (how in ('words', 'observed', 'not-asked') and (how = 'not-asked') = (why is not null))
);
create unique index child_views_referral_child_id_moment_key on public.child_views (referral_child_id, moment);
create index child_views_referral_id_idx on public.child_views (referral_id);

alter table public.child_views add constraint child_views_referral_id_council_id_fkey foreign key (referral_id, council_id) references public.referrals (id, council_id) on delete restrict on update cascade;
alter table public.child_views add constraint child_views_referral_child_id_fkey foreign key (referral_child_id) references public.referral_children (id) on delete restrict on update cascade;

-- Reading what a child said is a look at the child.
alter table vault.looks drop constraint looks_purpose;
alter table vault.looks add constraint looks_purpose
  check (purpose in ('edit-child', 'assess-match', 'keep-out', 'notice', 'leaving-care', 'child-view', 'read-text', 'read-document', 'read-cleared-document',
    'read-placement-document', 'comparison', 'search'));

alter table public.event_kinds no force row level security;
-- expects rows: 1
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('child-view-recorded', 'feedback', '{council}', false);
alter table public.event_kinds force row level security;
