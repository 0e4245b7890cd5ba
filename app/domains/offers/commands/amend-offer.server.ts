import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../offer.policy";
import { draftOfVersion } from "../offer-draft.rules";
import { impactOf } from "../queries/impact-of-version.server";
import { latestVersion } from "../queries/offer-versions.server";
import { lockOffer } from "./lock-offers.server";
import { beginImpactDraft } from "./write-impact.server";

export type OfferNamed = { reference: string };
export type AmendOffer = { reference: string; idempotency?: Idempotency<OfferNamed> };

/**
 * Opens a new draft on an offer that was sent, filled from its newest version. Nothing changes for the council until
 * the draft is sent. A draft that a colleague has begun is gone on with.
 */
export function amendOffer(actor: Actor, input: AmendOffer): Promise<Result<OfferNamed, Refusal>> {
  return write<OfferNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const offer = await lockOffer(tx, actor, input.reference);
    if (!offer || actor.kind !== "provider") return err(missing());
    const permission = may(actor, "amend", offer.subject);
    if (permission !== true) return err(refusalOf(permission));
    const begun = await tx.offerDraft.count({ where: { offerId: offer.id } });
    if (begun === 0) {
      const version = await latestVersion(tx, offer.id);
      if (!version) return err(notNow());
      const at = now();
      await tx.offerDraft.createMany({
        data: [
          {
            offerId: offer.id,
            providerId: offer.providerId,
            values: draftOfVersion(version),
            savedById: actor.personId,
            savedAt: at,
          },
        ],
      });
      await beginImpactDraft(tx, actor, offer, { sent: await impactOf(tx, offer), at });
    }
    return ok({ reference: offer.reference });
  });
}
