-- Only an offer that was accepted is accepted for a child, and only for a child of its own referral.

-- ------------------------------------------------------------ public.acceptances
alter table public.acceptances enable row level security;
alter table public.acceptances force row level security;

grant select, insert, update (ended_at) on public.acceptances to homeward_council;
grant select on public.acceptances to homeward_provider;
grant select, update (agreement_issued_at, ended_at) on public.acceptances to homeward_definer;

create policy addressed on public.acceptances for select to homeward_provider using (provider_id = (select app_org()));
create policy definer_change on public.acceptances for update to homeward_definer using (true) with check (true);
create policy definer_read on public.acceptances for select to homeward_definer using (true);
create policy own on public.acceptances for select to homeward_council using (council_id = (select app_org()));
create policy own_accept on public.acceptances for insert to homeward_council
  with check (council_id = (select app_org()) and accepted_by_id = (select app_person()) and ended_at is null
    and exists (select 1 from public.offers o where o.id = offer_id and o.state = 'accepted'
      and o.referral_id = acceptances.referral_id and o.provider_id = acceptances.provider_id)
    and exists (select 1 from public.referral_children c where c.id = referral_child_id
      and c.referral_id = acceptances.referral_id)
    -- A deputy may be who decided: whoever allows the cost does not commit the council to it.
    and not exists (select 1 from public.authorisations z where z.offer_id = acceptances.offer_id
      and z.state = 'authorised' and z.decided_by_id = acceptances.accepted_by_id));
create policy own_end on public.acceptances for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()) and ended_at is not null);

-- Whether no child that the offer was accepted for is placed on it any more: what was told on it closes, while the offer
-- itself stays the accepted one. Asked by policies of either side and by the functions that open what is sealed, who read
-- no acceptance; it tells nothing but this.
create function public.offer_is_over(p_offer uuid)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from public.acceptances a where a.offer_id = p_offer)
    and not exists (select 1 from public.acceptances a where a.offer_id = p_offer and a.ended_at is null) $$;
alter function public.offer_is_over(uuid) owner to homeward_definer;
grant execute on function public.offer_is_over(uuid) to homeward_council, homeward_provider, homeward_opener, homeward_definer;

create trigger guard_beginning before insert on public.acceptances
  for each row execute function public.guard_beginning('accepted_by_id=@person', 'accepted_at=@now', 'ended_at=', 'agreement_issued_at=');

-- Once, and not for another day: releases, agreements and what is told end with it.
create function public.guard_acceptance_end()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user = 'homeward_council' and (old.ended_at is not null or not public.is_now(new.ended_at)) then
      raise exception 'an acceptance ends once, and now' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_acceptance_end before update of ended_at on public.acceptances
  for each row execute function public.guard_acceptance_end();

create trigger guard_holder_insert before insert or update on public.acceptances
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty');

create trigger guard_unconfirmed before insert on public.acceptances for each row execute function public.guard_unconfirmed();
