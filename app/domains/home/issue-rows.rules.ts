import type { IssueWaits } from "~/domains/issues/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

/** Issues that a provider raised: those that the council has to answer, and what the provider can do about one. */
export const ISSUE_RULES: Readonly<Record<IssueWaits, Rule>> = {
  "issue-open": {
    tag: { words: "Issue", tone: "soon" },
    within: 8,
    title: (one) => `Answer an issue raised by ${one.name ?? "a home"}:`,
    why: "The provider reads who is responsible and what you write. It closes only with an answer.",
    until: "due by",
  },
  "issue-escalated": {
    tag: { words: "Issue escalated", tone: "now" },
    within: 4,
    title: (one) => `${one.name ?? "A home"} has escalated an issue:`,
    why: "It was late, or the answer was disputed. A team manager can answer issues of every team.",
    until: "was due by",
  },
  "issue-late": {
    tag: { words: "Issue late", tone: "soon" },
    within: 8,
    title: (one) => `The council is late with an issue from ${one.name ?? "a home"}:`,
    why: "You can escalate it to the team manager.",
  },
  "issue-answered": {
    anyTime: true,
    tag: { words: "Issue answered", tone: "info" },
    within: 14 * 24,
    title: (one) => `The council answered an issue from ${one.name ?? "a home"}:`,
    why: "If the answer is not right, you can dispute it.",
    until: "dispute by",
    wholeDay: true,
  },
};
