import type { PartyWaits } from "~/domains/agreements/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

/** What education and health have not agreed to pay, or soon pay no longer: for the broker of the referral. */
export const PARTY_RULES: Readonly<Record<PartyWaits, Rule>> = {
  "party-to-agree": {
    tag: { words: "Share not agreed", tone: "soon" },
    within: 72,
    title: (one) =>
      one.count === 1
        ? `Health or education has not agreed its share at ${one.name ?? "a home"}:`
        : `${one.count} shares are not agreed at ${one.name ?? "a home"}:`,
    why: "The whole fee is owed. Until the share is agreed, your council pays it.",
  },
  "party-ends": {
    tag: { words: "Cost share ending", tone: "soon" },
    within: 72,
    until: "agreed until",
    wholeDay: true,
    title: (one) => `An agreement to share the cost at ${one.name ?? "a home"} is ending or has ended:`,
    why: "Ask whether it will be renewed. If not, your council pays that share after that day.",
  },
};
