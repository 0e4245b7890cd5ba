-- A home that a child has left may offer again, while the offer on which the child lived stays accepted: whether a child is
-- still placed on an accepted one is asked by `guard_one_offer` (prisma/sql/offers.sql).
drop index public.offers_one_live;
create unique index offers_one_live on public.offers (delivery_id, service_id)
  where state not in ('withdrawn', 'expired', 'not-selected', 'fallen-through', 'accepted');
