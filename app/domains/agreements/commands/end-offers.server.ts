import type { Tx } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import type { LockedOffer, LockedSearch } from "~/domains/authorisations/commands/lock-offer.server";
import { carryMove } from "~/domains/offers/commands/move-offer.server";
import { isLive } from "~/domains/offers/offer.machine";
import type { LockedDelivery } from "~/domains/routing/commands/search-state.server";
import { type Outcome, tellOutcomes } from "~/domains/routing/commands/tell-outcomes.server";
import type { CommandError } from "~/platform/forms/submission.server";
import { ok, type Result } from "~/platform/result";

/** Live offers of a search that ends are not selected, each with the words that its provider reads. */
export async function endLiveOffers(
  tx: Tx,
  actor: Actor,
  search: LockedSearch,
  { except, wordsFor }: { except?: string; wordsFor: (offer: LockedOffer) => string },
): Promise<Result<LockedOffer[], CommandError>> {
  const live = search.offers.filter((offer) => offer.id !== except && isLive(offer.state));
  for (const offer of live) {
    const moved = await carryMove(tx, actor, offer, {
      move: "not-select",
      stateReason: wordsFor(offer),
      event: { kind: "offer-not-selected", reason: wordsFor(offer) },
    });
    if (!moved.ok) return moved;
  }
  return ok(live);
}

/**
 * One mail for each provider organisation: of its offer where it had one, else that the search has ended. Whoever
 * has never heard of the referral is not told of its end.
 */
export async function tellTheEnd(
  tx: Tx,
  closed: readonly LockedDelivery[],
  { about, ended, first = [] }: { about: string; ended: readonly LockedOffer[]; first?: readonly Outcome[] },
): Promise<number> {
  const outcomes: Outcome[] = [...first];
  for (const delivery of closed) {
    if (outcomes.some((outcome) => outcome.delivery.id === delivery.id)) continue;
    const offers = ended.filter((offer) => offer.deliveryId === delivery.id);
    const [offer] = offers;
    if (offer)
      outcomes.push({
        delivery,
        template: "offer-not-chosen",
        about,
        offerReference: offer.reference,
        personIds: offers.flatMap(({ madeByIds }) => madeByIds),
      });
    else if (delivery.heardOf) outcomes.push({ delivery, template: "search-ended", about });
  }
  await tellOutcomes(tx, outcomes);
  return outcomes.length;
}
