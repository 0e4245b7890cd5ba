-- What a council took of a placement for the child's case record, and where it filed that. No provider sees a row of it, and
-- no data key is destroyed before the newest of it is filed (vault.destroy_identity).

-- ------------------------------------------------------------ public.record_packs
alter table public.record_packs enable row level security;
alter table public.record_packs force row level security;

grant select, insert, update (filed_at, filed_by_id, filed_on, filed_where, left_out_filed) on public.record_packs to homeward_council;
grant select (covers, filed_at, placement_id), update (filed_where) on public.record_packs to homeward_definer;

create policy definer_forgets on public.record_packs to homeward_definer using (true) with check (true);
create policy own on public.record_packs for select to homeward_council using (council_id = (select app_org()));
create policy own_file on public.record_packs for update to homeward_council
  using (council_id = (select app_org()) and filed_at is null) with check (council_id = (select app_org()));
create policy own_take on public.record_packs for insert to homeward_council
  with check (council_id = (select app_org()) and covers <= (select public.record_stand(placement_id)));

create trigger guard_beginning before insert on public.record_packs
  for each row execute function public.guard_beginning('taken_by_id=@person', 'taken_at=@now', 'filed_on=', 'filed_where=',
    'filed_by_id=', 'filed_at=', 'left_out_filed=false');

create trigger guard_holder_insert before insert on public.record_packs
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty', 'social-worker',
    'head-of-service');

create trigger guard_holder_update before update on public.record_packs
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty', 'social-worker');

create trigger guard_words before insert or update on public.record_packs
  for each row execute function public.guard_words_of_placement('filed_where');

-- Once, now, by whoever confirms it, and not before it was taken.
create function public.guard_record_pack()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user = 'homeward_council' and (new.filed_by_id is distinct from (select public.app_person())
        or not public.is_now(new.filed_at) or new.filed_where is null
        or new.filed_on < (old.taken_at at time zone 'Europe/London')::date
        or new.filed_on > (new.filed_at at time zone 'Europe/London')::date) then
      raise exception 'a filing is confirmed now, by whoever confirms it' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_record_pack before update on public.record_packs
  for each row execute function public.guard_record_pack();

-- ------------------------------------------------------------ functions

-- How much was recorded that belongs to the case record of a placement: events are never taken away, so that whatever comes
-- later, also what began before and ended after, counts one more. Payments are the finance system's.
create function public.record_stand(p_placement uuid)
  returns integer language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select count(*)::int
      from public.placements p
      join public.events e on e.referral_id = p.referral_id and e.council_id = p.council_id
       and e.audience in ('council', 'both')
      join public.event_kinds k on k.kind = e.kind
     where p.id = p_placement and p.council_id = (select public.app_org())
       and k.domain in ('offers', 'authorisations', 'agreements', 'statutory', 'arrivals', 'documents', 'feedback')
       and case e.subject
         when 'placement' then e.subject_id = p.id
         when 'offer' then e.subject_id = p.offer_id
         when 'authorisation' then exists (select 1 from public.authorisations z where z.id = e.subject_id and z.offer_id = p.offer_id)
         else e.subject = 'referral' and k.domain in ('agreements', 'statutory')
           and coalesce(e.data ->> 'placement', p.reference) = p.reference end $$;
alter function public.record_stand(uuid) owner to homeward_definer;
grant execute on function public.record_stand(uuid) to homeward_council, homeward_worker, homeward_definer;

-- Whether a placement of the asking council has nothing left to file: its newest state is filed, or its words went with the
-- key of a child of its referral, so that no pack of it is made any more.
create function public.nothing_to_file(p_placement uuid, p_referral uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from public.record_packs f where f.placement_id = p_placement and f.filed_at is not null
        and f.covers >= (select public.record_stand(p_placement)))
      or exists (select 1 from public.referral_children k join vault.identities i on i.id = k.identity_id
        where k.referral_id = p_referral and i.destroyed_at is not null) $$;
grant execute on function public.nothing_to_file(uuid, uuid) to homeward_council, homeward_definer;

-- The placements whose words go with the key of one child and that have something to file, by their references: those of every
-- child of its referrals, since the words of siblings go with the first of their keys.
create function public.unfiled_records(p_identity uuid)
  returns setof text language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select p.reference
      from public.placements p
     where p.referral_id in (select c.referral_id from public.referral_children c where c.identity_id = p_identity)
       and p.council_id = (select public.app_org()) and not public.nothing_to_file(p.id, p.referral_id)
     order by 1 $$;
alter function public.unfiled_records(uuid) owner to homeward_definer;
grant execute on function public.unfiled_records(uuid) to homeward_council, homeward_worker, homeward_definer;

-- Where it was filed may say the child's number there.
create function public.forget_where_filed()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.record_packs f set filed_where = null where f.placement_id in (select q.id from public.placements q
      where q.referral_id in (select c.referral_id from public.referral_children c where c.identity_id = new.id));
    return null;
  end $$;
alter function public.forget_where_filed() owner to homeward_definer;
create trigger forget_where_filed after update of destroyed_at on vault.identities
  for each row when (new.destroyed_at is not null and old.destroyed_at is null) execute function public.forget_where_filed();
