-- The purchase order and the codes that a council pays for a placement under. Both sides read the order's number; the codes are
-- the council's own, and the child's number in its case system goes with the child's data key.

-- ------------------------------------------------------------ public.placement_orders
alter table public.placement_orders enable row level security;
alter table public.placement_orders force row level security;

grant select, insert on public.placement_orders to homeward_council;
-- Neither the codes nor who of the council set them.
grant select (council_id, id, number, order_needed, order_number, placement_id, provider_id, set_at) on public.placement_orders to homeward_provider;
-- What a mail is about.
grant select (council_id, id, number, order_needed, order_number, placement_id, provider_id) on public.placement_orders to homeward_worker;
grant select (case_id, placement_id), update (case_id) on public.placement_orders to homeward_definer;

create policy addressed on public.placement_orders for select to homeward_provider using (provider_id = (select app_org()));
create policy definer_forgets on public.placement_orders for update to homeward_definer using (true) with check (true);
create policy definer_read on public.placement_orders for select to homeward_definer using (true);
create policy job on public.placement_orders for select to homeward_worker
  using (council_id = (select app_org()) or provider_id = (select app_org()));
create policy own on public.placement_orders for select to homeward_council using (council_id = (select app_org()));
create policy own_set on public.placement_orders for insert to homeward_council
  with check (council_id = (select app_org()) and exists (select 1 from public.placements p
    where p.id = placement_id and p.council_id = placement_orders.council_id and p.provider_id = placement_orders.provider_id));

create trigger guard_beginning before insert on public.placement_orders
  for each row execute function public.guard_beginning('set_by_id=@person', 'set_at=@now');

create trigger guard_holder before insert on public.placement_orders
  for each statement execute function public.guard_holder('finance-officer', 'team-manager');

create trigger guard_words before insert on public.placement_orders
  for each row execute function public.guard_words_of_placement('case_id', 'order_number');

-- ------------------------------------------------------------ functions

-- The number by which the case system knows a child goes with the child's data key.
create function public.forget_case_ids_of_orders()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.placement_orders o set case_id = null
      where o.case_id is not null and o.placement_id in (select p.id from public.placements p
        join public.referral_children k on k.referral_id = p.referral_id where k.identity_id = new.id);
    return null;
  end $$;
alter function public.forget_case_ids_of_orders() owner to homeward_definer;
create trigger forget_case_ids_of_orders after update of destroyed_at on vault.identities
  for each row when (new.destroyed_at is not null and old.destroyed_at is null) execute function public.forget_case_ids_of_orders();
