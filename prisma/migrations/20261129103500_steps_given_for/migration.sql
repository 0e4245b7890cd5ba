-- A step is kept with what decided that it was needed, and counts while that is the same: given for one area, it is given
-- again for another. What was given before says nothing of it, so that it is needed again where that decides.
alter table public.statutory_steps
  add column given_for jsonb not null default '{}',
  add constraint statutory_steps_given_for check (jsonb_typeof(given_for) = 'object');
drop index public.statutory_steps_once;
create unique index statutory_steps_once on public.statutory_steps (placement_id, code, given_for)
  where withdrawn_at is null and code <> 'unregistered-review';
