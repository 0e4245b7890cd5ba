import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";

/** A deputy of the actor's council that has not been ended; undefined where there is none. */
export async function findDeputy(tx: Tx, actor: Actor, id: string) {
  if (actor.kind !== "council" || !isId(id)) return undefined;
  const row = await tx.fundingDeputy.findFirst({
    where: { id, councilId: actor.organisationId, endedAt: null },
    select: { id: true, absentId: true, deputyId: true, firstDay: true, lastDay: true },
  });
  return row ?? undefined;
}
