-- Who has a seat, who waits, and who may come. Seats are counted by the database (docs/adr/0015): no role writes a
-- booking's state but by the moves of app/domains/forums/booking.machine.ts.

-- ------------------------------------------------------------ public.forum_seats
alter table public.forum_seats enable row level security;
alter table public.forum_seats force row level security;

-- Seats are counted by the trigger alone; their owner says how many there are.
grant select, insert (capacity, date_id, owner_organisation_id, per_organisation), update (capacity,
  per_organisation) on public.forum_seats to homeward_council, homeward_region;
-- Published dates: those for all are everybody's, also the public's; others are their guests'.
-- The worker, for one organisation at a time: the owner.
grant select on public.forum_seats to homeward_provider, homeward_reader, homeward_worker;
grant select, update on public.forum_seats to homeward_definer;

create policy definer_all on public.forum_seats for all to homeward_definer
  using (true)
  with check (true);
create policy job on public.forum_seats for select to homeward_worker using (owner_organisation_id = (select app_org()));
create policy own on public.forum_seats for all to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org()))
  with check (owner_organisation_id = (select app_org()));
create policy with_its_date on public.forum_seats for select to homeward_council, homeward_provider, homeward_reader, homeward_region
  using (exists (select 1 from public.forum_dates d where d.id = forum_seats.date_id and d.state <> 'draft'));

-- ------------------------------------------------------------ public.forum_organisation_seats
alter table public.forum_organisation_seats enable row level security;
alter table public.forum_organisation_seats force row level security;

-- A provider's own.
grant select on public.forum_organisation_seats to homeward_council, homeward_provider, homeward_region;
grant select, insert, update on public.forum_organisation_seats to homeward_definer;

create policy definer_all on public.forum_organisation_seats for all to homeward_definer
  using (true)
  with check (true);
create policy mine on public.forum_organisation_seats for select to homeward_provider using (provider_id = (select app_org()));
create policy own on public.forum_organisation_seats for all to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org()))
  with check (owner_organisation_id = (select app_org()));

-- ------------------------------------------------------------ public.forum_bookings
alter table public.forum_bookings enable row level security;
alter table public.forum_bookings force row level security;

grant select, insert, update (held_until, sequence, state, state_since, version) on public.forum_bookings to
  homeward_council, homeward_region;
grant select, insert, update (booked_by_id, held_until, sequence, state, state_since, version) on
  public.forum_bookings to homeward_provider;
-- The worker, for one organisation at a time: the owner.
grant select, update (held_until, reminded, sequence, state, state_since, version) on public.forum_bookings to
  homeward_worker;
grant select, update on public.forum_bookings to homeward_definer;

-- Whom one meets at a forum says who is where: a seat at another organisation's waits for the second person as well.
create policy confirmed_only on public.forum_bookings as restrictive for insert to homeward_provider with check (
  owner_organisation_id = coalesce((
    select case when o.standing <> 'confirmed' then coalesce(o.vouched_by_id, '00000000-0000-0000-0000-000000000000') end
      from access.organisations o where o.id = (select app_org())), owner_organisation_id));
create policy definer_all on public.forum_bookings for all to homeward_definer
  using (true)
  with check (true);
create policy job on public.forum_bookings to homeward_worker using (owner_organisation_id = (select app_org())) with check (owner_organisation_id = (select app_org()));
-- Reading one's own bookings needs nothing; a seat is asked for only where one may come. Restoring and taking an offered
-- seat stay possible for who is in already.
create policy mine on public.forum_bookings for select to homeward_provider using (provider_id = (select app_org()));
create policy mine_change on public.forum_bookings for update to homeward_provider
  using (provider_id = (select app_org())) with check (provider_id = (select app_org()));
create policy mine_new on public.forum_bookings for insert to homeward_provider
  with check (provider_id = (select app_org()) and booked_by_id = (select app_person()) and public.may_come_to_forum(date_id, (select app_org()))
    and exists (select 1 from public.forum_dates d where d.id = date_id and d.owner_organisation_id = forum_bookings.owner_organisation_id));
create policy own on public.forum_bookings for all to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org()))
  with check (owner_organisation_id = (select app_org()));

create trigger count_forum_seat after insert or update of state or delete on public.forum_bookings
  for each row execute function public.count_forum_seat();

create trigger give_forum_line before insert or update of state on public.forum_bookings
  for each row execute function public.give_forum_line();

create trigger guard_beginning before insert on public.forum_bookings
  for each row execute function public.guard_beginning('state=booked|waiting|attended', 'version=1',
    'state_since=@now', 'created_at=@now');

-- The moves of docs/domain.md, and which side may make them (app/domains/forums/booking.machine.ts).
create function public.guard_forum_booking()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_move text;
  begin
    if tg_op = 'INSERT' then
      if new.state not in ('booked', 'waiting') and not (new.state = 'attended' and new.walk_in and current_user <> 'homeward_provider') then
        raise exception 'a booking does not start at %', new.state using errcode = '42501';
      end if;
      return new;
    end if;
    if (new.date_id, new.owner_organisation_id, new.provider_id, new.person_id, new.attendee_key)
        is distinct from (old.date_id, old.owner_organisation_id, old.provider_id, old.person_id, old.attendee_key) then
      raise exception 'a booking stays with its person and date' using errcode = '42501';
    end if;
    if new.state = old.state then return new; end if;
    v_move := old.state || ' > ' || new.state;
    if v_move not in ('booked > attended', 'booked > missed', 'booked > cancelled', 'waiting > offered', 'waiting > cancelled',
        'offered > booked', 'offered > lapsed', 'offered > cancelled', 'cancelled > booked', 'cancelled > waiting') then
      raise exception 'a booking does not move %', v_move using errcode = '42501';
    end if;
    if current_user = 'homeward_provider' and v_move not in ('booked > cancelled', 'waiting > cancelled', 'offered > cancelled',
        'offered > booked', 'cancelled > booked', 'cancelled > waiting') then
      raise exception 'a provider does not move a booking %', v_move using errcode = '42501';
    end if;
    -- (nested: an expression asks for the right to all its functions, also those it does not reach)
    if current_user = 'homeward_provider' and old.state = 'cancelled' then
      if not public.may_come_to_forum(new.date_id, new.provider_id) then
        raise exception 'this date is not open to this organisation' using errcode = '42501';
      end if;
    end if;
    return new;
  end $$;
create trigger guard_forum_booking before insert or update on public.forum_bookings
  for each row execute function public.guard_forum_booking();

create trigger guard_holder_insert before insert or update on public.forum_bookings
  for each statement execute function public.guard_holder('commissioner', 'council-admin', 'hub-officer',
    'quality-assurance', 'referrals-officer', 'registered-manager', 'responsible-individual', 'provider-finance',
    'provider-admin');

-- ------------------------------------------------------------ public.forum_needs
alter table public.forum_needs enable row level security;
alter table public.forum_needs force row level security;

grant select on public.forum_needs to homeward_council, homeward_region, homeward_definer;
grant select, insert, update (access, diet), delete on public.forum_needs to homeward_provider;
grant select, delete on public.forum_needs to homeward_worker;

create policy definer_all on public.forum_needs for all to homeward_definer
  using (true)
  with check (true);
create policy job on public.forum_needs to homeward_worker using (owner_organisation_id = (select app_org()));
create policy mine on public.forum_needs to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and exists (select 1 from public.forum_bookings b
    where b.id = booking_id and b.date_id = forum_needs.date_id and b.owner_organisation_id = forum_needs.owner_organisation_id));
create policy own on public.forum_needs for all to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org()))
  with check (owner_organisation_id = (select app_org()));

-- ------------------------------------------------------------ public.forum_blocks
alter table public.forum_blocks enable row level security;
alter table public.forum_blocks force row level security;

grant select, insert, update on public.forum_blocks to homeward_council, homeward_region;
grant select on public.forum_blocks to homeward_definer;

create policy definer_all on public.forum_blocks for all to homeward_definer
  using (true)
  with check (true);
create policy own on public.forum_blocks for all to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org()))
  with check (owner_organisation_id = (select app_org()));

create trigger guard_beginning before insert on public.forum_blocks
  for each row execute function public.guard_beginning('blocked_by_id=@person', 'blocked_at=@now', 'ended_at=');

create trigger guard_holder_insert before insert or update on public.forum_blocks
  for each statement execute function public.guard_holder('commissioner', 'council-admin', 'hub-officer');

-- ------------------------------------------------------------ public.forum_links
alter table public.forum_links enable row level security;
alter table public.forum_links force row level security;

grant select, insert, update, delete on public.forum_links to homeward_council, homeward_region;
-- The link is for who has a seat, and for who booked it for them.
-- The worker, for one organisation at a time: the owner.
grant select on public.forum_links to homeward_provider, homeward_worker, homeward_definer;

create policy definer_all on public.forum_links for all to homeward_definer
  using (true)
  with check (true);
create policy job on public.forum_links for select to homeward_worker using (owner_organisation_id = (select app_org()));
create policy own on public.forum_links for all to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org()))
  with check (owner_organisation_id = (select app_org()));
create policy with_a_seat on public.forum_links for select to homeward_provider
  using (exists (select 1 from public.forum_bookings b where b.date_id = forum_links.date_id and b.provider_id = (select app_org())
    and b.state in ('booked', 'attended') and (b.person_id = (select app_person()) or b.booked_by_id = (select app_person()))));

create trigger guard_holder_insert before insert or delete or update on public.forum_links
  for each statement execute function public.guard_holder('commissioner', 'council-admin', 'hub-officer');

-- ------------------------------------------------------------ public.forum_guests
alter table public.forum_guests enable row level security;
alter table public.forum_guests force row level security;

grant select, insert, delete on public.forum_guests to homeward_council, homeward_region;
grant select on public.forum_guests to homeward_provider, homeward_definer;

create policy definer_all on public.forum_guests for all to homeward_definer
  using (true)
  with check (true);
create policy mine on public.forum_guests for select to homeward_provider using (provider_id = (select app_org()));
create policy own on public.forum_guests for all to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org()))
  with check (owner_organisation_id = (select app_org()));

create trigger guard_holder_insert before insert or delete or update on public.forum_guests
  for each statement execute function public.guard_holder('commissioner', 'council-admin', 'hub-officer');

-- ------------------------------------------------------------ public.forum_marks
alter table public.forum_marks enable row level security;
alter table public.forum_marks force row level security;

grant select, insert on public.forum_marks to homeward_council, homeward_region;
grant insert on public.forum_marks to homeward_definer;

create policy definer_mark on public.forum_marks for insert to homeward_definer with check (mark = 'attended');
create policy own on public.forum_marks for all to homeward_council, homeward_region
  using (owner_organisation_id = (select app_org()))
  with check (owner_organisation_id = (select app_org()));

create trigger guard_beginning before insert on public.forum_marks
  for each row execute function public.guard_beginning('marked_by_id=@person', 'marked_at=@now');

-- ------------------------------------------------------------ functions

create function public.may_come_to_forum(p_date uuid, p_provider uuid)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from public.forum_dates d where d.id = p_date and d.state = 'published'
      and (d.audience = 'all' or exists (select 1 from public.forum_guests g where g.series_id = d.series_id and g.provider_id = p_provider
        and (g.date_id is null or g.date_id = d.id)))
      and not public.forum_blocked(d.owner_organisation_id, p_provider))
  $$;
alter function public.may_come_to_forum(uuid, uuid) owner to homeward_definer;
grant execute on function public.may_come_to_forum(uuid, uuid) to homeward_provider;

-- Whether the asking organisation may come: the date is published, it is for all or the organisation is a guest, and its
-- owner has not blocked it.
create function public.forum_blocked(p_owner uuid, p_provider uuid)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from public.forum_blocks b where b.owner_organisation_id = p_owner and b.provider_id = p_provider and b.ended_at is null) $$;
alter function public.forum_blocked(uuid, uuid) owner to homeward_definer;

-- (a function: the policies of bookings look at dates already)
create function public.has_forum_booking(p_date uuid)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from public.forum_bookings b where b.date_id = p_date and b.provider_id = public.forum_asker()) $$;
alter function public.has_forum_booking(uuid) owner to homeward_definer;
grant execute on function public.has_forum_booking(uuid) to homeward_provider;

-- Locks the seats of dates, in one order for everybody, and says how they stand. Called before any booking is touched.
create function public.lock_forum_seats(p_dates uuid[])
  returns TABLE(date_id uuid, capacity integer, taken integer, most integer, own integer, may_come boolean, blocked boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_date uuid; v_seats public.forum_seats; v_asker uuid := public.forum_asker(); v_asking text := session_user;
  begin
    for v_date in select d from unnest(p_dates) d order by d loop
      -- Only what the asker has to do with: a provider what it may see or has booked, an owner its own.
      continue when not exists (select 1 from public.forum_dates f where f.id = v_date and case when v_asking <> 'homeward_provider' then
          f.owner_organisation_id = v_asker
        else f.state <> 'draft' and (f.audience = 'all'
          or exists (select 1 from public.forum_guests g where g.series_id = f.series_id and g.provider_id = v_asker)
          or exists (select 1 from public.forum_bookings b where b.date_id = f.id and b.provider_id = v_asker)) end);
      select * into v_seats from public.forum_seats s where s.date_id = v_date for no key update;
      continue when not found;
      date_id := v_date; capacity := v_seats.capacity; taken := v_seats.taken; most := v_seats.per_organisation; own := 0;
      if most is not null then
        own := coalesce((select o.taken from public.forum_organisation_seats o where o.date_id = v_date and o.provider_id = v_asker), 0);
      end if;
      blocked := v_asking = 'homeward_provider' and public.forum_blocked(v_seats.owner_organisation_id, v_asker);
      may_come := v_asking = 'homeward_provider' and public.may_come_to_forum(v_date, v_asker);
      return next;
    end loop;
  end $$;
alter function public.lock_forum_seats(uuid[]) owner to homeward_definer;
grant execute on function public.lock_forum_seats(uuid[]) to homeward_council, homeward_provider, homeward_region,
  homeward_worker;

-- Booked, offered and attended hold a seat. Whatever path a booking takes, this counts it, and the check on the row
-- refuses the one too many. Whoever locks seats first (lock_forum_seats) never meets another in the other order.
create function public.count_forum_seat()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_before int := case when tg_op <> 'INSERT' and old.state in ('booked', 'offered', 'attended') then 1 else 0 end;
    v_after int := case when tg_op <> 'DELETE' and new.state in ('booked', 'offered', 'attended') then 1 else 0 end;
    v_date uuid; v_provider uuid; v_owner uuid; v_most int; v_taken int;
  begin
    if v_before = v_after then return null; end if;
    if tg_op = 'DELETE' then v_date := old.date_id; v_provider := old.provider_id; v_owner := old.owner_organisation_id;
    else v_date := new.date_id; v_provider := new.provider_id; v_owner := new.owner_organisation_id; end if;
    update public.forum_seats s set taken = s.taken + v_after - v_before where s.date_id = v_date returning s.per_organisation into v_most;
    if not found then raise exception 'this date has no seats' using errcode = '23514'; end if;
    if v_provider is not null and v_after < v_before then
      update public.forum_organisation_seats o set taken = o.taken - 1 where o.date_id = v_date and o.provider_id = v_provider;
    elsif v_provider is not null then
      insert into public.forum_organisation_seats as o (date_id, provider_id, owner_organisation_id, taken)
        values (v_date, v_provider, v_owner, 1)
        on conflict (date_id, provider_id) do update set taken = o.taken + 1
        returning o.taken into v_taken;
      -- At check-in the owner decides.
      if v_taken > v_most and new.state <> 'attended' then
        raise exception 'this organisation has its % seats', v_most using errcode = '23514', constraint = 'forum_organisation_seats_most';
      end if;
    end if;
    return null;
  end $$;
alter function public.count_forum_seat() owner to homeward_definer;

-- The place in line is given under the lock of the seats; so it is the order in which people joined.
create function public.give_forum_line()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if new.state = 'waiting' and (tg_op = 'INSERT' or old.state <> 'waiting') then
      update public.forum_seats s set line = s.line + 1 where s.date_id = new.date_id returning s.line into new.line;
      if not found then raise exception 'this date has no seats' using errcode = '23514'; end if;
    end if;
    return new;
  end $$;
alter function public.give_forum_line() owner to homeward_definer;

-- Offers free seats to those who wait, in the order of the line; who is at their organisation's most, or blocked, is passed
-- over and keeps their place. A seat is held for 24 hours, and not beyond the start.
create function public.promote_forum(p_date uuid, p_now timestamptz)
  returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare b record; s record; d record; v_count int := 0;
  begin
    select * into s from public.forum_seats where date_id = p_date for no key update;
    select * into d from public.forum_dates where id = p_date;
    if d.state is distinct from 'published' or d.starts_at <= p_now then return 0; end if;
    while s.taken + v_count < s.capacity loop
      select w.* into b from public.forum_bookings w
        where w.date_id = p_date and w.state = 'waiting'
          and (s.per_organisation is null or w.provider_id is null or s.per_organisation > coalesce((select o.taken
            from public.forum_organisation_seats o where o.date_id = p_date and o.provider_id = w.provider_id), 0))
          and (w.provider_id is null or not public.forum_blocked(w.owner_organisation_id, w.provider_id))
        order by w.line limit 1;
      exit when not found;
      update public.forum_bookings set state = 'offered', state_since = p_now, held_until = least(p_now + interval '24 hours' /* rule: seat-held */, d.starts_at), version = version + 1
        where id = b.id;
      perform public.record_forum_move(b.id, 'forum-seat-offered', 'waiting', 'offered', p_now);
      perform public.ask_forum_mail(b.id, b.owner_organisation_id, 'offered', b.version + 1);
      perform public.put_job('lapse-forum-seat', json_build_object('dateId', p_date, 'organisationId', b.owner_organisation_id),
        'lapse-forum-seat:' || b.id || ':' || (b.version + 1), least(p_now + interval '24 hours' /* rule: seat-held */, d.starts_at));
      v_count := v_count + 1;
    end loop;
    return v_count;
  end $$;
alter function public.promote_forum(uuid, timestamptz) owner to homeward_definer;
grant execute on function public.promote_forum(uuid, timestamptz) to homeward_council, homeward_provider,
  homeward_region, homeward_worker;

-- Lets held seats of a date go whose time is over, and offers them to the next.
create function public.lapse_forum_seats(p_date uuid, p_now timestamptz)
  returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare b record; v_count int := 0;
  begin
    if not exists (select 1 from public.forum_dates d where d.id = p_date and d.owner_organisation_id = public.forum_asker()) then return 0; end if;
    perform 1 from public.forum_seats s where s.date_id = p_date for no key update;
    for b in select * from public.forum_bookings w where w.date_id = p_date and w.state = 'offered' and w.held_until <= p_now order by w.line loop
      update public.forum_bookings set state = 'lapsed', state_since = p_now, held_until = null, version = version + 1 where id = b.id;
      perform public.record_forum_move(b.id, 'forum-seat-lapsed', 'offered', 'lapsed', p_now);
      perform public.ask_forum_mail(b.id, b.owner_organisation_id, 'lapsed', b.version + 1);
      v_count := v_count + 1;
    end loop;
    perform public.promote_forum(p_date, p_now);
    return v_count;
  end $$;
alter function public.lapse_forum_seats(uuid, timestamptz) owner to homeward_definer;
grant execute on function public.lapse_forum_seats(uuid, timestamptz) to homeward_worker;

-- How many wait for dates that the asking organisation may see; never who.
create function public.forum_waiting(p_dates uuid[])
  returns TABLE(date_id uuid, waiting integer) language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select b.date_id, count(*)::int from public.forum_bookings b
     where b.date_id = any (p_dates) and b.state = 'waiting'
       and (public.may_come_to_forum(b.date_id, public.forum_asker())
         or exists (select 1 from public.forum_bookings m where m.date_id = b.date_id and m.provider_id = public.forum_asker()))
     group by b.date_id
  $$;
alter function public.forum_waiting(uuid[]) owner to homeward_definer;
grant execute on function public.forum_waiting(uuid[]) to homeward_provider;

-- The place in line of the asking organisation's own people: 1 is next.
create function public.forum_places_in_line(p_dates uuid[])
  returns TABLE(booking_id uuid, place integer) language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select b.id, (select count(*)::int from public.forum_bookings w where w.date_id = b.date_id and w.state = 'waiting' and w.line <= b.line)
      from public.forum_bookings b
     where b.date_id = any (p_dates) and b.state = 'waiting' and b.provider_id = public.forum_asker()
  $$;
alter function public.forum_places_in_line(uuid[]) owner to homeward_definer;
grant execute on function public.forum_places_in_line(uuid[]) to homeward_provider;

-- The same for the holder of the link in a mail.
create function public.forum_pass_place(p_hash text)
  returns integer language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select (select count(*)::int from public.forum_bookings w where w.date_id = b.date_id and w.state = 'waiting' and w.line <= b.line)
      from public.forum_bookings b where b.pass_hash = p_hash and b.state = 'waiting'
  $$;
alter function public.forum_pass_place(text) owner to homeward_definer;
grant execute on function public.forum_pass_place(text) to homeward_reader;

-- A pass: the secret in a mail. Whoever holds it sees that one booking, cancels it or takes the seat that is held.
create function public.read_forum_pass(p_hash text)
  returns TABLE(booking_id uuid, date_id uuid, owner_organisation_id uuid, attendee_name text, state text, held_until timestamptz, version integer, line integer, title text, starts_at timestamptz, ends_at timestamptz, place text, online boolean, date_state text, owner_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select b.id, b.date_id, b.owner_organisation_id, b.attendee_name, b.state, b.held_until, b.version, b.line,
           d.title, d.starts_at, d.ends_at, d.place, d.online, d.state, o.name
      from public.forum_bookings b join public.forum_dates d on d.id = b.date_id join access.organisations o on o.id = d.owner_organisation_id
     where b.pass_hash = p_hash
  $$;
alter function public.read_forum_pass(text) owner to homeward_definer;
grant execute on function public.read_forum_pass(text) to homeward_reader;

-- Gives the state afterwards; the booking is left alone when the move is not open to it (any more).
create function public.use_forum_pass(p_hash text, p_move text, p_now timestamptz)
  returns text language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare b record; v_starts timestamptz; v_date text;
  begin
    select f.date_id into b from public.forum_bookings f where f.pass_hash = p_hash;
    if not found then return null; end if;
    perform 1 from public.forum_seats s where s.date_id = b.date_id for no key update;
    select * into b from public.forum_bookings f where f.pass_hash = p_hash;
    select d.starts_at, d.state into v_starts, v_date from public.forum_dates d where d.id = b.date_id;
    if v_starts <= p_now or v_date <> 'published' then return b.state; end if;
    if p_move = 'cancel' and b.state in ('booked', 'waiting', 'offered') then
      update public.forum_bookings set state = 'cancelled', state_since = p_now, held_until = null, sequence = sequence + 1, version = version + 1 where id = b.id;
      perform public.record_forum_move(b.id, 'forum-booking-cancelled', b.state, 'cancelled', p_now, 'by the link in the mail');
      perform public.ask_forum_mail(b.id, b.owner_organisation_id, 'cancelled', b.version + 1);
      perform public.promote_forum(b.date_id, p_now);
      return 'cancelled';
    elsif p_move = 'accept' and b.state = 'offered' and b.held_until > p_now then
      update public.forum_bookings set state = 'booked', state_since = p_now, held_until = null, version = version + 1 where id = b.id;
      perform public.record_forum_move(b.id, 'forum-seat-accepted', 'offered', 'booked', p_now);
      perform public.ask_forum_mail(b.id, b.owner_organisation_id, 'booked', b.version + 1);
      return 'booked';
    end if;
    return b.state;
  end $$;
alter function public.use_forum_pass(text, text, timestamptz) owner to homeward_definer;
grant execute on function public.use_forum_pass(text, text, timestamptz) to homeward_reader;

-- Somebody with a seat checks in by the code: their own booking, from two hours before until an hour after.
-- Gives the state afterwards; null when there is no such booking of theirs.
create function public.check_in_forum(p_date uuid, p_now timestamptz)
  returns text language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare b record; v_person uuid := (select public.app_person());
  begin
    perform 1 from public.forum_seats s where s.date_id = p_date for no key update;
    select w.* into b from public.forum_bookings w join public.forum_dates d on d.id = w.date_id
      where w.date_id = p_date and w.person_id = v_person and w.provider_id = public.forum_asker()
        and w.state in ('booked', 'attended', 'missed', 'waiting', 'offered')
        and d.state = 'published' and p_now between d.starts_at - interval '2 hours' /* rule: check-in-opens */ and d.ends_at + interval '1 hour' /* rule: check-in-closes */;
    if not found then return null; end if;
    if b.state <> 'booked' then return b.state; end if;
    update public.forum_bookings set state = 'attended', state_since = p_now, version = version + 1 where id = b.id;
    insert into public.forum_marks (date_id, key, owner_organisation_id, booking_id, mark, marked_by_id, marked_at, at)
      values (b.date_id, 'self:' || b.id, b.owner_organisation_id, b.id, 'attended', v_person, p_now, p_now) on conflict do nothing;
    perform public.record_forum_move(b.id, 'forum-attended', 'booked', 'attended', p_now, 'by the code at the door');
    return 'attended';
  end $$;
alter function public.check_in_forum(uuid, timestamptz) owner to homeward_definer;
grant execute on function public.check_in_forum(uuid, timestamptz) to homeward_provider;

-- Who may write an event about it: asked by `guard_event` (audit.sql), as whoever writes, with the sides that the event names.
create function public.sees_forum_booking(p_id uuid, p_council uuid, p_provider uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from public.forum_bookings s where s.id = p_id) $$;
grant execute on function public.sees_forum_booking(uuid, uuid, uuid) to public;
