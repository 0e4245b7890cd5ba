-- Who is asked and what they answer. Deliveries and answers are rows that both sides write (docs/adr/0009): each may make
-- its own moves and no other, whatever the code asks for. The machine is app/domains/routing/delivery.machine.ts.

-- ------------------------------------------------------------ public.search_stages
alter table public.search_stages enable row level security;
alter table public.search_stages force row level security;

grant select, insert on public.search_stages to homeward_council;

create policy own on public.search_stages to homeward_council using (council_id = (select app_org())) with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.search_stages
  for each row execute function public.guard_beginning('opened_by_id=@person', 'opened_at=@now');

create trigger guard_holder_insert before insert on public.search_stages
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty');

-- ------------------------------------------------------------ public.deliveries
alter table public.deliveries enable row level security;
alter table public.deliveries force row level security;

grant select, insert, update on public.deliveries to homeward_council;
grant select, update (delivered_at, opened_at, picked_up_at, picked_up_by_id, state, version) on public.deliveries
  to homeward_provider;
-- When somebody leaves a provider, the worker hands on what they had picked up, or puts it back for everybody.
grant select, update (broker_id, closed_at, delivered_at, picked_up_at, picked_up_by_id, search_reason, state,
  version) on public.deliveries to homeward_worker;
grant select on public.deliveries to homeward_definer;

create policy addressed on public.deliveries for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_change on public.deliveries for update to homeward_provider using (provider_id = (select app_org())) with check (provider_id = (select app_org()));
-- What other councils sent before an invitation went to another address is not for whoever answers to that address.
-- One question a statement; null means confirmed, so every council. It verifies for itself who is asking: the setting can
-- be changed in the middle of a statement, between this policy and the one beside it.
create policy confirmed_only on public.deliveries as restrictive for all to homeward_provider, homeward_worker using (
  council_id = coalesce((
    select case when o.standing <> 'confirmed' then coalesce(o.vouched_by_id, '00000000-0000-0000-0000-000000000000') end
      from access.organisations o where o.id = (select app_org())), council_id));
create policy definer_ids on public.deliveries for select to homeward_definer using (true);
create policy definer_read on public.deliveries for select to homeward_definer using (true);
create policy job on public.deliveries for select to homeward_worker using (provider_id = (select app_org()) or council_id = (select app_org()));
create policy job_change on public.deliveries for update to homeward_worker
  using (provider_id = (select app_org()) or council_id = (select app_org())) with check (provider_id = (select app_org()) or council_id = (select app_org()));
create policy own on public.deliveries to homeward_council using (council_id = (select app_org())) with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.deliveries
  for each row execute function public.guard_beginning('state=queued', 'version=1', 'picked_up_by_id=',
    'picked_up_at=', 'opened_at=', 'delivered_at=', 'closed_at=', 'created_at=@now');

create function public.guard_closing_jobs()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user = 'homeward_worker' and not exists (
        select 1 from access.organisations o where o.id = new.provider_id and o.standing = 'refused') then
      raise exception 'a job closes what a refused provider has, and nothing else' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_closing_jobs before update on public.deliveries for each row
  when ((new.state = 'closed' and old.state <> 'closed') or new.closed_at is distinct from old.closed_at
    or new.search_reason is distinct from old.search_reason)
  execute function public.guard_closing_jobs();

create function public.guard_delivery_moves()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user = 'homeward_council' then
      if tg_op = 'INSERT' then
        if new.picked_up_by_id is not null then
          raise exception 'nobody has picked up what was not sent yet' using errcode = '42501';
        end if;
        return new;
      end if;
      if (new.referral_id, new.council_id, new.provider_id, new.reference)
          is distinct from (old.referral_id, old.council_id, old.provider_id, old.reference) then
        raise exception 'a delivery stays with whom it was sent to' using errcode = '42501';
      end if;
      if new.picked_up_by_id is not null and new.picked_up_by_id is distinct from old.picked_up_by_id then
        raise exception 'a council does not pick up' using errcode = '42501';
      end if;
    elsif current_user = 'homeward_provider' and tg_op = 'UPDATE' then
      if new.state <> old.state and new.state not in ('opened', 'picked-up', 'answered') then
        raise exception 'a provider does not move a delivery to %', new.state using errcode = '42501';
      end if;
      if old.state = 'closed' and new.state <> old.state then
        raise exception 'a closed delivery is opened by the council' using errcode = '42501';
      end if;
      if new.picked_up_by_id is not null and new.picked_up_by_id is distinct from old.picked_up_by_id and not exists (
          select 1 from access.memberships m where m.organisation_id = (select public.app_org())
            and m.person_id = new.picked_up_by_id and m.ended_at is null) then
        raise exception 'only a colleague has it' using errcode = '42501';
      end if;
    end if;
    return new;
  end $$;
create trigger guard_delivery_moves before insert or update on public.deliveries
  for each row execute function public.guard_delivery_moves();

create trigger guard_holder_insert before insert on public.deliveries
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty');

create trigger guard_holder_update before update on public.deliveries
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty',
    'head-of-service', 'referrals-officer', 'registered-manager', 'responsible-individual', 'provider-finance',
    'provider-admin');

create trigger guard_unconfirmed before insert on public.deliveries for each row execute function public.guard_unconfirmed();

-- ------------------------------------------------------------ public.delivery_services
alter table public.delivery_services enable row level security;
alter table public.delivery_services force row level security;

grant select, insert, update (answer, answered_at, answered_by_id, decline_reason, decline_section, indicative_weekly_pence, note,
  ring_number, version) on public.delivery_services to homeward_council;
grant select, update (answer, answered_at, answered_by_id, decline_reason, decline_section, indicative_weekly_pence, note,
  ring_number, version) on public.delivery_services to homeward_provider;
grant select on public.delivery_services to homeward_definer;

create policy addressed on public.delivery_services for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_change on public.delivery_services for update to homeward_provider using (provider_id = (select app_org())) with check (provider_id = (select app_org()));
create policy confirmed_only on public.delivery_services as restrictive for all to homeward_provider using (
  council_id = coalesce((
    select case when o.standing <> 'confirmed' then coalesce(o.vouched_by_id, '00000000-0000-0000-0000-000000000000') end
      from access.organisations o where o.id = (select app_org())), council_id));
create policy definer_read on public.delivery_services for select to homeward_definer using (true);
create policy own on public.delivery_services to homeward_council using (council_id = (select app_org())) with check (council_id = (select app_org()));

create function public.guard_answers()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user = 'homeward_council' and new.answer <> 'none' and (tg_op = 'INSERT' or new.answer <> old.answer) then
      raise exception 'a council does not answer for a service' using errcode = '42501';
    end if;
    if current_user = 'homeward_council' and new.answered_by_id is not null
        and (tg_op = 'INSERT' or new.answered_by_id is distinct from old.answered_by_id) then
      raise exception 'a council does not say who answered' using errcode = '42501';
    end if;
    if current_user = 'homeward_provider' and new.answered_by_id is not null
        and new.answered_by_id is distinct from old.answered_by_id and new.answered_by_id <> (select public.app_person()) then
      raise exception 'nobody answers in the name of another' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_answers before insert or update on public.delivery_services
  for each row execute function public.guard_answers();

create trigger guard_beginning before insert on public.delivery_services
  for each row execute function public.guard_beginning('answer=none', 'version=1', 'decline_reason=', 'decline_section=',
    'answered_by_id=', 'answered_at=');

create trigger guard_holder_insert before insert on public.delivery_services
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty');

create trigger guard_holder_update before update on public.delivery_services
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty',
    'head-of-service', 'referrals-officer', 'registered-manager', 'responsible-individual', 'provider-finance',
    'provider-admin');

-- ------------------------------------------------------------ public.delivery_reads
alter table public.delivery_reads enable row level security;
alter table public.delivery_reads force row level security;

grant select on public.delivery_reads to homeward_council;
grant select, insert on public.delivery_reads to homeward_provider;

create policy own on public.delivery_reads for select to homeward_provider using (provider_id = (select app_org()));
create policy own_mark on public.delivery_reads for insert to homeward_provider
  with check (provider_id = (select app_org()) and person_id = (select app_person()) and exists (select 1 from public.deliveries d where d.id = delivery_id and d.council_id = delivery_reads.council_id));
create policy read_marks on public.delivery_reads for select to homeward_council using (council_id = (select app_org()));

create trigger guard_beginning before insert on public.delivery_reads
  for each row execute function public.guard_beginning('read_at=@now');

-- Who may write an event about it: asked by `guard_event` (audit.sql), as whoever writes, with the sides that the event names.
create function public.sees_delivery(p_id uuid, p_council uuid, p_provider uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from public.deliveries s where s.id = p_id
    and s.council_id = coalesce(p_council, s.council_id) and s.provider_id = coalesce(p_provider, s.provider_id)) $$;
grant execute on function public.sees_delivery(uuid, uuid, uuid) to public;
