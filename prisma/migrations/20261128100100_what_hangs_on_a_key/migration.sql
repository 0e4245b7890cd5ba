-- What hangs on a child's data key goes with it, in the same transaction, whoever destroys the identity: the daily job,
-- or the sweep after a backup was restored. The list is here and in prisma/walls/after-destroying.ts, which a test
-- compares with the catalogue. The council's own text of the pages has a trigger of its own.
grant select (id, referral_id, council_id), update (state, refused, waits_for, words, title) on public.redacted_documents to homeward_definer;
create policy definer_forgets on public.redacted_documents for update to homeward_definer using (true) with check (state = 'removed');
grant select (referral_id), delete on public.document_pages, public.fuller_details, public.gate_decisions, public.gate_readings to homeward_definer;
create policy definer_forgets on public.document_pages to homeward_definer using (true);
create policy definer_forgets on public.fuller_details for delete to homeward_definer using (true);
create policy definer_forgets on public.gate_decisions to homeward_definer using (true);
create policy definer_forgets on public.gate_readings to homeward_definer using (true);
grant select (referral_id), update (reason) on public.gate_small_numbers to homeward_definer;
create policy definer_forgets on public.gate_small_numbers to homeward_definer using (true);
grant update (reason, ended_reason) on public.information_releases to homeward_definer;
grant select (offer_id), delete on public.offer_drafts to homeward_definer;
create policy definer_forgets on public.offer_drafts to homeward_definer using (true);

grant create on schema public to homeward_definer;
create function public.forget_what_hangs_on_a_key() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_referrals uuid[] := array(select c.referral_id from public.referral_children c where c.identity_id = new.id);
    d record;
  begin
    delete from public.document_pages p where p.referral_id = any (v_referrals);
    for d in update public.redacted_documents r set state = 'removed', refused = null, waits_for = null, words = null, title = ''
        where r.referral_id = any (v_referrals) returning r.id, r.council_id loop
      -- The files are sealed with the key that goes; a job takes them away as well.
      perform public.enqueue_job('forget-document', json_build_object('documentId', d.id, 'organisationId', d.council_id),
        'forget-document:' || d.id);
    end loop;
    delete from public.fuller_details f where f.referral_id = any (v_referrals);
    delete from public.gate_decisions g where g.referral_id = any (v_referrals);
    delete from public.gate_readings g where g.referral_id = any (v_referrals);
    update public.gate_small_numbers g set reason = null where g.referral_id = any (v_referrals);
    -- Who told whom and when stays on the record, without what was typed about the child.
    update public.information_releases i set reason = '', ended_reason = null
      where i.referral_id = any (v_referrals) and i.ended_at is not null;
    delete from public.offer_drafts t using public.offers o where o.id = t.offer_id and o.referral_id = any (v_referrals);
    return null;
  end $$;
alter function public.forget_what_hangs_on_a_key() owner to homeward_definer;
revoke all on function public.forget_what_hangs_on_a_key() from public;
revoke create on schema public from homeward_definer;
create trigger forget_what_hangs_on_a_key after update of destroyed_at on vault.identities
  for each row when (new.destroyed_at is not null and old.destroyed_at is null) execute function public.forget_what_hangs_on_a_key();
