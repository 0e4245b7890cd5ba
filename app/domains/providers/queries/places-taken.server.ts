import type { Tx } from "~/domains/access/transactions.server";

/**
 * How many children were given a place in each of these services since its vacancies were confirmed, by the service's id: so many
 * fewer are free than were confirmed. A service without any is not in it.
 */
export async function placesTaken(
  tx: Tx,
  serviceIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; children: number }[]>`
    select service_id as id, children from public.places_taken(${[...serviceIds]}::uuid[])`;
  return new Map(rows.map(({ id, children }) => [id, children]));
}

/** What is left of the places that were confirmed. */
export function placesLeft(places: number, taken: number | undefined): number {
  return Math.max(places - (taken ?? 0), 0);
}
