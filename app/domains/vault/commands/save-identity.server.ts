import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { failpoint } from "~/platform/failpoint.server";
import { newId } from "~/platform/ids";
import { conflict, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { StoredIdentity } from "../identity";
import type { Destroyed } from "../key-holder";
import { askKeys } from "../keys.server";

/**
 * Makes an identity in the actor's council, inside the caller's transaction. Returns its id. Its data key is durable
 * in the key store before the row is written: a transaction that rolls back leaves a key that opens nothing.
 */
export async function createIdentity(tx: Tx, actor: Actor, identity: StoredIdentity): Promise<string> {
  const id = newId();
  const at = now();
  const place = { identityId: id, councilId: actor.organisationId };
  const sealed = await askKeys((keys) => keys.sealIdentity(actor, place, identity));
  if (!sealed.ok) throw new Error("A new id was destroyed before: the ids are not random.");
  await tx.identity.create({
    data: { id, councilId: actor.organisationId, ...sealed.value, createdAt: at, updatedAt: at },
    select: { id: true },
  });
  failpoint("vault:row-written");
  return id;
}

export type SaveIdentityError = Destroyed | Refusal;

/**
 * Seals an identity anew, with a new nonce, when it is still at the version that was read; else `conflict`.
 * `destroyed` when it is not kept any more: nothing is kept under that id again.
 */
export async function saveIdentity(
  tx: Tx,
  actor: Actor,
  { identityId, version }: { identityId: string; version: number },
  identity: StoredIdentity,
): Promise<Result<null, SaveIdentityError>> {
  const place = { identityId, councilId: actor.organisationId };
  const where = { id: identityId, councilId: actor.organisationId, version, destroyedAt: null };
  const row = await tx.identity.findFirst({ where, select: { keyId: true } });
  if (!row) return err(conflict());
  const sealed = await askKeys((keys) => keys.sealIdentity(actor, place, identity, row.keyId));
  if (!sealed.ok) return sealed;
  const { count } = await tx.identity.updateMany({
    where,
    data: { ...sealed.value, updatedAt: now(), version: { increment: 1 } },
  });
  return count === 1 ? ok(null) : err(conflict());
}
