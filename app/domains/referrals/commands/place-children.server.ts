import type { Tx } from "~/platform/database/transaction.server";
import { referralMachine } from "../referral.machine";

/**
 * Some children of a referral have a place, the others not yet: each child carries its own state, and the referral is
 * agreed with the last of them (`transitionReferral`). In the caller's transaction, which holds the referral's lock and
 * has looked that none of them has a place.
 */
export async function placeChildren(
  tx: Tx,
  referral: { id: string; councilId: string },
  childIds: readonly string[],
): Promise<void> {
  // A search that goes on beside an authorised offer is decided by accepting it.
  const agreed = referralMachine.next("deciding", "agree");
  if (!agreed.ok) throw new Error("Deciding leads to no placement: the machine of referrals has changed.");
  await tx.referralChild.updateMany({
    where: { id: { in: [...childIds] }, referralId: referral.id, councilId: referral.councilId },
    data: { state: agreed.value },
  });
}
