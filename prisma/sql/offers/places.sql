-- One place for one child: what else is promised of the place of an offer, by offers that hold it and by children who were
-- given it. What a home has is the newest confirmation of its vacancies less the children given a place there since; a home
-- that has told nothing has the one place that it offers.

-- For either side of each offer: until when the place is held for other referrals, and whether it was given to another child
-- (`taken`; `perhaps` where the home never said how many it has, and not that it is one and the same). Never whose; how many
-- places it would take is for the provider alone. No row where the place is promised to nobody else.
create function public.places_promised(p_offers uuid[], p_at timestamptz)
  returns TABLE(offer_id uuid, held_until timestamptz, taken text, needed integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with mine as materialized (
      select o.id, o.service_id, o.referral_id, o.same_place, s.kind, o.provider_id = (select public.app_org()) as own,
          (select greatest(count(*), 1)::int from public.referral_children c where c.referral_id = o.referral_id) as children,
          (select v.submitted_at from public.offer_versions v where v.offer_id = o.id and v.number = o.version_number) as sent_at
        from public.offers o join public.services s on s.id = o.service_id
       where o.id = any (p_offers)
         and ((o.council_id = (select public.app_org()) and o.version_number > 0) or o.provider_id = (select public.app_org()))
         and (o.state = 'draft' or o.state = any (array['submitted', 'shortlisted', 'reserve', 'preferred', 'authorised'] /* rule: live-offers */)))
    select m.id,
        case when h.children > 0 and spare.places < m.children + h.children then h.until end,
        case when t.children > 0 and spare.places < m.children then
          case when v.places is not null or m.same_place or t.same_place then 'taken' else 'perhaps' end end,
        case when m.own then (m.children + coalesce(h.children, 0))::int end
      from mine m
      left join lateral (select q.places, q.confirmed_at from public.vacancies q where q.service_id = m.service_id
        order by q.confirmed_at desc, q.id desc limit 1) v on true
      cross join lateral (select count(*) as children, coalesce(bool_or(o.same_place), false) as same_place
        from public.placements q join public.offers o on o.id = q.offer_id
       where q.service_id = m.service_id and q.offer_id <> m.id and q.state <> 'fallen-through'
         and case when v.places is not null then q.created_at > v.confirmed_at
           else q.state = 'planned' or q.created_at > m.sent_at end) t
      cross join lateral (select greatest(coalesce(v.places, 1) - t.children, 0) as places) spare
      cross join lateral (select max(o.held_until) as until, sum((select greatest(count(*), 1)
          from public.referral_children c where c.referral_id = o.referral_id)) as children
        from public.offers o
       where o.service_id = m.service_id and o.referral_id <> m.referral_id and o.held_until > p_at
         and o.state = any (array['submitted', 'shortlisted', 'reserve', 'preferred', 'authorised'] /* rule: live-offers */)) h
     -- An agency or a provider of several addresses that has told nothing is not known to have one place.
     where (v.places is not null or m.kind = 'childrens-home')
       and ((h.children > 0 and spare.places < m.children + h.children) or (t.children > 0 and spare.places < m.children))
  $$;
alter function public.places_promised(uuid[], timestamptz) owner to homeward_definer;
grant execute on function public.places_promised(uuid[], timestamptz) to homeward_council, homeward_provider, homeward_worker;

-- A version of an offer whose place is promised to another child goes out only with the provider's word that it is the same
-- place, which tells both councils. An offer is accepted only while its place is not another child's. One at a time for each
-- home: whoever comes second sees what the first has promised.
create function public.guard_place()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_promised record;
  begin
    if current_user not in ('homeward_provider', 'homeward_council') then return new; end if;
    perform pg_advisory_xact_lock(hashtextextended('place:' || new.service_id, 0));
    if new.version_number > old.version_number then
      if not public.is_now(new.updated_at) then
        raise exception 'a version is sent now' using errcode = '42501';
      end if;
      select * into v_promised from public.places_promised(array[new.id], new.updated_at);
      if found and not new.same_place then
        raise exception 'this place is promised to another child' using errcode = '42501';
      end if;
    end if;
    if new.state = 'accepted' and old.state <> 'accepted' and exists (
        select 1 from public.places_promised(array[new.id], new.state_since) q where q.taken = 'taken') then
      raise exception 'another child was given this place' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_place before update on public.offers for each row
  when (new.version_number > old.version_number or (new.state = 'accepted' and old.state <> 'accepted'))
  execute function public.guard_place();
