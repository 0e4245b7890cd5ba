-- Which expected lines a payment pays. The worker works it out from what both say; nobody types it, both sides read it.

-- ------------------------------------------------------------ public.payment_allocations
alter table public.payment_allocations enable row level security;
alter table public.payment_allocations force row level security;

grant select on public.payment_allocations to homeward_council, homeward_provider;
grant select, insert, update (ended_at) on public.payment_allocations to homeward_worker;

-- Of payments that are still theirs: once a supplier is linked to nobody or to another, its old provider reads none of them,
-- also before the job has ended what they were for.
create policy addressed on public.payment_allocations for select to homeward_provider
  using (provider_id = (select app_org()) and exists (select 1 from public.payments p
    where p.id = payment_id and p.provider_id = payment_allocations.provider_id));
create policy job on public.payment_allocations for select to homeward_worker using (council_id = (select app_org()));
create policy job_end on public.payment_allocations for update to homeward_worker
  using (council_id = (select app_org()) and ended_at is null) with check (council_id = (select app_org()));
create policy job_make on public.payment_allocations for insert to homeward_worker
  with check (council_id = (select app_org()) and exists (select 1 from public.payments p
    where p.id = payment_id and p.provider_id = payment_allocations.provider_id and p.withdrawn_at is null));
create policy own on public.payment_allocations for select to homeward_council using (council_id = (select app_org()));

create trigger guard_beginning before insert on public.payment_allocations
  for each row execute function public.guard_beginning('made_at=@now', 'ended_at=');

-- No line and no payment is allocated more than it comes to. Looked at when the transaction ends, so that what is taken off
-- may come after what it is taken off from.
create function public.guard_allocation()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_whole bigint; v_sum bigint;
  begin
    -- Two that allocate at once wait for each other here.
    select p.pence into v_whole from public.payments p where p.id = new.payment_id for no key update;
    select coalesce(sum(a.pence), 0) into v_sum from public.payment_allocations a
     where a.payment_id = new.payment_id and a.ended_at is null;
    if v_sum * sign(v_whole) < 0 or abs(v_sum) > abs(v_whole) then
      raise exception 'a payment is allocated more than it comes to' using errcode = '23514';
    end if;
    select l.pence into v_whole from public.expected_lines l where l.id = new.line_id for no key update;
    select coalesce(sum(a.pence), 0) into v_sum from public.payment_allocations a
     where a.line_id = new.line_id and a.ended_at is null;
    if v_sum * sign(v_whole) < 0 or abs(v_sum) > abs(v_whole) then
      raise exception 'a line is paid more than it comes to' using errcode = '23514';
    end if;
    return null;
  end $$;
alter function public.guard_allocation() owner to homeward_definer;
create constraint trigger guard_allocation after insert or update on public.payment_allocations
  deferrable initially deferred for each row execute function public.guard_allocation();
grant select (ended_at, line_id, payment_id, pence) on public.payment_allocations to homeward_definer;
create policy definer_read on public.payment_allocations for select to homeward_definer using (true);
