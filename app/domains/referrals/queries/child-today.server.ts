import type { Actor } from "~/domains/access/actor";
import { compareIdentities } from "~/domains/vault/queries/compare-identities.server";
import type { Tx } from "~/platform/database/transaction.server";
import { type Answers, answerFromVault, type VaultQuestion } from "../vault-questions.server";

export type ChildToday = Answers["today"] & { destroyed: boolean };

/**
 * What matching, the law and the small numbers need of a child today, and no more of who the child is. No text is
 * compared, so that it is no look.
 */
export async function childToday(tx: Tx, actor: Actor, identityId: string): Promise<ChildToday> {
  const question: VaultQuestion = { ask: "today" };
  const asked = { identityIds: [identityId], question, typed: false, comparer: answerFromVault };
  const { answer, destroyed } = await compareIdentities(tx, actor, asked);
  return { ...(answer as Answers["today"]), destroyed };
}
