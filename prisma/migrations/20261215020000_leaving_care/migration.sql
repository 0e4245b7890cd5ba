-- What was recorded for a young person who will leave care, and in which month somebody wants to be asked again. Of the young
-- person, on whichever placement: it goes on with the next one.
create table public.leaving_care_records (
  id uuid not null,
  identity_id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  number integer not null,
  what text not null,
  code text,
  on_day date,
  note text,
  ask_on date,
  recorded_by_id uuid not null,
  recorded_at timestamptz(3) not null,
  constraint leaving_care_records_pkey primary key (id),
  constraint leaving_care_records_number check (number > 0),
  constraint leaving_care_records_what check (what in ('assessment', 'pathway-plan', 'after-18', 'at-18', 'ask-later')),
  constraint leaving_care_records_day check ((what = 'ask-later') = (on_day is null)),
  -- A month and no day: no birthday can be read from it.
  constraint leaving_care_records_ask check ((what = 'ask-later' or ask_on is null) and extract(day from ask_on) = 1),
  constraint leaving_care_records_code check (case what
    when 'after-18' then code is not null and code in ('staying-put', 'staying-close', 'supported-accommodation', 'adult-services',
      'own-tenancy', 'family', 'higher-education', 'custody', 'other')
    when 'at-18' then code is not null and code in ('ends', 'stays-for-now', 'moved')
    else code is null end)
);
create unique index leaving_care_records_identity_id_number_key on public.leaving_care_records (identity_id, number);
create index leaving_care_records_placement_id_idx on public.leaving_care_records (placement_id);

alter table public.leaving_care_records add constraint leaving_care_records_identity_id_council_id_fkey foreign key (identity_id, council_id) references vault.identities (id, council_id) on delete restrict on update cascade;
alter table public.leaving_care_records add constraint leaving_care_records_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;

-- Reading the birthday for it is a look at the child.
alter table vault.looks drop constraint looks_purpose;
alter table vault.looks add constraint looks_purpose
  check (purpose in ('edit-child', 'assess-match', 'keep-out', 'notice', 'leaving-care', 'read-text', 'read-document', 'read-cleared-document',
    'read-placement-document', 'comparison', 'search', 'child-view'));

alter table public.event_kinds no force row level security;
-- expects rows: 2
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('leaving-care-recorded', 'agreements', '{council}', false),
  ('leaving-care-asked-later', 'agreements', '{council}', false);
alter table public.event_kinds force row level security;
