import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { refuseForgotten } from "~/domains/referrals/queries/refuse-forgotten.server";
import { now } from "~/platform/clock.server";
import { conflict, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { checkImpact } from "../impact/impact-check.rules";
import type { ImpactDraft } from "../impact/impact-draft.schema";
import { may } from "../offer.policy";
import { asksOfOffer, impactIsOpen, livingOf } from "../queries/impact-of-version.server";
import { lockOffer } from "./lock-offers.server";

export type SavedImpact = {
  reference: string;
  /** Whether nothing is missing, and whether it is sent by itself. */
  complete: boolean;
  follows: boolean;
};
export type SaveImpactDraft = {
  reference: string;
  values: ImpactDraft;
  /** When the draft that the form was filled from was saved, in milliseconds. */
  expectedVersion: number;
  idempotency?: Idempotency<SavedImpact>;
};

/**
 * Keeps the assessment as it was typed, right or wrong: with the draft of an offer, or after it was sent where the
 * assessment follows. A colleague's newer draft is never overwritten unseen.
 */
export function saveImpactDraft(actor: Actor, input: SaveImpactDraft): Promise<Result<SavedImpact, Refusal>> {
  return write<SavedImpact, Refusal>(actor, input.idempotency, async (tx) => {
    const offer = await lockOffer(tx, actor, input.reference);
    if (!offer || actor.kind !== "provider") return err(missing());
    const open = await impactIsOpen(tx, offer);
    const permission = may(actor, open.follows ? "send-impact" : "edit-draft", offer.subject);
    if (permission !== true) return err(refusalOf(permission));
    const forgotten = await refuseForgotten(tx, [offer.referralId]);
    if (forgotten) return forgotten;
    if (!open.follows && !open.draft)
      return err(notNow("This was sent already. Open the offer to change it again."));
    const draft = await tx.impactDraft.findUnique({
      where: { offerId: offer.id },
      select: { savedAt: true },
    });
    if (draft && draft.savedAt.getTime() !== input.expectedVersion) return err(conflict());
    // Later than both drafts: what is sent is known by the later of the two moments.
    const savedAt = new Date(Math.max(now().getTime(), ...open.saved.map((at) => at.getTime() + 1)));
    const data = { values: input.values, savedById: actor.personId, savedAt };
    if (draft) await tx.impactDraft.updateMany({ where: { offerId: offer.id }, data });
    else
      await tx.impactDraft.createMany({
        data: [{ ...data, offerId: offer.id, providerId: offer.providerId }],
      });
    const asks = await asksOfOffer(tx, offer);
    const { ok: complete } = checkImpact(input.values, asks, await livingOf(tx, offer));
    return ok({ reference: offer.reference, complete, follows: open.follows });
  });
}
