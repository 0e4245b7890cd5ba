-- A request for roles, or for an invitation to them, that nobody has confirmed lapses after the days of an invitation:
-- what was asked for in spring is not confirmed in autumn. It is gone at once, and a job marks it and tells who asked.
alter table access.role_changes drop constraint role_changes_state;
alter table access.role_changes add constraint role_changes_state
  check (state in ('waiting', 'confirmed', 'refused', 'replaced', 'lapsed'));
alter table access.invitations drop constraint invitations_state;
alter table access.invitations add constraint invitations_state
  check (state in ('to-confirm', 'waiting', 'accepted', 'refused', 'taken-back', 'lapsed'));
