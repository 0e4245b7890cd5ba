-- A child placed by phone (docs/adr/0045): the authority lapses only where nobody moved in, because the fee is owed otherwise.
create function public.guard_lapsed_authority()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    if exists (select 1 from public.placements p where p.offer_id = new.offer_id
        and (p.council_moved_in is not null or p.provider_moved_in is not null)) then
      raise exception 'a child lives there: the authority does not lapse' using errcode = '42501';
    end if;
    return new;
  end $$;
alter function public.guard_lapsed_authority() owner to homeward_definer;
create trigger guard_lapsed_authority before update of state on public.authorisations
  for each row when (new.state = 'lapsed') execute function public.guard_lapsed_authority();
