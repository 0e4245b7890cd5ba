import { tellOutcomes } from "~/domains/routing/commands/tell-outcomes.server";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { holdOffer } from "../commands/lock-offers.server";
import { recordOfferEvent } from "../commands/move-offer.server";
import { tellBrokerOfOffer } from "../commands/tell-broker-of-offer.server";
import { isHoldOver } from "../hold.rules";
import { EXPIRE_OFFER } from "../offer.jobs";
import { type OfferState, offerMachine } from "../offer.machine";

/**
 * The job `expire-offer` `{ offerId, organisationId: the provider }`, due when the place is not held any more: a live
 * offer expires and both sides are told. An offer that ended, or is held longer by now, is left alone. Throws when
 * the portal's clock has not come so far yet, so that the queue tries again.
 */
export const expireOffer = handle(EXPIRE_OFFER, async ({ offerId, organisationId }) => {
  await transaction("worker", { "app.org_id": organisationId }, (tx) => expire(tx, offerId));
});

async function expire(tx: Tx, offerId: string): Promise<void> {
  await holdOffer(tx, offerId);
  const offer = await tx.offer.findFirst({
    where: { id: offerId },
    select: {
      id: true,
      reference: true,
      referralId: true,
      deliveryId: true,
      councilId: true,
      providerId: true,
      state: true,
      heldUntil: true,
      versionNumber: true,
      createdById: true,
      version: true,
    },
  });
  if (!offer?.heldUntil) return;
  const next = offerMachine.next(offer.state as OfferState, "expire");
  if (!next.ok) return; // it ended before
  const at = now();
  if (!isHoldOver(offer.heldUntil, at))
    throw new Error("The place is still held: the clock is behind the queue.");
  const written = await tx.offer.updateMany({
    where: { id: offer.id, state: offer.state, version: offer.version },
    data: { state: next.value, stateSince: at, updatedAt: at, version: { increment: 1 } },
  });
  if (written.count === 0) throw new Error("The offer changed while it expired: try again.");
  await recordOfferEvent(tx, null, offer, {
    kind: "offer-expired",
    from: offer.state,
    to: next.value,
    data: { version: offer.versionNumber },
  });
  await tellBrokerOfOffer(tx, offer, "offer-lapsed", offer.versionNumber);
  await tellOutcomes(tx, [
    {
      delivery: { id: offer.deliveryId, providerId: offer.providerId },
      template: "offer-expired",
      about: `offer-expired:${offer.id}`,
      offerReference: offer.reference,
      personIds: [offer.createdById],
    },
  ]);
}
