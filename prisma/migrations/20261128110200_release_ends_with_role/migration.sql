-- A release is made to somebody because of what they are at a home: it ends when that ends, in the same transaction and
-- whoever writes the row. When the last role goes with which somebody answers for homes, when a manager or a responsible
-- individual is one no more, and when the service passes to another owner.
alter table public.information_releases drop constraint information_releases_ended;
alter table public.information_releases add constraint information_releases_ended
  check ((ended_at is null) = (ended_because is null)
    and (ended_because is null or ended_because in ('revoked', 'lapsed', 'offer-ended', 'search-ended', 'declined', 'left', 'role-ended', 'service-moved')));

grant create on schema public to homeward_definer;
create function public.end_releases_of_role() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform public.end_releases(array(select i.id from public.information_releases i
      where i.provider_id = new.organisation_id and i.person_id = new.person_id and i.ended_at is null),
      'role-ended', now());
    return null;
  end $$;
create function public.end_releases_of_service() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform public.end_releases(array(select i.id from public.information_releases i
      where i.service_id = new.id and i.ended_at is null), 'service-moved', now());
    return null;
  end $$;
alter function public.end_releases_of_role() owner to homeward_definer;
alter function public.end_releases_of_service() owner to homeward_definer;
revoke all on function public.end_releases_of_role(), public.end_releases_of_service() from public;
revoke create on schema public from homeward_definer;

create trigger end_releases_of_role after update of roles on access.memberships for each row
  when (new.ended_at is null
    and ((old.roles && array['registered-manager'] and not new.roles && array['registered-manager'])
      or (old.roles && array['responsible-individual'] and not new.roles && array['responsible-individual'])
      or not new.roles && array['registered-manager', 'responsible-individual', 'referrals-officer', 'provider-admin']))
  execute function public.end_releases_of_role();
create trigger end_releases_of_service after update of owner_key on public.services for each row
  when (old.owner_key is distinct from new.owner_key) execute function public.end_releases_of_service();

-- The identity itself asks for the role once more, at the moment of reading.
grant select (roles) on access.memberships to homeward_opener;
do $$
declare v_text text;
begin
  v_text := pg_get_functiondef('public.read_released_identity(uuid, uuid, timestamptz)'::regprocedure);
  if position('and m.ended_at is null);' in v_text) = 0 then
    raise exception 'read_released_identity does not ask for the membership as expected';
  end if;
  v_text := replace(v_text, 'and m.ended_at is null);', 'and m.ended_at is null
         and m.roles && array[''registered-manager'', ''responsible-individual'', ''referrals-officer'', ''provider-admin'']);');
  execute 'grant create on schema public to homeward_opener';
  execute v_text;
  execute 'revoke create on schema public from homeward_opener';
end $$;
