import type { StatutoryWaits } from "~/domains/statutory/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

const approvals = (count: number) => (count === 1 ? "An approval" : `${count} approvals`);
const MOVES_IN = { until: "the child moves in on", wholeDay: true } as const;

/** Approvals that the law asks for: of the officer who gives them, and of whoever asked. */
export const STATUTORY_RULES: Readonly<Record<StatutoryWaits, Rule>> = {
  "approval-to-give": {
    ...MOVES_IN,
    tag: { words: "Approval needed", tone: "now" },
    within: 8,
    title: (one) => `${approvals(one.count)} asked of you for ${one.name ?? "a home"}:`,
    why: "The law asks for your approval before the child moves in.",
  },
  "approval-returned": {
    ...MOVES_IN,
    tag: { words: "Approval returned", tone: "now" },
    within: 4,
    title: (one) => `${approvals(one.count)} returned to you for ${one.name ?? "a home"}:`,
    why: "Nothing is approved until you have answered the question and asked again.",
  },
};
