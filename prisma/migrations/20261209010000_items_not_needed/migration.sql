-- What a side sees to when a child arrives or leaves can be settled by being not needed, for the reason in its note.
alter table public.arrival_items
  add column not_needed boolean not null default false,
  add constraint arrival_items_not_needed check (not not_needed or done_at is not null);
