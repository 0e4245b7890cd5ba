import { recordOfferEvent } from "~/domains/offers/commands/move-offer.server";
import { tellBrokerOfOffer } from "~/domains/offers/commands/tell-broker-of-offer.server";
import { LIVE } from "~/domains/offers/offer.machine";
import { promisedPlaces } from "~/domains/offers/queries/promised-places.server";
import { transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { TELL_PLACE_TAKEN } from "../placement/placement.jobs";

/**
 * The job `tell-place-taken` `{ deliveryId, placementId, organisationId: the provider }`: a child was given a place in one of its
 * homes. Offers of that home whose place it was say so on their record, once, and the brokers of the councils that they were
 * made to are told: not by whom, nor for whom. A home that has other places tells nobody anything.
 */
export const tellPlaceTaken = handle(TELL_PLACE_TAKEN, async ({ placementId, organisationId }) => {
  await transaction("worker", { "app.org_id": organisationId }, async (tx) => {
    const placement = await tx.placement.findFirst({
      where: { id: placementId, providerId: organisationId },
      select: { id: true, serviceId: true, referralId: true },
    });
    if (!placement) return;
    const offers = await tx.offer.findMany({
      where: {
        serviceId: placement.serviceId,
        providerId: organisationId,
        referralId: { not: placement.referralId },
        state: { in: [...LIVE] },
      },
      select: { id: true, referralId: true, councilId: true, providerId: true, deliveryId: true },
      orderBy: { id: "asc" },
    });
    const promised = await promisedPlaces(
      tx,
      offers.map(({ id }) => id),
    );
    for (const offer of offers) {
      if (promised.get(offer.id)?.taken !== "taken") continue;
      await recordOfferEvent(tx, null, offer, { kind: "offer-place-taken" });
      await tellBrokerOfOffer(tx, offer, "offer-place-taken", placement.id);
    }
  });
});
