import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";

/** The councils that have placed a child with the actor's provider, by name. */
export async function councilsPlacedWith(tx: Tx, actor: Actor): Promise<{ id: string; name: string }[]> {
  const placed = await tx.placement.groupBy({
    by: ["councilId"],
    where: { providerId: actor.organisationId },
  });
  return tx.organisation.findMany({
    where: { id: { in: placed.map(({ councilId }) => councilId) } },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}
