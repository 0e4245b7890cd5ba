import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/platform/database/transaction.server";

/**
 * Waits until nobody else changes this referral, and keeps it so until the transaction ends: the first of the locks
 * (referral, delivery, offer, authorisation). What was read before is read again after it.
 */
export async function holdReferral(tx: Tx, actor: Actor, reference: string): Promise<void> {
  await tx.$queryRaw`
    select id from referrals where reference = ${reference} and council_id = ${actor.organisationId}::uuid for no key update`;
}

/** The same for several, in one order, for a job that is no person's. */
export async function holdReferrals(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`select id from referrals where id = any(${ids}::uuid[]) order by id for no key update`;
}
