-- A child placed by phone (docs/adr/0045): the authority lapses only where nobody moved in, because the fee is owed otherwise.

-- Whether either side has said that a child moved in on the placement of this offer: as whoever asks, who reads the placement.
create function public.moved_in_on_offer(p_offer uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from public.placements p where p.offer_id = p_offer
      and (p.council_moved_in is not null or p.provider_moved_in is not null))
  $$;
grant execute on function public.moved_in_on_offer(uuid) to homeward_council, homeward_definer;

-- The placement is held first, so that nobody says that the child moved in while the authority lapses; and what lapsed is
-- authorised after all once a child lives there, never for a bed that nobody came to.
create function public.guard_lapsed_authority()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform 1 from public.placements p where p.offer_id = new.offer_id order by p.id for no key update;
    if new.state = 'lapsed' and old.state <> 'lapsed' and public.moved_in_on_offer(new.offer_id) then
      raise exception 'a child lives there: the authority does not lapse' using errcode = '42501';
    end if;
    if old.state = 'lapsed' and new.state <> 'lapsed' and not public.moved_in_on_offer(new.offer_id) then
      raise exception 'nobody moved in: what lapsed stays so' using errcode = '42501';
    end if;
    return new;
  end $$;
alter function public.guard_lapsed_authority() owner to homeward_definer;
create trigger guard_lapsed_authority before update of state on public.authorisations
  for each row when (new.state = 'lapsed' or old.state = 'lapsed') execute function public.guard_lapsed_authority();
