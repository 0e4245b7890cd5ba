-- The home's impact (matching) assessment: a part of each version of an offer. Versions that were sent before have none.
alter table public.offer_versions add column impact_due_at timestamptz(3);

create table public.impact_drafts (
  offer_id uuid not null primary key references public.offers (id) on delete restrict on update cascade,
  provider_id uuid not null,
  values jsonb not null,
  saved_by_id uuid not null,
  saved_at timestamptz(3) not null
);

create table public.impact_assessments (
  id uuid not null primary key,
  offer_version_id uuid not null references public.offer_versions (id) on delete restrict on update cascade,
  council_id uuid not null,
  provider_id uuid not null,
  age_bands text[] not null,
  submitted_by_id uuid not null,
  submitted_at timestamptz(3) not null,
  constraint impact_assessments_age_bands check (cardinality(age_bands) between 1 and 6
    and age_bands <@ array['nobody', 'under-5', '5-9', '10-12', '13-15', '16-17', '18-over']
    and (not 'nobody' = any (age_bands) or cardinality(age_bands) = 1))
);
create unique index impact_assessments_offer_version_id_key on public.impact_assessments (offer_version_id);
create index impact_assessments_submitted_by_id_idx on public.impact_assessments (submitted_by_id);

create table public.impact_parts (
  id uuid not null primary key,
  assessment_id uuid not null references public.impact_assessments (id) on delete restrict on update cascade,
  council_id uuid not null,
  provider_id uuid not null,
  position integer not null,
  part text not null,
  words text not null,
  risk text,
  action text,
  likelihood text,
  constraint impact_parts_part check (part ~ '^(need:[a-z-]{1,40}|risk:[a-zA-Z]{1,40}|[a-z-]{1,20})$'),
  constraint impact_parts_likelihood check (likelihood in ('none', 'low', 'medium', 'high')),
  constraint impact_parts_subject check ((part ~ ':') = (likelihood is not null)
    and (likelihood is not null or (risk is null and action is null))
    and (coalesce(likelihood, 'none') = 'none' or (risk is not null and action is not null))),
  constraint impact_parts_length check (length(words) between 1 and 12000 and length(risk) between 1 and 12000
    and length(action) between 1 and 12000)
);
create unique index impact_parts_assessment_id_part_key on public.impact_parts (assessment_id, part);

alter table public.event_kinds no force row level security;
-- expects rows: 1
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('impact-assessment-sent', 'offers', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
