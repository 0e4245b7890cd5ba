import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import type { PlaceTaken, PromisedPlace } from "../place.rules";

type Row = { offerId: string; heldUntil: Date | null; taken: PlaceTaken | null; needed: number | null };

/**
 * What else is promised of the places of offers of the actor's own organisation, by the offer's id, in one statement. An offer
 * whose place is promised to no other child is not in it (`places_promised` in `prisma/sql/offers/places.sql`).
 */
export async function promisedPlaces(
  tx: Tx,
  offerIds: readonly string[],
): Promise<ReadonlyMap<string, PromisedPlace>> {
  if (offerIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<Row[]>`
    select offer_id as "offerId", held_until as "heldUntil", taken, needed
      from public.places_promised(${[...offerIds]}::uuid[], ${now()}::timestamptz)`;
  return new Map(rows.map(({ offerId, ...place }) => [offerId, place]));
}
