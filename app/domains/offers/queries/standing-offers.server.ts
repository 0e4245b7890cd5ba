import type { Tx } from "~/domains/access/transactions.server";
import { STANDING } from "../offer.scope.server";

export type StandingOffer = { deliveryId: string; serviceId: string; reference: string; state: string };

/**
 * The offers on a delivery, or on all of a referral, that leave no room for another, as far as the reader sees them: at most
 * one for
 * each service. A provider's drafts are among its own.
 */
export function standingOffers(
  tx: Tx,
  on: { deliveryId: string } | { referralId: string; councilId: string },
): Promise<StandingOffer[]> {
  return tx.offer.findMany({
    where: { ...on, ...STANDING },
    select: { deliveryId: true, serviceId: true, reference: true, state: true },
  });
}
