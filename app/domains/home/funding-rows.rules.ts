import type { FundingWaits } from "~/domains/agreements/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

const OWED = "The fee is owed under the agreement, so nothing stops.";
const ENDS = { within: 24, until: "funded until", wholeDay: true } as const;
const ending = { ...ENDS, tag: { words: "Funding ends soon", tone: "soon" } } as const;
const over = { ...ENDS, tag: { words: "Funding past its last day", tone: "now" } } as const;

/** Funding with a last day that is near or has passed: for who decides, and for the brokers of the referral. */
export const FUNDING_RULES: Readonly<Record<FundingWaits, Rule>> = {
  "funding-to-continue": {
    ...ending,
    title: (one) => `Decide whether funding continues for ${one.name ?? "a home"}:`,
    why: OWED,
  },
  "funding-over-to-continue": {
    ...over,
    title: (one) => `Decide whether funding continues for ${one.name ?? "a home"}:`,
    why: `Nobody has decided whether it continues. ${OWED}`,
  },
  "funding-ends": {
    ...ending,
    title: (one) => `Funding is authorised for four weeks or less for ${one.name ?? "a home"}:`,
    why: `Whoever decides on funding has been asked whether it continues. ${OWED}`,
  },
  "funding-over": {
    ...over,
    title: (one) => `Funding was not continued for ${one.name ?? "a home"}:`,
    why: `Ask whoever decides on funding. ${OWED}`,
  },
};
