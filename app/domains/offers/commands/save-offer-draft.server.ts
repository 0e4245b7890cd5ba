import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../offer.policy";
import { draftAfter } from "../offer-draft.rules";
import type { OfferDraft } from "../offer-draft.schema";
import { impactIsOpen } from "../queries/impact-of-version.server";
import { lockOffer } from "./lock-offers.server";

export type SavedDraft = { reference: string; values: OfferDraft };
export type SaveOfferDraft = {
  reference: string;
  values: OfferDraft;
  /** The button: `save`, `check`, `add-line` or `remove-line:2`. */
  intent: string;
  /** When the draft that the form was filled from was saved, in milliseconds; 0 when the form carries none. */
  expectedVersion: number;
  idempotency?: Idempotency<SavedDraft>;
};

/** Keeps a draft as it was typed, right or wrong. A colleague's newer draft is never overwritten unseen. */
export function saveOfferDraft(actor: Actor, input: SaveOfferDraft): Promise<Result<SavedDraft, Refusal>> {
  return write<SavedDraft, Refusal>(actor, input.idempotency, async (tx) => {
    const offer = await lockOffer(tx, actor, input.reference);
    if (!offer || actor.kind !== "provider") return err(missing());
    const permission = may(actor, "edit-draft", offer.subject);
    if (permission !== true) return err(refusalOf(permission));
    const draft = await tx.offerDraft.findUnique({ where: { offerId: offer.id }, select: { savedAt: true } });
    if (!draft) {
      return err(notNow("This was sent already. Open the offer to change it again."));
    }
    if (input.expectedVersion && input.expectedVersion !== draft.savedAt.getTime()) return err(conflict());
    const values = draftAfter(input.values, input.intent);
    // Two saves in one millisecond must not look like one, nor the offer older than its assessment.
    const { saved } = await impactIsOpen(tx, offer);
    const savedAt = new Date(Math.max(now().getTime(), ...saved.map((at) => at.getTime() + 1)));
    await tx.offerDraft.updateMany({
      where: { offerId: offer.id },
      data: { values, savedById: actor.personId, savedAt },
    });
    return ok({ reference: offer.reference, values });
  });
}
