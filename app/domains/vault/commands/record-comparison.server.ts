import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import { evenIfRolledBack, type Tx } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";

export type NewComparison = {
  identityIds: readonly string[];
  /** How many texts were compared, and how many things in them the vault knows. */
  texts: number;
  findings: number;
  /** Whether the person wrote them just now: what counts as a try. */
  typed: boolean;
};

/**
 * The look that a comparison is: who, with which children, how many texts, how much was found; never what. It stays
 * when the command that compared is refused and rolled back.
 */
export async function recordComparison(tx: Tx, actor: Actor, comparison: NewComparison): Promise<void> {
  const { identityIds, texts, findings, typed } = comparison;
  const at = now();
  const data = identityIds.map((identityId) => ({
    id: newId(),
    identityId,
    councilId: actor.organisationId,
    personId: actor.personId,
    purpose: "comparison",
    at,
    texts,
    findings,
    typed: typed ? true : null,
  }));
  await evenIfRolledBack(tx, async (inside) => {
    await inside.look.createMany({ data });
  });
}

/** How many texts of their own this person had compared with these children in the last hour. */
export async function textsInTheHour(tx: Tx, actor: Actor, identityIds: readonly string[]): Promise<number> {
  const counted = await tx.look.groupBy({
    by: ["identityId"],
    where: {
      identityId: { in: [...identityIds] },
      councilId: actor.organisationId,
      personId: actor.personId,
      purpose: "comparison",
      typed: true,
      at: { gt: new Date(now().getTime() - 60 * 60_000) },
    },
    _sum: { texts: true },
  });
  return Math.max(0, ...counted.map(({ _sum }) => _sum.texts ?? 0));
}
