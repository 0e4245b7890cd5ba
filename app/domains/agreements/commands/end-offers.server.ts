import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { LockedSearch } from "~/domains/authorisations/commands/lock-search.server";
import type { LockedOffer } from "~/domains/offers/commands/lock-offers.server";
import { applyTransition } from "~/domains/offers/commands/move-offer.server";
import { isLive } from "~/domains/offers/offer.machine";
import type { LockedDelivery } from "~/domains/routing/commands/search-state.server";
import { type Outcome, tellOutcomes } from "~/domains/routing/commands/tell-outcomes.server";
import type { ClearedText } from "~/platform/cleared-text";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";

/**
 * Live offers of a search that ends are not selected, each with the words that its provider reads: beside another that
 * was `chosen`, or together with the search.
 */
export async function endLiveOffers(
  tx: Tx,
  actor: Actor,
  search: LockedSearch,
  { chosen, wordsFor }: { chosen?: string; wordsFor: (offer: LockedOffer) => ClearedText },
): Promise<Result<LockedOffer[], Refusal>> {
  const live = search.offers.filter((offer) => offer.id !== chosen && isLive(offer.state));
  for (const offer of live) {
    const moved = await applyTransition(tx, actor, offer, {
      move: "not-select",
      stateReason: wordsFor(offer),
      event: chosen
        ? { kind: "offer-not-selected", reason: wordsFor(offer), data: { another: true } }
        : { kind: "offer-ended-with-search", reason: wordsFor(offer) },
    });
    if (!moved.ok) return moved;
  }
  return ok(live);
}

/**
 * One mail for each provider organisation. Where another offer was accepted (`chosen`), one that had an offer is told of
 * it; where the search ended for everybody, nobody was passed over and all read just that. Whoever has never heard of
 * the referral is not told of its end.
 */
export async function notifySearchEnded(
  tx: Tx,
  closed: readonly LockedDelivery[],
  {
    about,
    ended,
    chosen = false,
    first = [],
  }: { about: string; ended: readonly LockedOffer[]; chosen?: boolean; first?: readonly Outcome[] },
): Promise<number> {
  const outcomes: Outcome[] = [...first];
  for (const delivery of closed) {
    if (outcomes.some((outcome) => outcome.delivery.id === delivery.id)) continue;
    const offers = ended.filter((offer) => offer.deliveryId === delivery.id);
    const [offer] = offers;
    if (offer)
      outcomes.push({
        delivery,
        template: chosen ? "offer-not-chosen" : "search-ended",
        about,
        offerReference: offer.reference,
        personIds: offers.flatMap(({ madeByIds }) => madeByIds),
      });
    else if (delivery.heardOf) outcomes.push({ delivery, template: "search-ended", about });
  }
  await tellOutcomes(tx, outcomes);
  return outcomes.length;
}
