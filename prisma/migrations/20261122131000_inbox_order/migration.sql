-- The inbox in the order of its work: what waits by deadline (paused ones after the others), what has closed by
-- the moment it closed. Partial and on expressions, so they are outside what schema.prisma can say.
create index deliveries_waiting on public.deliveries (provider_id, (search_state = 'paused'), answer_by, id)
  where state in ('queued', 'delivered', 'opened', 'picked-up', 'undeliverable');
create index deliveries_ended on public.deliveries (provider_id, (coalesce(closed_at, created_at)) desc, id desc)
  where state = 'closed';
