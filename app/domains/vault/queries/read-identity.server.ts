import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/platform/database/transaction.server";
import { missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { LookPurpose, StoredIdentity } from "../identity";
import type { Destroyed } from "../key-holder";
import { askKeys } from "../keys.server";

export type ReadIdentity = StoredIdentity & { version: number };
export type ReadIdentityError = Destroyed | Refusal;

/**
 * Who the child is, for the eyes of the actor. Whoever holds the keys writes the look before it tells anything, so that
 * there is no reading without it, also where this transaction rolls back. The caller has asked `vault.policy`.
 * `not-found` when it is not in the actor's council, `destroyed` (and no look) when it is not kept any more.
 */
export async function readIdentity(
  tx: Tx,
  actor: Actor,
  identityId: string,
  purpose: LookPurpose,
): Promise<Result<ReadIdentity, ReadIdentityError>> {
  const row = await rowOf(tx, actor, identityId);
  if (!row) return err(missing());
  if (row.destroyedAt) return err({ kind: "destroyed", at: row.destroyedAt });
  const opened = await askKeys((keys) => keys.openIdentities(actor, purpose, [rowToOpen(identityId, row)]));
  if (!opened.ok) return opened;
  const [one] = opened.value;
  if (!one) throw new Error("One row was asked for and none was answered.");
  return one.ok ? ok({ ...one.value, version: row.version }) : one;
}

/** Bytes that were sealed for a row of the child's council about this child, and maybe its brothers and sisters. */
export type Beside = { subjectId: string; purpose: string; sealed: Uint8Array };

/**
 * The same with what lies beside it: who the child is and the bytes in their order, as one look at each child of whom either
 * tells. Throws VaultRefused for bytes that were changed, belong to another row, or tell of another child alone.
 */
export async function readBesideIdentity(
  tx: Tx,
  actor: Actor,
  identityId: string,
  purpose: LookPurpose,
  beside: readonly Beside[],
): Promise<Result<{ identity: StoredIdentity; beside: Buffer[] }, ReadIdentityError>> {
  const row = await rowOf(tx, actor, identityId);
  if (!row) return err(missing());
  if (row.destroyedAt) return err({ kind: "destroyed", at: row.destroyedAt });
  const { place, sealed } = rowToOpen(identityId, row);
  const opened = await askKeys((keys) => keys.openBeside(actor, purpose, { place, sealed }, beside));
  if (!opened.ok) return opened;
  const { identity, parts } = opened.value;
  return ok({ identity, beside: parts.map((part) => Buffer.from(part)) });
}

function rowOf(tx: Tx, actor: Actor, identityId: string) {
  return tx.identity.findFirst({
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
}

function rowToOpen(identityId: string, row: NonNullable<Awaited<ReturnType<typeof rowOf>>>) {
  const { ciphertext, nonce, keyId, councilId } = row;
  return { place: { identityId, councilId }, sealed: { ciphertext, nonce, keyId } };
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
