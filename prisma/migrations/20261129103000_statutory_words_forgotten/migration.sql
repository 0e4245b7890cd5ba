-- What was written about a child's statutory steps goes with the child's data key, so that it may be empty; what is there
-- says something.
alter table public.statutory_circumstances
  alter column told_how drop not null,
  add constraint statutory_circumstances_told_how check (told_how ~ '\S');
alter table public.statutory_steps
  alter column evidence drop not null,
  add constraint statutory_steps_evidence check (evidence ~ '\S'),
  drop constraint statutory_steps_withdrawn,
  add constraint statutory_steps_withdrawn check ((withdrawn_at is null) = (withdrawn_by_id is null)
    and (withdrawn_why is null or withdrawn_at is not null) and withdrawn_why ~ '\S');
