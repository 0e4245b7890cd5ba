import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import type { StoredIdentity } from "../identity";
import { sealIdentity } from "../sealed-identity.server";

/** Makes an identity in the actor's council, inside the caller's transaction. Returns its id. */
export async function createIdentity(tx: Tx, actor: Actor, identity: StoredIdentity): Promise<string> {
  const id = newId();
  const at = now();
  const sealed = sealIdentity({ identityId: id, councilId: actor.organisationId }, identity);
  await tx.identity.create({
    data: { id, councilId: actor.organisationId, ...sealed, createdAt: at, updatedAt: at },
    select: { id: true },
  });
  return id;
}

/**
 * Seals an identity anew, with a new nonce, when it is still at the version that was read. Returns whether it was.
 */
export async function saveIdentity(
  tx: Tx,
  actor: Actor,
  row: { identityId: string; version: number },
  identity: StoredIdentity,
): Promise<boolean> {
  const place = { identityId: row.identityId, councilId: actor.organisationId };
  const { count } = await tx.identity.updateMany({
    where: { id: row.identityId, councilId: actor.organisationId, version: row.version },
    data: { ...sealIdentity(place, identity), updatedAt: now(), version: { increment: 1 } },
  });
  return count === 1;
}
