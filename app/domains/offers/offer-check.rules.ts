import { problemsOnEntry } from "~/domains/anonymisation/gate/entry.rules";
import { type CheckedDraft, checkDraft } from "./offer-draft.rules";
import type { OfferDraft } from "./offer-draft.schema";

/**
 * The offer that a draft says, or what stands in its way, at a moment; also a number in its words that leads to
 * somebody. Apart from the draft's own rules, because those go to the browser and the detector's word lists do not.
 */
export function checkOffer(draft: OfferDraft, now: Date): CheckedDraft {
  return checkDraft(draft, now, problemsOnEntry);
}
