import type { Tx } from "~/domains/access/transactions.server";

export type PlacedWith = { id: string; name: string };

/** The providers that a council has placed a child with, by name. */
export async function providersPlacedWith(tx: Tx, councilId: string): Promise<PlacedWith[]> {
  return tx.$queryRaw<PlacedWith[]>`
    select o.id, o.name from access.organisations o
     where o.kind = 'provider' and exists (
       select 1 from placements p where p.council_id = ${councilId}::uuid and p.provider_id = o.id)
     order by o.name, o.id`;
}
