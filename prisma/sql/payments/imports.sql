-- What a council's finance system says was paid. A finance officer sends the files, or whoever runs the portal brings them in;
-- the worker writes what they hold. The council reads all of it, a provider its own payments alone and nothing of the files. A finance officer says which supplier is which provider.

-- ------------------------------------------------------------ public.payment_sources
alter table public.payment_sources enable row level security;
alter table public.payment_sources force row level security;

grant select on public.payment_sources to homeward_council;
grant select, insert, update (mapping) on public.payment_sources to homeward_worker;

create policy job on public.payment_sources for select to homeward_worker using (council_id = (select app_org()));
create policy job_change on public.payment_sources for update to homeward_worker
  using (council_id = (select app_org())) with check (council_id = (select app_org()));
create policy job_make on public.payment_sources for insert to homeward_worker with check (council_id = (select app_org()));
create policy own on public.payment_sources for select to homeward_council using (council_id = (select app_org()));

create trigger guard_beginning before insert on public.payment_sources
  for each row execute function public.guard_beginning('made_at=@now');

-- ------------------------------------------------------------ public.payment_suppliers
alter table public.payment_suppliers enable row level security;
alter table public.payment_suppliers force row level security;

grant select, update (linked_at, linked_by_id, provider_id, version) on public.payment_suppliers to homeward_council;
grant select, insert, update (names) on public.payment_suppliers to homeward_worker;

create policy job on public.payment_suppliers for select to homeward_worker using (council_id = (select app_org()));
create policy job_make on public.payment_suppliers for insert to homeward_worker with check (council_id = (select app_org()));
create policy job_name on public.payment_suppliers for update to homeward_worker
  using (council_id = (select app_org())) with check (council_id = (select app_org()));
create policy own on public.payment_suppliers for select to homeward_council using (council_id = (select app_org()));
-- A provider that the council has placed a child with, so that nobody else's money is shown to them.
create policy own_link on public.payment_suppliers for update to homeward_council using (council_id = (select app_org()))
  with check (council_id = (select app_org()) and (provider_id is null
    or (linked_by_id = (select app_person()) and exists (select 1 from public.placements q
      where q.council_id = payment_suppliers.council_id and q.provider_id = payment_suppliers.provider_id))));

create trigger guard_beginning before insert on public.payment_suppliers
  for each row execute function public.guard_beginning('first_seen_at=@now', 'provider_id=', 'version=1');

create trigger guard_holder before update on public.payment_suppliers
  for each statement execute function public.guard_holder('finance-officer');

-- What was paid to a supplier is its provider's, from the press on which they are linked until one that takes it back.
create function public.follow_payment_supplier()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    -- In the order in which everybody locks payments.
    perform 1 from public.payments p
      where p.supplier_id = new.id and p.provider_id is distinct from new.provider_id order by p.id for no key update;
    update public.payments p set provider_id = new.provider_id
     where p.supplier_id = new.id and p.provider_id is distinct from new.provider_id;
    return null;
  end $$;
alter function public.follow_payment_supplier() owner to homeward_definer;
create trigger follow_payment_supplier after update of provider_id on public.payment_suppliers
  for each row when (new.provider_id is distinct from old.provider_id) execute function public.follow_payment_supplier();

-- ------------------------------------------------------------ public.import_batches
alter table public.import_batches enable row level security;
alter table public.import_batches force row level security;

grant select on public.import_batches to homeward_council;
grant select, insert on public.import_batches to homeward_worker;

create policy job on public.import_batches for select to homeward_worker using (council_id = (select app_org()));
create policy job_make on public.import_batches for insert to homeward_worker with check (council_id = (select app_org()));
create policy own on public.import_batches for select to homeward_council using (council_id = (select app_org()));

create trigger guard_beginning before insert on public.import_batches
  for each row execute function public.guard_beginning('imported_at=@now');

-- ------------------------------------------------------------ public.import_rows
alter table public.import_rows enable row level security;
alter table public.import_rows force row level security;

grant select on public.import_rows to homeward_council;
grant select, insert on public.import_rows to homeward_worker;

create policy job on public.import_rows for select to homeward_worker using (council_id = (select app_org()));
create policy job_make on public.import_rows for insert to homeward_worker with check (council_id = (select app_org()));
create policy own on public.import_rows for select to homeward_council using (council_id = (select app_org()));

-- ------------------------------------------------------------ public.payments
alter table public.payments enable row level security;
alter table public.payments force row level security;

grant select on public.payments to homeward_council;
-- Neither the files it stood in nor what the council's system calls it.
grant select (council_id, document_number, id, paid_on, pence, period_from, period_to, provider_id, remittance, withdrawn_at)
  on public.payments to homeward_provider;
grant select, insert, update (withdrawn_at, withdrawn_by_id) on public.payments to homeward_worker;
grant select (id, pence, provider_id, supplier_id), update (provider_id) on public.payments to homeward_definer;

create policy addressed on public.payments for select to homeward_provider using (provider_id = (select app_org()));
create policy definer_links on public.payments for update to homeward_definer using (true) with check (true);
create policy definer_read on public.payments for select to homeward_definer using (true);
create policy job on public.payments for select to homeward_worker using (council_id = (select app_org()));
create policy job_make on public.payments for insert to homeward_worker
  with check (council_id = (select app_org()) and exists (select 1 from public.payment_suppliers s
    where s.id = supplier_id and s.source_id = payments.source_id and s.provider_id is not distinct from payments.provider_id));
create policy job_withdraw on public.payments for update to homeward_worker
  using (council_id = (select app_org()) and withdrawn_at is null) with check (council_id = (select app_org()));
create policy own on public.payments for select to homeward_council using (council_id = (select app_org()));

create trigger guard_beginning before insert on public.payments
  for each row execute function public.guard_beginning('withdrawn_at=');

-- Withdrawn once, by the batch that says otherwise.
create function public.guard_payment_withdrawal()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user = 'homeward_worker' and (new.withdrawn_at is null or not public.is_now(new.withdrawn_at)) then
      raise exception 'a payment is withdrawn once' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_payment_withdrawal before update of withdrawn_at on public.payments
  for each row execute function public.guard_payment_withdrawal();

-- ------------------------------------------------------------ public.payment_uploads
alter table public.payment_uploads enable row level security;
alter table public.payment_uploads force row level security;

-- What a file holds is the worker's to say; the council sends it, chooses and asks for the import.
grant select, delete, insert, update (asked_at, asked_by_id, attempts, corrects, found, mapping, problem, rows_written, skip, state, version)
  on public.payment_uploads to homeward_council;
grant select, update (attempts, batch_number, file_name, found, look, mapping, problem, rows_written, state, version)
  on public.payment_uploads to homeward_worker;
grant select (id, state, uploaded_at), delete on public.payment_uploads to homeward_definer;

create policy definer_forgets on public.payment_uploads for delete to homeward_definer using (true);
create policy definer_read on public.payment_uploads for select to homeward_definer using (true);
create policy job on public.payment_uploads for select to homeward_worker using (council_id = (select app_org()));
create policy job_reads on public.payment_uploads for update to homeward_worker
  using (council_id = (select app_org()) and state in ('reading', 'importing')) with check (council_id = (select app_org()));
create policy own on public.payment_uploads for select to homeward_council using (council_id = (select app_org()));
create policy own_choice on public.payment_uploads for update to homeward_council
  using (council_id = (select app_org()) and state in ('columns', 'checked'))
  with check (council_id = (select app_org()) and state in ('reading', 'columns', 'importing'));
-- Not while its rows are being written, nor once they are.
create policy own_give_up on public.payment_uploads for delete to homeward_council
  using (council_id = (select app_org()) and state not in ('importing', 'imported'));
create policy own_send on public.payment_uploads for insert to homeward_council with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.payment_uploads for each row execute function public.guard_beginning(
  'state=reading', 'version=1', 'attempts=0', 'look=', 'mapping=', 'corrects=', 'found=', 'problem=', 'skip=false', 'asked_by_id=',
  'asked_at=', 'rows_written=0', 'batch_number=', 'uploaded_by_id=@person', 'uploaded_at=@now');

create trigger guard_own_file before insert on public.payment_uploads
  for each row execute function public.guard_own_file();

create trigger guard_holder before insert or update or delete on public.payment_uploads
  for each statement execute function public.guard_holder('finance-officer');

-- Each side makes its own moves, each a version of its own; who asks for an import is who presses.
create function public.guard_payment_upload()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user not in ('homeward_council', 'homeward_worker') then return new; end if;
    if new.state is distinct from old.state or current_user = 'homeward_council' then
      if new.version is distinct from old.version + 1 then
        raise exception 'an upload moves as its next version' using errcode = '42501';
      end if;
    end if;
    if (old.state, new.state) not in (select m.was, m.becomes from (values
      ('homeward_council', 'columns', 'reading'), ('homeward_council', 'checked', 'reading'), ('homeward_council', 'checked', 'columns'),
      ('homeward_council', 'checked', 'importing'), ('homeward_worker', 'reading', 'reading'), ('homeward_worker', 'reading', 'columns'),
      ('homeward_worker', 'reading', 'checked'), ('homeward_worker', 'reading', 'refused'), ('homeward_worker', 'importing', 'importing'),
      ('homeward_worker', 'importing', 'imported'), ('homeward_worker', 'importing', 'checked'))
      as m(who, was, becomes) where m.who = current_user) then
      raise exception 'an upload does not move like this' using errcode = '42501';
    end if;
    if current_user = 'homeward_council' and (new.asked_at is distinct from old.asked_at or new.asked_by_id is distinct from old.asked_by_id)
      and not (new.state = 'importing' and new.asked_by_id = (select public.app_person()) and public.is_now(new.asked_at)) then
      raise exception 'who asks for an import is who presses' using errcode = '42501';
    end if;
    if current_user = 'homeward_council' and new.found is distinct from old.found and new.found is not null then
      raise exception 'what a file holds is read, not said' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_payment_upload before update on public.payment_uploads
  for each row execute function public.guard_payment_upload();

-- What was sent before a moment and never imported: its files are swept.
create function public.forget_payment_uploads(p_before timestamptz)
  returns integer language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    with gone as (delete from public.payment_uploads u
      where u.state not in ('importing', 'imported') and u.uploaded_at < p_before returning u.id)
    select count(*)::integer from gone
  $$;
alter function public.forget_payment_uploads(timestamptz) owner to homeward_definer;
grant execute on function public.forget_payment_uploads(timestamptz) to homeward_worker;
