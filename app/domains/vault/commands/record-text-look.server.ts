import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";

/**
 * The look at a text as the council wrote it, names and all, for somebody whom `vault.policy` lets read names. In the
 * transaction that reads it: nobody reads it without.
 */
export async function recordTextLook(tx: Tx, actor: Actor, identityId: string): Promise<void> {
  await tx.look.create({
    data: {
      id: newId(),
      identityId,
      councilId: actor.organisationId,
      personId: actor.personId,
      purpose: "read-text",
      at: now(),
    },
    select: { id: true },
  });
}
