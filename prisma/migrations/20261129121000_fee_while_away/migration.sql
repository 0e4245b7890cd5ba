-- What is paid while a child is away: the part of the fee that whoever decides on funding authorised; nothing here is all of it.
alter table public.placement_absences
  add column retained_basis_points integer,
  add column retained_by_id uuid,
  add column retained_for_id uuid,
  add column retained_at timestamptz(3),
  add constraint placement_absences_retained check ((retained_basis_points is null) = (retained_by_id is null)
    and (retained_basis_points is null) = (retained_at is null) and (retained_for_id is null or retained_at is not null)),
  add constraint placement_absences_retained_part check (retained_basis_points between 0 and 10000);

alter table public.event_kinds no force row level security;
-- expects rows: 1
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('absence-fee-decided', 'agreements', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
