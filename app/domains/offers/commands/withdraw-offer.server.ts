import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearEntries } from "~/domains/anonymisation/gate/cleared-text.rules";
import { isSearchOpen } from "~/domains/referrals/referral.machine";
import { answerService } from "~/domains/routing/commands/answer-service.server";
import { lockDelivery } from "~/domains/routing/commands/find-delivery.server";
import { missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { findOffer } from "../queries/find-offer.server";
import type { OfferNamed } from "./amend-offer.server";
import { lockOffer } from "./lock-offers.server";
import { moveOffer } from "./move-offer.server";
import { tellBrokerOfOffer } from "./tell-broker-of-offer.server";

export type WithdrawOffer = {
  reference: string;
  /** What the council reads. */
  reason: string;
  version?: number;
  idempotency?: Idempotency<OfferNamed>;
};

/**
 * The provider takes its offer back, with the reason. Money asked for or authorised for it is cancelled; while the
 * search is open the service has not answered any more and may offer again.
 */
export function withdrawOffer(actor: Actor, input: WithdrawOffer): Promise<Result<OfferNamed, Refusal>> {
  return write<OfferNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const known = await findOffer(tx, actor, input.reference);
    const delivery = known && (await lockDelivery(tx, actor, known.delivery.reference));
    const offer = delivery && (await lockOffer(tx, actor, input.reference));
    if (!delivery || !offer) return err(missing());
    const told = clearEntries({ reason: input.reason });
    if (!told.ok) return told;
    const { reason } = told.value;
    const moved = await moveOffer(tx, actor, offer, {
      action: "withdraw",
      move: "withdraw",
      expectedVersion: input.version,
      stateReason: reason,
      funding: null,
      event: { kind: "offer-withdrawn", reason, data: { version: offer.versionNumber } },
    });
    if (!moved.ok) return moved;
    await tx.offerDraft.deleteMany({ where: { offerId: offer.id } });
    if (isSearchOpen(delivery.searchState) && delivery.state !== "closed") {
      const back = await answerService(tx, actor, {
        reference: delivery.reference,
        serviceId: offer.serviceId,
        event: "take-back",
      });
      if (!back.ok && back.error.kind !== "not-now") return back;
    }
    await tellBrokerOfOffer(tx, offer, "offer-withdrawn", offer.versionNumber);
    return ok({ reference: offer.reference });
  });
}
