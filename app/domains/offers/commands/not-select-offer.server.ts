import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearForProviders } from "~/domains/referrals/queries/clear-for-providers.server";
import { tellOutcomes } from "~/domains/routing/commands/tell-outcomes.server";
import { missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { NotSelectedReason } from "../not-selected-reasons.options";
import { may } from "../offer.policy";
import { notSelectedWords } from "../offer-words.rules";
import { latestVersion } from "../queries/offer-versions.server";
import type { OfferNamed } from "./amend-offer.server";
import { lockOffer } from "./lock-offers.server";
import { moveOffer } from "./move-offer.server";

export type NotSelectOffer = {
  reference: string;
  reason: NotSelectedReason;
  note: string;
  version?: number;
  idempotency?: Idempotency<OfferNamed>;
};

/** The council does not select an offer, with the reason that the provider reads. The provider is mailed. */
export function notSelectOffer(actor: Actor, input: NotSelectOffer): Promise<Result<OfferNamed, Refusal>> {
  return write<OfferNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const offer = await lockOffer(tx, actor, input.reference);
    if (!offer) return err(missing());
    const permission = may(actor, "not-select", offer.subject);
    if (permission !== true) return err(refusalOf(permission));
    const told = await clearForProviders(tx, actor, offer.referralId, { note: input.note });
    if (!told.ok) return told;
    const words = notSelectedWords(input.reason, told.value.note);
    const moved = await moveOffer(tx, actor, offer, {
      action: "not-select",
      move: "not-select",
      expectedVersion: input.version,
      stateReason: words,
      funding: null,
      event: { kind: "offer-not-selected", reason: words, data: { code: input.reason } },
    });
    if (!moved.ok) return moved;
    const version = await latestVersion(tx, offer.id);
    await tellOutcomes(tx, [
      {
        delivery: { id: offer.deliveryId, providerId: offer.providerId },
        template: "offer-not-chosen",
        about: `offer-not-selected:${offer.id}`,
        offerReference: offer.reference,
        personIds: version ? [version.submittedById] : [],
      },
    ]);
    return ok({ reference: offer.reference });
  });
}
