import type { Tx } from "~/platform/database/transaction.server";
import { referralMachine } from "../referral.machine";

/**
 * Some children of a referral have a place, the others not yet: each child carries its own state, and the referral is
 * agreed with the last of them (`transitionReferral`). In the caller's transaction, which holds the referral's lock.
 * Returns whether each of them could be placed.
 */
export async function placeChildren(
  tx: Tx,
  referral: { id: string; councilId: string },
  childIds: readonly string[],
): Promise<boolean> {
  // Where the search goes on beside an authorised offer, accepting it is deciding.
  const before = [...referralMachine.from("agree"), ...referralMachine.from("decide")];
  const agreed = referralMachine.next("deciding", "agree");
  if (!agreed.ok) return false;
  const { count } = await tx.referralChild.updateMany({
    where: {
      id: { in: [...childIds] },
      referralId: referral.id,
      councilId: referral.councilId,
      state: { in: before },
    },
    data: { state: agreed.value },
  });
  return count === childIds.length;
}
