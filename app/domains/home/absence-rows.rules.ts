import type { AbsenceWaits } from "~/domains/agreements/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

/** The fee while a child is away for several nights: for whoever decides on funding. */
export const ABSENCE_RULES: Readonly<Record<AbsenceWaits, Rule>> = {
  "absence-fee-to-decide": {
    tag: { words: "Fee while away", tone: "soon" },
    within: 48,
    title: (one) => `Decide the fee while a child is away from ${one.name ?? "a home"}:`,
    why: "The full fee is paid until you decide otherwise.",
  },
};
