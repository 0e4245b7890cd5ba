-- What the council answers to an impact assessment, part by part, and what the home replies; and that an offer does not keep
-- the child safe, which stops its acceptance until it is withdrawn.
alter table public.offers
  add column not_safe_at timestamptz(3),
  add column not_safe_words text,
  add constraint offers_not_safe check ((not_safe_at is null) = (not_safe_words is null)
    and length(not_safe_words) between 1 and 4000);

create table public.impact_answers (
  id uuid not null primary key,
  offer_id uuid not null,
  part_id uuid not null references public.impact_parts (id) on delete restrict on update cascade,
  council_id uuid not null,
  provider_id uuid not null,
  number integer not null,
  side text not null,
  answer text not null,
  words text,
  written_by_id uuid not null,
  written_at timestamptz(3) not null,
  constraint impact_answers_side check (side in ('council', 'provider')),
  constraint impact_answers_answer check (answer in ('agreed', 'question', 'not-met', 'reply')),
  constraint impact_answers_whose check ((side = 'provider') = (answer = 'reply')),
  constraint impact_answers_words check ((answer = 'agreed' or words is not null) and length(words) between 1 and 4000),
  constraint impact_answers_number check (number > 0),
  foreign key (offer_id, council_id, provider_id) references public.offers (id, council_id, provider_id)
    on delete restrict on update cascade
);
create unique index impact_answers_offer_id_number_key on public.impact_answers (offer_id, number);
create index impact_answers_part_id_idx on public.impact_answers (part_id);

alter table public.event_kinds no force row level security;
-- expects rows: 4
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('impact-answered', 'offers', '{both,council,provider}', false),
  ('impact-replied', 'offers', '{both,council,provider}', false),
  ('offer-not-safe', 'offers', '{both,council,provider}', false),
  ('offer-safe-after-all', 'offers', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
