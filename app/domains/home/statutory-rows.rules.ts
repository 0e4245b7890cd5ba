import type { StatutoryWaits } from "~/domains/statutory/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

const MOVES_IN = { until: "the child moves in on", wholeDay: true } as const;

/** What somebody has to tell before it is known whether an approval is needed. */
const toSay = (what: string): Rule => ({
  ...MOVES_IN,
  tag: { words: "To answer", tone: "now" },
  within: 8,
  title: (one) => `${what}: ${one.name ?? "a home"}`,
  why: ({ until }) =>
    until === null
      ? "The child has moved in, and the placement may have needed approval first. Answer now."
      : "The placement may need approval before the child moves in.",
});

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
  "approval-to-ask": {
    ...MOVES_IN,
    tag: { words: "Approval not requested", tone: "now" },
    within: 8,
    title: (one) =>
      one.count === 1
        ? `Request approval for a placement at ${one.name ?? "a home"}:`
        : `Request ${one.count} approvals for a placement at ${one.name ?? "a home"}:`,
    why: ({ until }) =>
      until === null
        ? "The child has moved in, and nobody has requested the approval. Request it now."
        : "The law asks for an approval before the child moves in, and nobody has requested it.",
  },
  "consult-to-record": {
    ...MOVES_IN,
    tag: { words: "Not consulted", tone: "now" },
    within: 8,
    title: (one) => `Consult the area authority about a placement at ${one.name ?? "a home"}:`,
    why: ({ until }) =>
      until === null
        ? "The child has moved in without the director's approval. Record the consulting, then request it now."
        : "Send it the care plan and record that. Then request the director's approval, before the child moves in.",
  },
  "area-to-say": toSay("Say where the child will live"),
  "carer-to-say": toSay("Say whose foster carer it is"),
  "schooling-to-say": toSay("Say whether the move disrupts Key Stage 4"),
  "notices-to-send": {
    tag: { words: "Notifications to send", tone: "soon" },
    within: 8,
    title: (one) =>
      `Send ${one.count === 1 ? "1 placement notification" : `${one.count} placement notifications`} for ${one.name ?? "a home"}:`,
    why: "Regulation 13 says who must be notified of the placement, and by when.",
    until: "must be sent by",
    wholeDay: true,
  },
  "approval-returned": {
    ...MOVES_IN,
    tag: { words: "Approval returned", tone: "now" },
    within: 4,
    title: (one) => `Answer the question about approving a placement at ${one.name ?? "a home"}:`,
    why: "Not approved yet. Answer the question and request approval again.",
  },
};
