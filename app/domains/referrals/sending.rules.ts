import { DEFAULT_QUALITY_BAR, missingPages, qualityOf } from "./quality.rules";
import type { ReferralContent, ReferralDraft, ReferralPage } from "./referral.schema";

/** Why a referral cannot be sent, each with the page where it is mended. */
export type SendingBlock = {
  code: "page-missing" | "below-the-bar" | "under-16" | "not-a-child" | "destroyed";
  page: ReferralPage;
  message: string;
};

/**
 * What stands in the way of sending, apart from the gate on what is written: nothing means that it may go.
 * `age` is in completed years, undefined while the child's page is empty; `bar` is the council's.
 */
export function blocksToSending(
  draft: ReferralDraft,
  age: number | undefined,
  bar: number = DEFAULT_QUALITY_BAR,
): SendingBlock[] {
  const blocks: SendingBlock[] = missingPages(draft, age !== undefined).map((page) => ({
    code: "page-missing",
    page,
    message: "This page is not filled in yet",
  }));
  const { score, gaps } = qualityOf(draft);
  if (blocks.length === 0 && score < bar) {
    const message = `The quality score is ${score} and must be at least ${bar} before it is sent`;
    blocks.push({ code: "below-the-bar", page: gaps[0]?.page ?? "narrative", message });
  }
  const wanted = draft.purpose?.serviceKind;
  if (age !== undefined && age < 16 && wanted === "supported-accommodation") {
    // Care Planning regulations 27A: no child below 16 is placed in unregulated or supported accommodation.
    const words =
      "A child under 16 may not be placed in supported accommodation. Choose another kind of care";
    blocks.push({ code: "under-16", page: "purpose", message: words });
  }
  if (age !== undefined && (age < 0 || age >= 18)) {
    blocks.push({
      code: "not-a-child",
      page: "child",
      message: "The date of birth does not make this person a child",
    });
  }
  return blocks;
}

/** A draft with every page is the whole content; null while a page is missing. */
export function wholeContent(draft: ReferralDraft): ReferralContent | null {
  const { purpose, needs, strengths, placement, location, narrative } = draft;
  const educationHealth = draft["education-health"];
  if (!purpose || !needs || !strengths || !placement || !location || !educationHealth || !narrative)
    return null;
  return { purpose, needs, strengths, placement, location, "education-health": educationHealth, narrative };
}
