import type { Actor } from "~/domains/access/actor";
import type { AuthorisationState } from "~/domains/authorisations/authorisation.machine";
import { isHoldOver } from "~/domains/offers/hold.rules";
import { may as mayOffer, type OfferSubject } from "~/domains/offers/offer.policy";
import { type PlaceTaken, placeTakenWords } from "~/domains/offers/place.rules";
import type { Standing } from "~/domains/providers/confirmation.rules";
import { definePolicy, deny, denyNow, type Permission } from "~/platform/permission";

/** What accepting must know: the offer, the money that was authorised and whether the place is still held. */
export type AcceptanceSubject = {
  offer: OfferSubject;
  offerVersion: number;
  /** The newest authorisation of the offer, null while nobody has asked. */
  authorisation: {
    state: AuthorisationState;
    offerVersion: number;
    decidedById: string | null;
    /** Why a head of service authorised it although the provider was not confirmed. */
    unconfirmedReason?: string | null;
  } | null;
  /** Whether the provider that offers it is confirmed. */
  standing: Standing;
  heldUntil: Date | null;
  /** Whether another child was given the place since. */
  placeTaken: PlaceTaken | null;
  now: Date;
};

export type AcceptanceAction = "accept";

/**
 * Whether this person may accept this offer now: `true`, or a refusal with a code (those of the offer's policy, and
 * `not-authorised`, `authorised-it`, `expired`, `place-taken`) and words. Nothing is accepted without an authorisation of this very
 * version, nor by whoever authorised it: who commits the council is not who allowed the cost. That only one offer per child
 * and purpose is accepted is held by the database, not here.
 */
export function may(actor: Actor, _action: AcceptanceAction, subject: AcceptanceSubject): Permission {
  const permission = mayOffer(actor, "accept", subject.offer);
  if (permission !== true) return permission;
  const { authorisation, offerVersion, heldUntil, now } = subject;
  if (authorisation?.state !== "authorised" || authorisation.offerVersion !== offerVersion) {
    return denyNow("not-authorised", "Funding must be authorised first");
  }
  if (authorisation.decidedById === actor.personId)
    return deny("authorised-it", "You authorised this funding, so someone else must accept the offer");
  if (subject.standing !== "confirmed" && !authorisation.unconfirmedReason)
    return denyNow(
      "stopped",
      "The provider is not confirmed, which was not known when funding was authorised. Request funding approval again",
    );
  if (isHoldOver(heldUntil, now)) {
    return denyNow(
      "expired",
      "The place was held until a moment that has gone by: ask the provider to hold it again",
    );
  }
  const taken = placeTakenWords(subject.placeTaken);
  if (taken) return denyNow("place-taken", taken);
  return true;
}

export const { abilities: acceptanceAbilities } = definePolicy({ accept: true }, may);
