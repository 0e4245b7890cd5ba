import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { findNamesForColleagues } from "~/domains/referrals/queries/find-names-for-colleagues.server";
import { refuseForgotten } from "~/domains/referrals/queries/refuse-forgotten.server";
import type { Refusal } from "~/platform/refusal";
import type { Err } from "~/platform/result";

/** What to do where the portal takes no words about a child any more. */
const RECORD_ELSEWHERE = "Record this in your council’s own case records instead";

/**
 * Refuses words about a step that could say who the child is, whoever writes them: an officer who approves may not look the
 * child up, and was told of it all the same. Refuses any where the child is known to nobody any more.
 */
export async function refuseNames(
  tx: Tx,
  actor: Actor,
  { referralId }: { referralId: string },
  told: Readonly<Record<string, string>>,
): Promise<Err<Refusal> | undefined> {
  const written = Object.values(told).some((text) => text !== "");
  const forgotten = written ? await refuseWords(tx, { referralId }) : undefined;
  if (forgotten) return forgotten;
  return findNamesForColleagues(tx, actor, referralId, told, { whoever: true });
}

/** The same for what is sealed: nothing would ever open it, or take it away. */
export function refuseWords(tx: Tx, { referralId }: { referralId: string }) {
  return refuseForgotten(tx, [referralId], RECORD_ELSEWHERE);
}
