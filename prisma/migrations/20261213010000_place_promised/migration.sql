-- One place offered for two children: whether the provider said with its newest version that it is the same place.
alter table public.offers add column same_place boolean not null default false;
create index offers_service_id_idx on public.offers (service_id);

alter table public.event_kinds no force row level security;
-- expects rows: 2
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('offer-place-held', 'offers', '{both,council,provider}', false),
  ('offer-place-taken', 'offers', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
