import { problemsOnEntry } from "~/domains/anonymisation/gate/entry.rules";
import type { ImpactAsks } from "./impact-asks.rules";
import { type CheckedImpact, checkDraftOfImpact } from "./impact-draft.rules";
import type { ImpactDraft } from "./impact-draft.schema";

/** The assessment that a draft says, or what stands in its way; also a number in its words that leads to somebody. */
export function checkImpact(draft: ImpactDraft, asks: ImpactAsks, living: string): CheckedImpact {
  return checkDraftOfImpact(draft, asks, living, problemsOnEntry);
}
