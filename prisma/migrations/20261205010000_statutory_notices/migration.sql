-- Notices of a placement, a row for each person: the letter that is written and sent, or why they are not told. Who it is lies
-- under the keys of the children; the row says their part alone.
create table public.statutory_notices (
  id uuid not null,
  placement_id uuid not null,
  council_id uuid not null,
  code text not null,
  part text not null,
  how text,
  tells text,
  withheld_why text,
  sealed bytea,
  left_out text,
  left_out_why text,
  given_for jsonb not null default '{}',
  facts jsonb,
  sent_on date,
  sent_by_id uuid,
  sent_at timestamptz(3),
  written_by_id uuid not null,
  written_at timestamptz(3) not null,
  version integer not null default 1,
  constraint statutory_notices_pkey primary key (id),
  constraint statutory_notices_how check (how in ('post', 'secure-email', 'by-hand') and tells in ('full', 'withheld')
    and (how is null) = (tells is null) and (how is null) = (left_out is not null)),
  constraint statutory_notices_left_out check (left_out in ('nobody', 'not-practicable', 'age', 'harm')),
  constraint statutory_notices_sent check ((sent_on is null) = (sent_at is null) and (sent_on is null) = (sent_by_id is null)
    and (sent_on is null) = (facts is null) and (sent_on is null or left_out is null)),
  constraint statutory_notices_place check (withheld_why is null or tells = 'withheld')
);
create index statutory_notices_placement_id_idx on public.statutory_notices (placement_id);

alter table public.statutory_notices add constraint statutory_notices_placement_id_council_id_fkey foreign key (placement_id, council_id) references public.placements (id, council_id) on delete restrict on update cascade;

-- Opening the letters of a placement is a look at the child.
alter table vault.looks drop constraint looks_purpose;
alter table vault.looks add constraint looks_purpose
  check (purpose in ('edit-child', 'assess-match', 'keep-out', 'notice', 'read-text', 'read-document', 'read-cleared-document', 'comparison', 'search'));

alter table public.event_kinds no force row level security;
-- expects rows: 4
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('statutory-notice-written', 'statutory', '{council}', false),
  ('statutory-notice-left-out', 'statutory', '{council}', false),
  ('statutory-notice-sent', 'statutory', '{council}', false),
  ('statutory-notice-not-sent', 'statutory', '{council}', false);
alter table public.event_kinds force row level security;
