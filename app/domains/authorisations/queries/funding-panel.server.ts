import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";

/** What the actor's council calls its funding panel; null where it has none. */
export async function fundingPanel(tx: Tx, actor: Pick<Actor, "organisationId">): Promise<string | null> {
  const newest = await tx.fundingPanel.findFirst({
    where: { councilId: actor.organisationId },
    select: { name: true },
    orderBy: [{ setAt: "desc" }, { id: "desc" }],
  });
  return newest?.name ?? null;
}
