-- What a refused provider still has open ends with it, by a job that acts as each council: its offers are withdrawn and
-- its deliveries closed. The job may do both to a refused provider's rows alone.
do $$
declare v_text text;
begin
  v_text := pg_get_functiondef('public.guard_offer_moves()'::regprocedure);
  if position('(old.state = any (v_live) and new.state = ''expired'')' in v_text) = 0 then
    raise exception 'guard_offer_moves does not read as expected';
  end if;
  execute replace(v_text, '(old.state = any (v_live) and new.state = ''expired'')',
    '(old.state = any (v_live) and (new.state = ''expired'' or (new.state = ''withdrawn'' and exists (
          select 1 from access.organisations o where o.id = new.provider_id and o.standing = ''refused''))))');
end $$;

grant update (closed_at, search_reason) on public.deliveries to homeward_worker;
create function public.guard_closing_jobs() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user = 'homeward_worker' and not exists (
        select 1 from access.organisations o where o.id = new.provider_id and o.standing = 'refused') then
      raise exception 'a job closes what a refused provider has, and nothing else' using errcode = '42501';
    end if;
    return new;
  end $$;
revoke all on function public.guard_closing_jobs() from public;
create trigger guard_closing_jobs before update on public.deliveries for each row
  when ((new.state = 'closed' and old.state <> 'closed') or new.closed_at is distinct from old.closed_at
    or new.search_reason is distinct from old.search_reason)
  execute function public.guard_closing_jobs();

-- A council with a child placed in one of the owner's homes is concerned, whoever answered for the home then.
grant create on schema access to homeward_definer;
grant select on public.acceptances to homeward_definer;
create policy definer_read on public.acceptances for select to homeward_definer using (true);
create or replace function access.councils_concerned(p_provider uuid, p_wanted text[])
  returns table (council_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select d.council_id from public.deliveries d where d.provider_id = p_provider
    union
    select r.council_id from public.referrals r where r.state in ('searching', 'deciding') and r.service_kind = any (p_wanted)
    union
    select a.council_id from public.acceptances a where a.ended_at is null and (a.provider_id = p_provider or exists (
      select 1 from public.offers f join public.services s on s.id = f.service_id
        join access.provider_confirmations c on c.provider_id = p_provider
          and c.owner = coalesce(s.owner_key, 'urn-' || s.registration_number)
       where f.id = a.offer_id))
  $$;

-- How many children the council that a job acts as has in the homes of this provider's owner: a number, and no child.
create function access.children_placed(p_provider uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select count(*)::int from public.acceptances a
     where a.ended_at is null and a.council_id = public.app_org() and (a.provider_id = p_provider or exists (
      select 1 from public.offers f join public.services s on s.id = f.service_id
        join access.provider_confirmations c on c.provider_id = p_provider
          and c.owner = coalesce(s.owner_key, 'urn-' || s.registration_number)
       where f.id = a.offer_id))
  $$;
alter function access.children_placed(uuid) owner to homeward_definer;
revoke all on function access.children_placed(uuid) from public;
grant execute on function access.children_placed(uuid) to homeward_worker;
revoke create on schema access from homeward_definer;
