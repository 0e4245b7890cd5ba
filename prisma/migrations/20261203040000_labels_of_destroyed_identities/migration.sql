-- What a change to a fee is called goes with the child's data key, as its other words do. Identities that were destroyed before
-- the name went too have left it behind: those of the changes of their placements go now, to what the trigger calls them.
alter table public.placement_changes no force row level security;
alter table public.placements no force row level security;
alter table public.referral_children no force row level security;
alter table vault.identities no force row level security;
-- expects rows: select count(*) from public.placement_changes c where c.label <> 'Change ' || right(c.id::text, 8) and c.placement_id in (select q.id from public.placements q join public.referral_children k on k.referral_id = q.referral_id join vault.identities i on i.id = k.identity_id where i.destroyed_at is not null)
update public.placement_changes c set label = 'Change ' || right(c.id::text, 8)
  where c.label <> 'Change ' || right(c.id::text, 8) and c.placement_id in (select q.id from public.placements q join public.referral_children k on k.referral_id = q.referral_id join vault.identities i on i.id = k.identity_id where i.destroyed_at is not null);
alter table vault.identities force row level security;
alter table public.referral_children force row level security;
alter table public.placements force row level security;
alter table public.placement_changes force row level security;
