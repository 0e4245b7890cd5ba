-- What a council holds back of the payment of a period. A finance officer holds and releases it, the provider reads why. From the
-- moment it is held the provider can read it and is told by mail, so that this is the moment at which it was told.

-- ------------------------------------------------------------ public.payment_holds
alter table public.payment_holds enable row level security;
alter table public.payment_holds force row level security;

grant select, insert, update (outcome, released_at, released_by_id, state, version) on public.payment_holds to homeward_council;
-- Not who of the council held or released it.
grant select (council_id, held_at, id, outcome, owner, pence, period_from, period_to, placement_id, provider_id, reason, released_at, state,
  version, words) on public.payment_holds to homeward_provider;
-- What a mail is about.
grant select (council_id, id, period_from, placement_id, provider_id, state, version) on public.payment_holds to homeward_worker;
grant select (placement_id), update (words) on public.payment_holds to homeward_definer;

create policy addressed on public.payment_holds for select to homeward_provider using (provider_id = (select app_org()));
create policy definer_forgets on public.payment_holds for update to homeward_definer using (true) with check (true);
create policy definer_read on public.payment_holds for select to homeward_definer using (true);
create policy job on public.payment_holds for select to homeward_worker
  using (council_id = (select app_org()) or provider_id = (select app_org()));
create policy own on public.payment_holds for select to homeward_council using (council_id = (select app_org()));
create policy own_hold on public.payment_holds for insert to homeward_council
  with check (council_id = (select app_org()) and exists (select 1 from public.placements p
    where p.id = placement_id and p.council_id = payment_holds.council_id and p.provider_id = payment_holds.provider_id));
create policy own_release on public.payment_holds for update to homeward_council
  using (council_id = (select app_org()) and state = 'held') with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.payment_holds
  for each row execute function public.guard_beginning('state=held', 'version=1', 'held_by_id=@person', 'held_at=@now', 'outcome=',
    'released_by_id=', 'released_at=');

create trigger guard_holder before insert or update on public.payment_holds
  for each statement execute function public.guard_holder('finance-officer');

create trigger guard_words before insert on public.payment_holds
  for each row execute function public.guard_words_of_placement('words');

-- Of a period of its placement, and with all that is held of it never more than it comes to.
create function public.guard_hold_placed()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_expected bigint; v_held bigint;
  begin
    if current_user <> 'homeward_council' then return new; end if;
    -- Two that hold of one placement at once wait for each other here.
    perform pg_advisory_xact_lock(hashtextextended('holds of ' || new.placement_id, 0));
    select sum(l.pence) into v_expected from public.expected_lines l where l.placement_id = new.placement_id
      and l.period_from = new.period_from and l.period_to = new.period_to and l.superseded_at is null;
    select coalesce(sum(h.pence), 0) into v_held from public.payment_holds h where h.placement_id = new.placement_id
      and h.period_from = new.period_from and h.period_to = new.period_to and h.state = 'held';
    if v_expected is null or v_held + new.pence > v_expected then
      raise exception 'no more is held of a period than it comes to' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_hold_placed before insert on public.payment_holds
  for each row execute function public.guard_hold_placed();

-- It is released once: now, in one's own name.
create function public.guard_hold_released()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user <> 'homeward_council' then return new; end if;
    if old.state <> 'held' or new.state <> 'released' or new.version <> old.version + 1
        or new.released_by_id is distinct from (select public.app_person()) or not public.is_now(new.released_at) then
      raise exception 'a hold is released once, by who releases it' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_hold_released before update on public.payment_holds
  for each row execute function public.guard_hold_released();

-- ------------------------------------------------------------ functions

-- Why something is held goes with the child's data key.
create function public.forget_words_of_holds()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.payment_holds h set words = ''
      where h.placement_id in (select p.id from public.placements p
        join public.referral_children k on k.referral_id = p.referral_id where k.identity_id = new.id);
    return null;
  end $$;
alter function public.forget_words_of_holds() owner to homeward_definer;
create trigger forget_words_of_holds after update of destroyed_at on vault.identities
  for each row when (new.destroyed_at is not null and old.destroyed_at is null) execute function public.forget_words_of_holds();
