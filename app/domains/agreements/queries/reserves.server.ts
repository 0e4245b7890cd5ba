import type { Tx } from "~/domains/access/transactions.server";
import { standingOffers } from "~/domains/offers/queries/standing-offers.server";

export type Reserve = { id: string; reference: string; deliveryId: string; serviceId: string };

/**
 * The offers that were in reserve when another was accepted, and whose homes have made no other since: their turn comes
 * when the accepted one falls through. An offer that is not selected stays so; that it was in reserve, and that it lost to
 * another, stands in the record.
 */
export async function reservesOf(tx: Tx, referral: { id: string; councilId: string }): Promise<Reserve[]> {
  const { id: referralId, councilId } = referral;
  const lost = await tx.event.findMany({
    where: {
      ...{ referralId, councilId, kind: "offer-not-selected", fromState: "reserve" },
      data: { path: ["another"], equals: true },
    },
    select: { subjectId: true },
  });
  if (lost.length === 0) return [];
  const standing = await standingOffers(tx, { referralId, councilId });
  const offers = await tx.offer.findMany({
    where: { id: { in: lost.map(({ subjectId }) => subjectId) }, councilId, state: "not-selected" },
    select: { id: true, reference: true, deliveryId: true, serviceId: true },
    orderBy: { id: "asc" },
  });
  return offers.filter(
    (offer) =>
      !standing.some(
        ({ deliveryId, serviceId }) => deliveryId === offer.deliveryId && serviceId === offer.serviceId,
      ),
  );
}
