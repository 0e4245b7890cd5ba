import type { LeavingCareWaits } from "~/domains/agreements/queries/waiting-leaving-care.server";
import type { Rule } from "./home-kinds.rules";

/** What is asked for before a young person leaves care: by the age in the referral, which tells no birthday. */
export const LEAVING_CARE_RULES: Readonly<Record<LeavingCareWaits, Rule>> = {
  "leaving-care-missing": {
    anyTime: true,
    tag: { words: "Leaving care", tone: "soon" },
    within: 14 * 24,
    title: (one) =>
      `${one.count === 1 ? "1 leaving care step" : `${one.count} leaving care steps`} not recorded at ${one.name ?? "a home"}:`,
    why: "The young person may be 16 or older. Check the date, then record it or ask to be reminded later.",
  },
  "leaving-care-at-18": {
    tag: { words: "May be 18", tone: "soon" },
    within: 72,
    title: (one) => `Record what happens at 18 for a young person at ${one.name ?? "a home"}:`,
    why: "By the age in the referral they may be 18 now. Check the date, then record what happens, or set a later reminder. The placement and its fee go on until somebody ends them.",
  },
};
