/** What a referral and the register tell of a placement, as the law reads it. Pure. */

import type { LEGAL_STATUSES } from "~/domains/referrals/referral.options";
import type { LookedAfter } from "./statutory-steps.rules";

type LegalStatus = keyof typeof LEGAL_STATUSES;

/** Under an interim or full care order the child is in care; the others need somebody to say it. */
const UNDER: Readonly<Record<LegalStatus, LookedAfter>> = {
  "section-20": "accommodated",
  "interim-care-order": "in-care",
  "care-order": "in-care",
  "placement-order": "not-sure",
  protection: "not-sure",
  remand: "not-sure",
  "not-looked-after": "not-sure",
  other: "not-sure",
};

/**
 * How the council looks after the child. A short break for a child who is not in care is one under section 17; any other
 * placement makes a child looked after.
 */
export function lookedAfterOf(purpose: string | undefined, legalStatus: string | undefined): LookedAfter {
  if (legalStatus === "not-looked-after" && purpose === "short-break") return "no";
  return legalStatus !== undefined && Object.hasOwn(UNDER, legalStatus)
    ? UNDER[legalStatus as LegalStatus]
    : "not-sure";
}

/** Whether somebody educates or trains the child; so it is taken where nobody has said. */
export function inEducation(educationNow: string | undefined): boolean {
  return educationNow !== "none" && educationNow !== "under-school-age";
}
