-- Whoever asked for funding for an offer, for any version of it and however often it was stepped back and asked again,
-- decides on none of it.
create function public.guard_askers() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user <> 'homeward_council' or new.state = old.state or new.state not in ('authorised', 'returned', 'refused') then
      return new;
    end if;
    if exists (select 1 from public.authorisations a where a.offer_id = new.offer_id and a.asked_by_id = new.decided_by_id)
      or exists (select 1 from public.events e join public.authorisations a on a.id = e.subject_id and a.offer_id = new.offer_id
        where e.subject = 'authorisation' and e.kind like 'authorisation-asked%' and e.person_id = new.decided_by_id) then
      raise exception 'who asked for it does not decide' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_askers before update on public.authorisations for each row execute function public.guard_askers();
