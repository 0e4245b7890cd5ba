import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import type { Compared, Comparer } from "../key-holder";
import { askKeys, bringComparer } from "../keys.server";

export type { Comparer } from "../key-holder";

export type AskedOfVault = {
  /** Of the actor's council; others are no part of the answer. */
  identityIds: readonly string[];
  question: unknown;
  /** Whether the person wrote the texts just now: what counts as a try. */
  typed: boolean;
  /** What answers where this process holds the keys itself. */
  comparer: Comparer;
};

/**
 * What a question about children comes to, answered by whoever holds the keys: no identity reaches this process. The
 * look that a comparison is, with how many texts and findings and never what, is written by that one before it answers;
 * it stays when the command that compared is refused and rolled back.
 */
export async function compareIdentities(tx: Tx, actor: Actor, asked: AskedOfVault): Promise<Compared> {
  const { identityIds, question, typed, comparer } = asked;
  bringComparer(comparer);
  const found = await tx.identity.findMany({
    where: { id: { in: [...identityIds] }, councilId: actor.organisationId },
    select: { id: true, councilId: true, ciphertext: true, nonce: true, keyId: true },
  });
  const rows = identityIds.flatMap((identityId) => {
    const row = found.find(({ id }) => id === identityId);
    if (!row) return [];
    const { councilId, ciphertext, nonce, keyId } = row;
    return [{ place: { identityId, councilId }, sealed: { ciphertext, nonce, keyId } }];
  });
  const compared = await askKeys((keys) => keys.compare(actor, rows, question, typed));
  if (!compared.ok) throw new Error("Whoever holds the keys refused to compare.");
  return compared.value;
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
