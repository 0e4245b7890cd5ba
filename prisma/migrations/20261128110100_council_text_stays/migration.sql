-- The council's own text is the source and stays when it is sent. Beside it stands the copy without names, for those of
-- the council who may not see them and for the time after the child's identity is destroyed.
ALTER TABLE "referrals" ADD COLUMN "masked_content" JSONB;

-- What was sent until now was overwritten with its masked form: that is all there is, and it is the masked copy too.
alter table public.referrals no force row level security;
update public.referrals set masked_content = content where edition_number > 0;
alter table public.referrals force row level security;

-- Once nobody knows any more who the child is, the text that names them goes as well; of a draft that was never sent
-- nothing was ever masked, and nothing of it is left.
grant select (masked_content), update (content) on public.referrals to homeward_definer;
create policy definer_forgets on public.referrals for update to homeward_definer using (true) with check (true);
grant create on schema public to homeward_definer;
create function public.forget_named_text() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.referrals r set content = coalesce(r.masked_content, '{}'::jsonb)
      where r.id in (select c.referral_id from public.referral_children c where c.identity_id = new.id);
    return null;
  end $$;
alter function public.forget_named_text() owner to homeward_definer;
revoke all on function public.forget_named_text() from public;
revoke create on schema public from homeward_definer;
create trigger forget_named_text after update of destroyed_at on vault.identities
  for each row when (new.destroyed_at is not null and old.destroyed_at is null) execute function public.forget_named_text();
