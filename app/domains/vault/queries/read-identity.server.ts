import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { err, ok, type Result } from "~/platform/result";
import type { LookPurpose, StoredIdentity } from "../identity";
import { type Destroyed, openIdentity } from "../sealed-identity.server";

export type ReadIdentity = StoredIdentity & { version: number };
export type ReadIdentityError = { type: "not-found" } | Destroyed;

/**
 * Who the child is, for the eyes of the actor: writes the look in the same transaction, so that there is no
 * reading without it. The caller has asked `mayReadIdentity`. `not-found` when it is not in the actor's council,
 * `destroyed` (and no look) when it is not kept any more.
 */
export async function readIdentity(
  tx: Tx,
  actor: Actor,
  identityId: string,
  purpose: LookPurpose,
): Promise<Result<ReadIdentity, ReadIdentityError>> {
  const identity = await identityForComparison(tx, actor, identityId);
  if (!identity.ok) return identity;
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
): Promise<Result<ReadIdentity, ReadIdentityError>> {
  const row = await tx.identity.findFirst({
    where: { id: identityId, councilId: actor.organisationId },
    select: {
      councilId: true,
      ciphertext: true,
      nonce: true,
      keyId: true,
      version: true,
      destroyedAt: true,
    },
  });
  if (!row) return err({ type: "not-found" });
  if (row.destroyedAt) return err({ type: "destroyed", at: row.destroyedAt });
  const opened = await openIdentity({ identityId, councilId: row.councilId }, row);
  return opened.ok ? ok({ ...opened.value, version: row.version }) : opened;
}

/** Whether an identity was ever written to and when it was destroyed, without opening it: no look. */
export async function identityStanding(
  tx: Tx,
  actor: Actor,
  identityId: string,
): Promise<{ version: number; destroyedAt: Date | null } | undefined> {
  const row = await tx.identity.findFirst({
    where: { id: identityId, councilId: actor.organisationId },
    select: { version: true, destroyedAt: true },
  });
  return row ?? undefined;
}
