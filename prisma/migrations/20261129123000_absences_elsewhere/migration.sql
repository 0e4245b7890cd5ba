-- A school trip, friends or anywhere else: a child who is away is somewhere.
alter table public.placement_absences
  drop constraint placement_absences_kind,
  add constraint placement_absences_kind
    check (kind in ('missing', 'hospital', 'respite', 'home', 'remand', 'holiday', 'friends', 'elsewhere'));
