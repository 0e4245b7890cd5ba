import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { lockSearch } from "~/domains/authorisations/commands/lock-search.server";
import { standingOffers } from "~/domains/offers/queries/standing-offers.server";
import { referralToChange, transitionReferral } from "~/domains/referrals/commands/move-referral.server";
import { clearForProviders } from "~/domains/referrals/queries/clear-for-providers.server";
import { reopenDeliveries } from "~/domains/routing/commands/reopen-deliveries.server";
import { tellOutcomes } from "~/domains/routing/commands/tell-outcomes.server";
import { ownWords } from "~/platform/cleared-text";
import { missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { reservesOf } from "../queries/reserves.server";
import { endAcceptances } from "./end-acceptances.server";
import { type AnswerWithin, newClock } from "./search-again.server";
import type { Ended } from "./withdraw-referral.server";

export type FallThroughInput = {
  reference: string;
  version: number;
  answerWithin: AnswerWithin;
  reason: string;
  idempotency?: Idempotency<Ended>;
};

/**
 * The agreed placement does not happen: its acceptance ends, its offer has fallen through, the search is open again.
 * Those who were not selected because of it may offer again, and everybody who was asked is told; whose offer was kept in
 * reserve reads that it is their turn.
 */
export function fallThrough(actor: Actor, input: FallThroughInput): Promise<Result<Ended, Refusal>> {
  return write<Ended, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await referralToChange(tx, actor, { ...input, action: "fall-through" });
    if (!found.ok) return found;
    const search = await lockSearch(tx, actor, input.reference);
    if (!search) return err(missing());
    const { referral } = search;
    const told = await clearForProviders(tx, actor, referral.id, { reason: input.reason });
    if (!told.ok) return told;
    const fallen = await endAcceptances(tx, actor, search, told.value.reason);
    if (!fallen.ok) return fallen;
    const clock = newClock(input.answerWithin);
    // One that was placed by phone and never sent has no search to go back to.
    const sent = referral.editionNumber > 0;
    const moved = await transitionReferral(tx, actor, referral, {
      event: sent ? "fall-through" : "back-to-draft",
      kind: "placement-fell-through",
      reason: input.reason,
      stateReason: input.reason,
      set: sent ? { answerBy: clock } : {},
    });
    if (!moved.ok) return moved;
    const again = sent
      ? await reopenDeliveries(tx, actor, referral, {
          answerBy: clock,
          reason: ownWords("The agreed placement fell through"),
          offered: await standingOffers(tx, { referralId: referral.id, councilId: referral.councilId }),
        })
      : [];
    const about = `fell-through:${referral.version}`;
    const theirs = new Set(fallen.value.map(({ deliveryId }) => deliveryId));
    const reserves = await reservesOf(tx, referral);
    const makersOf = (deliveryId: string) =>
      search.offers
        .filter(({ id }) => reserves.some((one) => one.id === id && one.deliveryId === deliveryId))
        .flatMap(({ madeByIds }) => madeByIds);
    await tellOutcomes(tx, [
      ...fallen.value.map((offer) => ({
        delivery: { id: offer.deliveryId, providerId: offer.providerId },
        template: "fell-through" as const,
        about,
        offerReference: offer.reference,
        personIds: offer.madeByIds,
      })),
      ...again
        .filter(({ id }) => !theirs.has(id))
        .map((delivery) =>
          reserves.some(({ deliveryId }) => deliveryId === delivery.id)
            ? { delivery, template: "reserve-turn" as const, about, personIds: makersOf(delivery.id) }
            : { delivery, template: "search-resumed" as const, about },
        ),
    ]);
    return ok({ reference: referral.reference, told: again.length });
  });
}
