import type { StatutoryWaits } from "~/domains/statutory/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

const MOVES_IN = { until: "the child moves in on", wholeDay: true } as const;

/** Approvals that the law asks for: of the officer who gives them, and of whoever asked. */
export const STATUTORY_RULES: Readonly<Record<StatutoryWaits, Rule>> = {
  "approval-to-give": {
    ...MOVES_IN,
    tag: { words: "Approval needed", tone: "now" },
    within: 8,
    title: (one) =>
      one.count === 1
        ? `Approve a placement at ${one.name ?? "a home"}:`
        : `Give ${one.count} approvals for a placement at ${one.name ?? "a home"}:`,
    why: ({ until }) =>
      until === null
        ? "The child has moved in without your approval. Decide now."
        : "Your approval is needed before the child moves in.",
  },
  "approval-returned": {
    ...MOVES_IN,
    tag: { words: "Approval returned", tone: "now" },
    within: 4,
    title: (one) => `Answer the question about approving a placement at ${one.name ?? "a home"}:`,
    why: "Not approved yet. Answer the question and request approval again.",
  },
};
