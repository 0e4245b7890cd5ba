import type { OfferState } from "~/domains/offers/offer.machine";

/** Why funding was cancelled where its record says nothing: the database did it, with the offer. Pure. */

const ENDED: Partial<Record<OfferState, string>> = {
  withdrawn: "The provider withdrew the offer",
  expired: "The offer expired",
  "not-selected": "The offer was not chosen",
  "fallen-through": "The placement fell through",
};

/** In words, of the version that was asked for and the offer as it is now. */
export function cancelledWords(
  offerVersion: number,
  offer: { state: OfferState; versionNumber: number },
): string {
  if (offer.versionNumber > offerVersion) return "The provider changed the offer after funding was requested";
  return ENDED[offer.state] ?? "The offer has changed or ended since";
}
