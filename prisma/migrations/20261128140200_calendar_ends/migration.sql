-- A calendar address ends with the membership: it shows what a person has in organisations they are in now, and when they
-- are in none it is of no use, nor does it come back to life when they are invited again.
create or replace function public.read_forum_feed(p_hash text)
  returns table (booking_id uuid, state text, sequence int, changed_at timestamptz, title text, reference text, date_state text, starts_at timestamptz, ends_at timestamptz,
    place text, access_notes text, url text, owner_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select b.id, b.state, b.sequence + d.sequence, greatest(b.state_since, d.updated_at), d.title, d.reference, d.state, d.starts_at, d.ends_at, d.place, d.access_notes,
           case when b.state in ('booked', 'attended') then l.url end, o.name
      from public.forum_feeds f join public.forum_bookings b on b.person_id = f.person_id and b.state in ('booked', 'attended', 'cancelled')
      join public.forum_dates d on d.id = b.date_id join access.organisations o on o.id = d.owner_organisation_id
      left join public.forum_links l on l.date_id = d.id
     where f.secret_hash = p_hash
       and exists (select 1 from access.memberships m
                    where m.person_id = f.person_id and m.ended_at is null and m.organisation_id = coalesce(b.provider_id, b.owner_organisation_id))
  $$;

create or replace function public.forum_feed_known(p_hash text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (select 1 from public.forum_feeds f join access.memberships m on m.person_id = f.person_id and m.ended_at is null
                    where f.secret_hash = p_hash)
  $$;

grant create on schema public to homeward_definer;
grant select (person_id, version), update (secret_hash, version) on public.forum_feeds to homeward_definer;
create function public.end_forum_feed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if new.ended_at is not null and old.ended_at is null
        and not exists (select 1 from access.memberships m where m.person_id = new.person_id and m.ended_at is null) then
      update public.forum_feeds set version = version + 1, secret_hash = 'ended ' || gen_random_uuid()
       where person_id = new.person_id;
    end if;
    return null;
  end $$;
alter function public.end_forum_feed() owner to homeward_definer;
revoke all on function public.end_forum_feed() from public;
revoke create on schema public from homeward_definer;
create trigger end_forum_feed after update of ended_at on access.memberships
  for each row execute function public.end_forum_feed();
