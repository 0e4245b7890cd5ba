import type { Tx } from "~/domains/access/transactions.server";

/**
 * Everybody who is or was the broker of a referral: they have a hand in what comes of it, also after they have given it to a
 * colleague. `has_been_broker` in `prisma/sql/referrals.sql` says the same.
 */
export async function brokersOf(tx: Tx, referralId: string): Promise<string[]> {
  const { brokerId, assignments } = await tx.referral.findUniqueOrThrow({
    where: { id: referralId },
    select: { brokerId: true, assignments: { where: { role: "broker" }, select: { personId: true } } },
  });
  return [...new Set([brokerId, ...assignments.map(({ personId }) => personId)])];
}
