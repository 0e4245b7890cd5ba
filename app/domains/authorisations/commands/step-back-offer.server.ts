import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import type { LockedOffer } from "~/domains/offers/commands/lock-offers.server";
import { applyTransition } from "~/domains/offers/commands/move-offer.server";
import { may } from "~/domains/offers/offer.policy";
import { findNamesForColleagues } from "~/domains/referrals/queries/find-names-for-colleagues.server";
import { conflict, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { cancelAuthorisations } from "./cancel-authorisations.server";
import { lockSearch, offerSubject, refusedFunding } from "./lock-search.server";

export type StepBackInput = {
  reference: string;
  offer: string;
  version: number;
  reason: string;
  idempotency?: Idempotency<SteppedBack>;
};
export type SteppedBack = { reference: string; offer: string };

/**
 * A preferred or authorised offer goes back to the shortlist, and its request for money is cancelled. Nothing else
 * moves: the broker goes on deciding, or lets the search go on.
 */
export function stepBackOffer(actor: Actor, input: StepBackInput): Promise<Result<SteppedBack, Refusal>> {
  return write<SteppedBack, Refusal>(actor, input.idempotency, async (tx) => {
    const search = await lockSearch(tx, actor, input.reference);
    const offer = search?.offers.find(({ reference }) => reference === input.offer);
    if (!search || !offer) return err(missing());
    const permission = may(actor, "step-back", offerSubject(offer, search.referral));
    if (permission !== true) return err(refusedFunding(permission));
    if (offer.version !== input.version) return err(conflict());
    const named = await findNamesForColleagues(tx, actor, search.referral.id, { reason: input.reason });
    if (named) return named;
    const moved = await stepBack(tx, actor, offer, input.reason);
    if (!moved.ok) return moved;
    return ok({ reference: search.referral.reference, offer: offer.reference });
  });
}

async function stepBack(
  tx: Tx,
  actor: Actor,
  offer: LockedOffer,
  reason: string,
): Promise<Result<unknown, Refusal>> {
  const moved = await applyTransition(tx, actor, offer, {
    move: "step-back",
    funding: "cancelled",
    event: { kind: "offer-stepped-back" },
  });
  if (!moved.ok) return moved;
  await cancelAuthorisations(tx, actor, offer, { because: "stepped-back", reason });
  return ok(null);
}
