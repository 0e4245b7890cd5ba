import type { FundingWaits } from "~/domains/agreements/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

const OWED = "A fee that both sides have agreed is still owed.";
const ENDS = { within: 24, until: "funded until", wholeDay: true } as const;
const ending = { ...ENDS, tag: { words: "Funding ends soon", tone: "soon" } } as const;
const over = { ...ENDS, tag: { words: "Funding past its end date", tone: "now" } } as const;

/** Funding with an end date that is near or has passed: for who decides, and for the brokers of the referral. */
export const FUNDING_RULES: Readonly<Record<FundingWaits, Rule>> = {
  "funding-to-continue": {
    ...ending,
    title: (one) => `Decide whether funding continues for ${one.name ?? "a home"}:`,
    why: OWED,
  },
  "funding-over-to-continue": {
    ...over,
    title: (one) => `Decide whether funding continues for ${one.name ?? "a home"}:`,
    why: `No decision has been made to continue it. ${OWED}`,
  },
  "funding-ends": {
    ...ending,
    title: (one) => `Funding ends within 4 weeks for ${one.name ?? "a home"}:`,
    why: `A head of service or the director decides whether it continues. ${OWED}`,
  },
  "funding-over": {
    ...over,
    title: (one) => `Funding was not continued for ${one.name ?? "a home"}:`,
    why: `Ask a head of service or the director. ${OWED}`,
  },
};
