-- A change of roles begins as one that waits, like every other row with a state, whoever might one day be granted to
-- write it: today the guarded functions alone (prisma/walls/beginnings.test.ts).
create trigger guard_beginning before insert on access.role_changes
  for each row execute function public.guard_beginning('state=waiting', 'asked_by_id=@person', 'decided_by_id=', 'decided_at=');
