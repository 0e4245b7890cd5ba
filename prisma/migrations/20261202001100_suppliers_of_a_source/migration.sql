-- A supplier is one of a source: another finance system may give its number to another company, whose payments must not be shown
-- to the first. Those that are known are of the source that paid them first.
alter table public.payment_suppliers add column source_id uuid;

alter table public.payment_suppliers no force row level security;
alter table public.payments no force row level security;
alter table public.import_batches no force row level security;
-- expects rows: select count(*) from public.payment_suppliers
update public.payment_suppliers s set source_id = (
  select p.source_id from public.payments p join public.import_batches b on b.id = p.batch_id
   where p.supplier_id = s.id order by b.number limit 1);
alter table public.import_batches force row level security;
alter table public.payments force row level security;
alter table public.payment_suppliers force row level security;

alter table public.payment_suppliers alter column source_id set not null;
alter table public.payment_suppliers add constraint payment_suppliers_source_id_council_id_fkey foreign key (source_id, council_id) references public.payment_sources (id, council_id) on delete restrict on update cascade;
drop index public.payment_suppliers_council_id_key_key;
create index payment_suppliers_council_id_idx on public.payment_suppliers (council_id);
create unique index payment_suppliers_source_id_key_key on public.payment_suppliers (source_id, key);
-- A file whose payments were withdrawn can come in again; the imports of a council run one at a time.
drop index public.import_batches_once;
create index import_batches_council_id_sha256_idx on public.import_batches (council_id, sha256);

-- Everybody whose number and name were withheld: nobody can say who they are.
alter table public.payment_suppliers add constraint payment_suppliers_withheld check (key <> 'withheld' or provider_id is null);
