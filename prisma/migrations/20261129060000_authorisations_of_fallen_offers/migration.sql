-- What was authorised for an offer that has fallen through stood as it was: nothing can be accepted on it any more.
alter table public.authorisations no force row level security;
alter table public.offers no force row level security;

-- expects rows: select count(*) from public.authorisations a join public.offers o on o.id = a.offer_id where o.state = 'fallen-through' and a.state in ('asked', 'returned', 'authorised', 'verbal')
update public.authorisations a set state = 'cancelled', version = a.version + 1
  from public.offers o
 where o.id = a.offer_id and o.state = 'fallen-through' and a.state in ('asked', 'returned', 'authorised', 'verbal');

alter table public.authorisations force row level security;
alter table public.offers force row level security;
