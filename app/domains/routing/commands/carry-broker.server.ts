import type { Tx } from "~/platform/database/transaction.server";

/** Lets every delivery of these referrals carry their broker, whom a provider rings without reading the referral. */
export async function carryBroker(
  tx: Tx,
  councilId: string,
  { referralIds, brokerId }: { referralIds: readonly string[]; brokerId: string },
): Promise<void> {
  await tx.delivery.updateMany({
    where: { referralId: { in: [...referralIds] }, councilId },
    data: { brokerId },
  });
}
