-- What the provider says of the referral, so many days after the child moved in.
create table public.referral_verdicts (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  days smallint not null,
  answered_by_id uuid not null,
  answered_at timestamptz(3) not null,
  read_by_id uuid,
  read_at timestamptz(3),
  version integer not null default 1,
  constraint referral_verdicts_pkey primary key (id),
  constraint referral_verdicts_days check (days in (7, 28)),
  constraint referral_verdicts_read check ((read_by_id is null) = (read_at is null))
);
create unique index referral_verdicts_placement_id_days_key on public.referral_verdicts (placement_id, days);
create unique index referral_verdicts_id_council_id_provider_id_key on public.referral_verdicts (id, council_id, provider_id);
-- What nobody of the council has read yet stands on start pages.
create index referral_verdicts_unread on public.referral_verdicts (council_id, answered_at) where read_at is null;

alter table public.referral_verdicts add constraint referral_verdicts_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;

-- The same of one section of the referral.
create table public.verdict_sections (
  verdict_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  section text not null,
  says text not null,
  note text,
  constraint verdict_sections_pkey primary key (verdict_id, section),
  constraint verdict_sections_says check (says in ('described', 'differs', 'missing')),
  -- The words of what differs can be forgotten.
  constraint verdict_sections_note check (note is null or says = 'differs')
);

alter table public.verdict_sections add constraint verdict_sections_verdict_id_council_id_provider_id_fkey foreign key (verdict_id, council_id, provider_id) references public.referral_verdicts (id, council_id, provider_id) on delete restrict on update cascade;

-- Which section of the referral is incomplete, of an answer that says so; those of before said it in words alone.
alter table public.delivery_services add column decline_section text;
alter table public.delivery_services add constraint delivery_services_decline_section check (decline_section is null
  or (decline_reason is not distinct from 'incomplete' and decline_section ~ '^[a-z-]{1,20}$'));

alter table public.event_kinds no force row level security;
-- expects rows: 3
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('verdict-given', 'feedback', '{both,council,provider}', false),
  ('verdict-corrected', 'feedback', '{both,council,provider}', false),
  ('verdict-read', 'feedback', '{council}', false);
alter table public.event_kinds force row level security;
