import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { refuseForgotten } from "~/domains/referrals/queries/refuse-forgotten.server";
import { now } from "~/platform/clock.server";
import { conflict, invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { IMPACT_NOT_COMPLETE } from "../impact/impact.rules";
import { checkImpact } from "../impact/impact-check.rules";
import { readImpactDraft } from "../impact/impact-draft.rules";
import { may } from "../offer.policy";
import { asksOfOffer, impactIsOpen, livingOf } from "../queries/impact-of-version.server";
import type { OfferNamed } from "./amend-offer.server";
import { lockOffer } from "./lock-offers.server";
import { recordOfferEvent } from "./move-offer.server";
import { tellBrokerOfOffer } from "./tell-broker-of-offer.server";
import { clearImpact, writeImpact } from "./write-impact.server";

export type SendImpact = {
  reference: string;
  /** When the draft that was checked was saved, in milliseconds: exactly that is sent, or nothing. */
  expectedVersion: number;
  idempotency?: Idempotency<OfferNamed>;
};

/**
 * Sends the assessment that was to follow an emergency's offer. The offer itself stays as it was sent, with all that was
 * decided on it. Refused where the version has one already, or where what was written is not complete.
 */
export function sendImpact(actor: Actor, input: SendImpact): Promise<Result<OfferNamed, Refusal>> {
  return write<OfferNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const offer = await lockOffer(tx, actor, input.reference);
    if (!offer || actor.kind !== "provider") return err(missing());
    const permission = may(actor, "send-impact", offer.subject);
    if (permission !== true) return err(refusalOf(permission));
    const forgotten = await refuseForgotten(tx, [offer.referralId]);
    if (forgotten) return forgotten;
    const open = await impactIsOpen(tx, offer);
    const draft = await tx.impactDraft.findUnique({ where: { offerId: offer.id } });
    if (!open.follows || !draft) return err(notNow("The impact assessment has been sent already."));
    if (draft.savedAt.getTime() !== input.expectedVersion) return err(conflict());
    const version = await tx.offerVersion.findUniqueOrThrow({
      where: { offerId_number: { offerId: offer.id, number: offer.versionNumber } },
      select: { id: true },
    });
    const asks = await asksOfOffer(tx, offer);
    const values = { ...readImpactDraft(draft.values), follows: "" };
    const checked = checkImpact(values, asks, await livingOf(tx, offer));
    if (!checked.ok || !checked.impact) return err(invalid(IMPACT_NOT_COMPLETE));
    const cleared = clearImpact(checked.impact);
    if (!cleared.ok) return cleared;
    await writeImpact(tx, actor, { ...offer, versionId: version.id, at: now() }, cleared.value);
    await tx.impactDraft.deleteMany({ where: { offerId: offer.id } });
    await recordOfferEvent(tx, actor, offer, {
      kind: "impact-assessment-sent",
      data: { version: offer.versionNumber },
    });
    await tellBrokerOfOffer(tx, offer, "impact-assessment-received", offer.versionNumber);
    return ok({ reference: offer.reference });
  });
}
