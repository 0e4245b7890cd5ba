-- Who pays for a child: a split from a day on, a share for each party, and what each party answered. A split is never changed,
-- since payments are worked out from it: another takes its place, and a wrong one is withdrawn.
create table public.funding_splits (
  id uuid not null,
  council_id uuid not null,
  referral_id uuid not null,
  referral_child_id uuid not null,
  first_day date not null,
  set_by_id uuid not null,
  set_at timestamptz(3) not null,
  withdrawn_by_id uuid,
  withdrawn_at timestamptz(3),
  constraint funding_splits_pkey primary key (id),
  constraint funding_splits_withdrawn check ((withdrawn_at is null) = (withdrawn_by_id is null))
);
create unique index funding_splits_id_council_id_key on public.funding_splits (id, council_id);
create index funding_splits_referral_id_idx on public.funding_splits (referral_id);
-- Each runs until the next begins, so that two can only overlap where they begin on the same day.
create unique index funding_splits_once on public.funding_splits (referral_child_id, first_day) where withdrawn_at is null;

create table public.funding_shares (
  id uuid not null,
  split_id uuid not null,
  council_id uuid not null,
  party text not null,
  basis_points integer not null,
  icb_code text,
  pays_provider boolean not null default false,
  constraint funding_shares_pkey primary key (id),
  constraint funding_shares_party check (party in ('social-care', 'education', 'health')),
  constraint funding_shares_part check (basis_points between 1 and 10000),
  constraint funding_shares_board check ((party = 'health') = (icb_code is not null)),
  constraint funding_shares_debtor check (party = 'health' or not pays_provider)
);
create unique index funding_shares_id_council_id_key on public.funding_shares (id, council_id);
create unique index funding_shares_split_id_party_key on public.funding_shares (split_id, party);

create table public.funding_party_answers (
  id uuid not null,
  share_id uuid not null,
  council_id uuid not null,
  agreed boolean not null,
  answered_by text not null,
  answered_on date not null,
  agreed_until date,
  evidence text not null,
  recorded_by_id uuid not null,
  recorded_at timestamptz(3) not null,
  constraint funding_party_answers_pkey primary key (id),
  constraint funding_party_answers_until check (agreed or agreed_until is null)
);
create index funding_party_answers_share_id_idx on public.funding_party_answers (share_id);

alter table public.funding_splits add constraint funding_splits_referral_id_council_id_fkey foreign key (referral_id, council_id) references public.referrals (id, council_id) on delete restrict on update cascade;
alter table public.funding_splits add constraint funding_splits_referral_child_id_fkey foreign key (referral_child_id) references public.referral_children (id) on delete restrict on update cascade;
alter table public.funding_shares add constraint funding_shares_split_id_council_id_fkey foreign key (split_id, council_id) references public.funding_splits (id, council_id) on delete restrict on update cascade;
alter table public.funding_party_answers add constraint funding_party_answers_share_id_council_id_fkey foreign key (share_id, council_id) references public.funding_shares (id, council_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 3
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('funding-split-set', 'agreements', '{council}', false),
  ('funding-split-withdrawn', 'agreements', '{council}', false),
  ('funding-party-answered', 'agreements', '{council}', false);
alter table public.event_kinds force row level security;
