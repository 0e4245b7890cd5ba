import type { StatementWaits } from "~/domains/market/queries/waiting.server";
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
