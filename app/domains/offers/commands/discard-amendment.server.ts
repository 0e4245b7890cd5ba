import type { Actor } from "~/domains/access/actor";
import { write } from "~/domains/access/transactions.server";
import { conflict, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../offer.policy";
import { impactIsOpen, latestOf } from "../queries/impact-of-version.server";
import type { AmendOffer, OfferNamed } from "./amend-offer.server";
import { lockOffer } from "./lock-offers.server";

/** `expectedVersion`: when the draft that is to go, or its assessment, was saved last, in milliseconds. */
export type DiscardAmendment = AmendOffer & { expectedVersion: number };

/**
 * Drops the changes that were begun; the offer stands as it was sent. A first draft stays: it is all there is. What a
 * colleague has saved since, of the offer or its assessment, is kept and the press refused as changed meanwhile; one that
 * is gone already is gone.
 */
export function discardAmendment(
  actor: Actor,
  input: DiscardAmendment,
): Promise<Result<OfferNamed, Refusal>> {
  return write<OfferNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const offer = await lockOffer(tx, actor, input.reference);
    if (!offer || actor.kind !== "provider") return err(missing());
    const permission = may(actor, "edit-draft", offer.subject);
    if (permission !== true) return err(refusalOf(permission));
    if (offer.state === "draft") return err(notNow("This offer has not been sent yet."));
    const { draft, saved } = await impactIsOpen(tx, offer);
    if (draft && latestOf(saved) !== input.expectedVersion) return err(conflict());
    await tx.offerDraft.deleteMany({ where: { offerId: offer.id } });
    // One that still follows the version that was sent stays.
    const { follows } = await impactIsOpen(tx, offer);
    if (!follows) await tx.impactDraft.deleteMany({ where: { offerId: offer.id } });
    return ok({ reference: offer.reference });
  });
}
