import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { lockDelivery } from "~/domains/routing/commands/find-delivery.server";
import { now } from "~/platform/clock.server";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../offer.policy";
import { findOffer } from "../queries/find-offer.server";
import type { OfferNamed } from "./amend-offer.server";
import { lockOffer } from "./lock-offers.server";
import { recordOfferEvent } from "./move-offer.server";
import { tellBrokerOfOffer } from "./tell-broker-of-offer.server";

export type ConfirmOffer = {
  reference: string;
  /** The edition whose changes the person read: a newer one must be read first. */
  edition: number;
  idempotency?: Idempotency<OfferNamed>;
};

/** The offer stands for the newest edition as it is: same costing, same words, no new version. */
export function confirmOffer(actor: Actor, input: ConfirmOffer): Promise<Result<OfferNamed, Refusal>> {
  return write<OfferNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const known = await findOffer(tx, actor, input.reference);
    const delivery = known && (await lockDelivery(tx, actor, known.delivery.reference));
    const offer = delivery && (await lockOffer(tx, actor, input.reference));
    if (!delivery || !offer) return err(missing());
    const permission = may(actor, "confirm", offer.subject);
    if (permission !== true) return err(refusalOf(permission));
    if (input.edition !== delivery.editionNumber) {
      const message = "The referral has changed once more. Read what changed, then confirm.";
      return err(conflict(message));
    }
    const written = await tx.offer.updateMany({
      where: { id: offer.id, state: offer.state, version: offer.version },
      data: { confirmedEdition: delivery.editionNumber, updatedAt: now(), version: { increment: 1 } },
    });
    if (written.count === 0) return err(conflict());
    await recordOfferEvent(tx, actor, offer, {
      kind: "offer-confirmed",
      data: { edition: delivery.editionNumber, version: offer.versionNumber },
    });
    await tellBrokerOfOffer(tx, offer, "offer-confirmed", delivery.editionNumber);
    return ok({ reference: offer.reference });
  });
}
