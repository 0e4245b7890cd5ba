import type { Tx } from "~/platform/database/transaction.server";

/**
 * The offers of a referral that were accepted and on which no child is placed any more: nothing is told on them, although
 * each stays the accepted one. The database answers, as it does where it checks the same (`prisma/sql/agreements.sql`).
 */
export async function overOffers(tx: Tx, referralId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select o.id from offers o
     where o.referral_id = ${referralId}::uuid and o.state = 'accepted' and public.offer_is_over(o.id)`;
  return rows.map(({ id }) => id);
}
