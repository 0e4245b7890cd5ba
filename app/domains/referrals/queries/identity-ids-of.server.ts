import type { Tx } from "~/platform/database/transaction.server";

/** The vault's ids of the children of a referral: what is kept of the referral is sealed under the key of each. */
export async function identityIdsOf(
  tx: Tx,
  { referralId, councilId }: { referralId: string; councilId: string },
): Promise<string[]> {
  const children = await tx.referralChild.findMany({
    where: { referralId, councilId },
    select: { identityId: true },
    orderBy: { position: "asc" },
  });
  return children.map(({ identityId }) => identityId);
}
