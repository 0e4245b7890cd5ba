import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import type { LookPurpose, StoredIdentity } from "../identity";
import { openIdentity } from "../sealed-identity.server";

export type ReadIdentity = StoredIdentity & { version: number };

/**
 * Who the child is, for the eyes of the actor: writes the look in the same transaction, so that there is no
 * reading without it. The caller has asked `mayReadIdentity`. Undefined when it is not in the actor's council.
 */
export async function readIdentity(
  tx: Tx,
  actor: Actor,
  identityId: string,
  purpose: LookPurpose,
): Promise<ReadIdentity | undefined> {
  const identity = await identityForComparison(tx, actor, identityId);
  if (!identity) return undefined;
  await tx.look.create({
    data: {
      id: newId(),
      identityId,
      councilId: actor.organisationId,
      personId: actor.personId,
      purpose,
      at: now(),
    },
    select: { id: true },
  });
  return identity;
}

/**
 * The same without a look, for the portal's own comparing of what is published with who the child is. What it
 * returns must never reach a page or a mail.
 */
export async function identityForComparison(
  tx: Tx,
  actor: Actor,
  identityId: string,
): Promise<ReadIdentity | undefined> {
  const row = await tx.identity.findFirst({
    where: { id: identityId, councilId: actor.organisationId },
    select: { councilId: true, ciphertext: true, nonce: true, keyId: true, version: true },
  });
  if (!row) return undefined;
  return { ...openIdentity({ identityId, councilId: row.councilId }, row), version: row.version };
}
