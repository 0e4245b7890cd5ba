import type { ImpactWaits } from "~/domains/offers/queries/waiting-impact.server";
import type { Rule } from "./home-kinds.rules";

const parts = (count: number) => (count === 1 ? "1 part" : `${count} parts`);

/** What waits about the impact assessments of offers. */
export const IMPACT_RULES: Readonly<Record<ImpactWaits, Rule>> = {
  "impact-to-answer": {
    tag: { words: "Impact assessment to answer", tone: "soon" },
    within: 24,
    title: (one) => `Answer ${parts(one.count)} of the impact assessment of ${one.name ?? "a home"} for`,
    why: "The offer is on the shortlist or further, and the home says how it would meet each need.",
  },
  "impact-question": {
    tag: { words: "Question about your offer", tone: "soon" },
    within: 8,
    title: (one) => `Reply about ${parts(one.count)} of the impact assessment of ${one.name ?? "a home"} for`,
    why: "The council has a question, or says that a need is not met.",
  },
  "impact-due": {
    tag: { words: "Impact assessment due", tone: "now" },
    within: 24,
    title: (one) => `Send the impact assessment of ${one.name ?? "a home"} for`,
    why: "You sent this offer in an emergency, without it.",
    until: "due",
  },
  "impact-overdue": {
    tag: { words: "Impact assessment overdue", tone: "now" },
    within: 0,
    title: (one) => `Impact assessment overdue from ${one.name ?? "a home"}:`,
    why: "The offer of an emergency was sent without it. Ring the home.",
  },
};
