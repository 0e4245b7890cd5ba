import type { Tx } from "~/domains/access/transactions.server";
import { intendedLengthOf } from "~/domains/referrals/edition.rules";
import { findEditions } from "~/domains/referrals/queries/find-editions.server";
import type { IntendedLength } from "~/domains/referrals/referral.options";

/** How long the placement is meant to last, from the edition that either side reads; null where it does not say. */
export async function intendedLength(
  tx: Tx,
  referralId: string,
  edition: number,
): Promise<IntendedLength | null> {
  const found = (await findEditions(tx, referralId, [edition])).get(edition);
  return found ? intendedLengthOf(found.content) : null;
}
