import type { InterestWaits, StatementWaits } from "~/domains/market/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

/** A market position statement in review, for those who may publish it. */
export const STATEMENT_RULES: Readonly<Record<StatementWaits, Rule>> = {
  "statement-to-publish": {
    anyTime: true,
    tag: { words: "In review", tone: "info" },
    within: 5 * 24,
    title: (one) => `Publish or return the market position statement: ${one.name ?? "a draft"}`,
    why: "The person who made the last change cannot publish it.",
  },
};

const interests = (count: number) =>
  count === 1 ? "1 provider’s interest" : `interest from ${count} providers`;

/** What providers wrote about commissioning intentions, and what councils answered. */
export const INTEREST_RULES: Readonly<Record<InterestWaits, Rule>> = {
  "interests-to-answer": {
    anyTime: true,
    tag: { words: "Interest", tone: "soon" },
    within: 5 * 24,
    title: (one) => `Reply to ${interests(one.count)} in your commissioning intentions`,
    why: "They have said what they could offer, and wait for an answer.",
  },
  "interests-answered": {
    anyTime: true,
    tag: { words: "Interest answered", tone: "info" },
    within: 14 * 24,
    title: (one) =>
      one.count === 1
        ? "A council answered your interest"
        : `Councils answered ${one.count} of your interests`,
    why: "Read the answer, and write back if it asks something.",
  },
};
