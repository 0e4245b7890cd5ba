-- How far each referral of the broker's list has reached, from the index alone. Partial and covering, so it is
-- outside what schema.prisma can say.
create index deliveries_reached on public.deliveries (referral_id) include (council_id, opened_at)
  where council_id is not null;
