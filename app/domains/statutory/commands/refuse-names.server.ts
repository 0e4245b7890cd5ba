import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { findNamesForColleagues } from "~/domains/referrals/queries/find-names-for-colleagues.server";
import type { Refusal } from "~/platform/refusal";
import type { Err } from "~/platform/result";

/**
 * Refuses words about a step that could say who the child is, whoever writes them: an officer who approves may not look the
 * child up, and was told of it all the same.
 */
export function refuseNames(
  tx: Tx,
  actor: Actor,
  { referralId }: { referralId: string },
  told: Readonly<Record<string, string>>,
): Promise<Err<Refusal> | undefined> {
  return findNamesForColleagues(tx, actor, referralId, told, { whoever: true });
}
