import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { type FoundStatutory, loadStatutory } from "../queries/load-statutory.server";

/** The placement with its steps, locked until the transaction ends: what they follow from changes with nobody's step. */
export async function lockStatutory(
  tx: Tx,
  actor: Actor,
  reference: string,
): Promise<FoundStatutory | undefined> {
  if (actor.kind !== "council") return undefined;
  await tx.$queryRaw`
    select id from placements where reference = ${reference} and council_id = ${actor.organisationId}::uuid for no key update`;
  return loadStatutory(tx, actor, reference);
}
