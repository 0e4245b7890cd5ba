import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearForProviders } from "~/domains/referrals/queries/clear-for-providers.server";
import { tellOutcomes } from "~/domains/routing/commands/tell-outcomes.server";
import { now } from "~/platform/clock.server";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../offer.policy";
import { latestVersion } from "../queries/offer-versions.server";
import type { OfferNamed } from "./amend-offer.server";
import { lockOffer } from "./lock-offers.server";
import { recordOfferEvent } from "./move-offer.server";

export type SayNotSafe = {
  reference: string;
  /** Of the offer's row, as the page showed it. */
  version: number;
  why: string;
  idempotency?: Idempotency<OfferNamed>;
};

/**
 * Says that a placement on this offer would not keep the child safe. Until it is withdrawn nobody accepts the offer, also
 * after a new version; the database holds that too. The home reads why, and is mailed.
 */
export function sayNotSafe(actor: Actor, input: SayNotSafe): Promise<Result<OfferNamed, Refusal>> {
  return changeSafety(actor, input, "say-not-safe");
}

/** Withdraws that, with the reason. What was said and why it was withdrawn stays on the record of both sides. */
export function withdrawNotSafe(actor: Actor, input: SayNotSafe): Promise<Result<OfferNamed, Refusal>> {
  return changeSafety(actor, input, "withdraw-not-safe");
}

function changeSafety(
  actor: Actor,
  input: SayNotSafe,
  action: "say-not-safe" | "withdraw-not-safe",
): Promise<Result<OfferNamed, Refusal>> {
  const says = action === "say-not-safe";
  return write<OfferNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const offer = await lockOffer(tx, actor, input.reference);
    if (!offer || actor.kind !== "council") return err(missing());
    const permission = may(actor, action, offer.subject);
    if (permission !== true) return err(refusalOf(permission));
    if (offer.version !== input.version) return err(conflict());
    const told = await clearForProviders(tx, actor, offer.referralId, { why: input.why });
    if (!told.ok) return told;
    const at = now();
    const written = await tx.offer.updateMany({
      where: { id: offer.id, version: offer.version },
      data: {
        notSafeAt: says ? at : null,
        notSafeWords: says ? told.value.why : null,
        updatedAt: at,
        version: { increment: 1 },
      },
    });
    if (written.count === 0) return err(conflict());
    await recordOfferEvent(tx, actor, offer, {
      kind: says ? "offer-not-safe" : "offer-safe-after-all",
      reason: told.value.why,
      data: { version: offer.versionNumber },
    });
    // A mail that nobody can turn off: the home hears at once that the offer cannot be accepted, or that it can.
    const version = await latestVersion(tx, offer.id);
    await tellOutcomes(tx, [
      {
        delivery: { id: offer.deliveryId, providerId: offer.providerId },
        template: says ? "offer-not-safe" : "offer-safe-after-all",
        about: `${action}:${offer.id}:${offer.version}`,
        offerReference: offer.reference,
        personIds: version ? [version.submittedById] : [],
      },
    ]);
    return ok({ reference: offer.reference });
  });
}
