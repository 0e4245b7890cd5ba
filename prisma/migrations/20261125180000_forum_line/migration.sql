-- What a provider's person sees of a forum beside its date: the own place in line, and how many wait.

grant create on schema public to homeward_definer;

-- (a function: the policies of bookings look at dates already)
create function public.has_forum_booking(p_date uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from public.forum_bookings b where b.date_id = p_date and b.provider_id = public.forum_asker()) $$;

-- How many wait for dates that the asking organisation may see; never who.
create function public.forum_waiting(p_dates uuid[]) returns table (date_id uuid, waiting int)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select b.date_id, count(*)::int from public.forum_bookings b
     where b.date_id = any (p_dates) and b.state = 'waiting'
       and (public.may_come_to_forum(b.date_id, public.forum_asker())
         or exists (select 1 from public.forum_bookings m where m.date_id = b.date_id and m.provider_id = public.forum_asker()))
     group by b.date_id
  $$;

-- The place in line of the asking organisation's own people: 1 is next.
create function public.forum_places_in_line(p_dates uuid[]) returns table (booking_id uuid, place int)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select b.id, (select count(*)::int from public.forum_bookings w where w.date_id = b.date_id and w.state = 'waiting' and w.line <= b.line)
      from public.forum_bookings b
     where b.date_id = any (p_dates) and b.state = 'waiting' and b.provider_id = public.forum_asker()
  $$;

-- The same for the holder of the link in a mail.
create function public.forum_pass_place(p_hash text) returns int
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select (select count(*)::int from public.forum_bookings w where w.date_id = b.date_id and w.state = 'waiting' and w.line <= b.line)
      from public.forum_bookings b where b.pass_hash = p_hash and b.state = 'waiting'
  $$;

do $$
declare f text;
begin
  foreach f in array array['has_forum_booking(uuid)', 'forum_waiting(uuid[])', 'forum_places_in_line(uuid[])', 'forum_pass_place(text)'] loop
    execute format('alter function public.%s owner to homeward_definer', f);
    execute format('revoke all on function public.%s from public', f);
  end loop;
end $$;
grant execute on function public.has_forum_booking(uuid), public.forum_waiting(uuid[]), public.forum_places_in_line(uuid[]) to homeward_provider;
grant execute on function public.forum_pass_place(text) to homeward_reader;
revoke create on schema public from homeward_definer;

-- Whoever has a booking sees its date, also after their organisation left the list: they must be able to cancel.
create policy booked on public.forum_dates for select to homeward_provider
  using (state <> 'draft' and audience <> 'all' and public.has_forum_booking(id));
