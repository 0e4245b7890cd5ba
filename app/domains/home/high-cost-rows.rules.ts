import type { HighCostWaits } from "~/domains/agreements/queries/high-cost-register.server";
import type { Rule } from "./home-kinds.rules";

/** Placements that cost much and were not reviewed in twelve weeks: for whoever reviews them. */
export const HIGH_COST_RULES: Readonly<Record<HighCostWaits, Rule>> = {
  "cost-reviews-overdue": {
    tag: { words: "High-cost review overdue", tone: "now" },
    within: 72,
    until: "the oldest was due",
    wholeDay: true,
    title: (one) =>
      `Review the cost of ${one.count === 1 ? "1 high-cost placement" : `${one.count} high-cost placements`}`,
    why: "Each placement on the register is reviewed every 12 weeks.",
  },
};
