import type { PlacementWaits } from "~/domains/agreements/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

/** What a placement waits for: the day that the child moved in, a notice, an end. */
export const PLACEMENT_RULES: Readonly<Record<PlacementWaits, Rule>> = {
  "move-to-confirm": {
    tag: { words: "Confirm the move", tone: "soon" },
    within: 24,
    title: (one) => `Confirm that the child moved in at ${one.name ?? "a home"}:`,
    why: "Each side confirms the day for itself. The placement starts with the first of the two.",
  },
  "end-to-confirm": {
    tag: { words: "Confirm the end", tone: "now" },
    within: 24,
    title: (one) => `The provider says the placement ended at ${one.name ?? "a home"}:`,
    why: "Confirm it if it is right. The referral ends once you have confirmed.",
  },
  "moves-differ": {
    tag: { words: "Dates differ", tone: "now" },
    within: 24,
    title: (one) => `Two move-in dates at ${one.name ?? "a home"}:`,
    why: "The council and the provider have confirmed different days. Agree the right one and correct yours if it was wrong.",
  },
  "notice-running": {
    tag: { words: "Notice given", tone: "hold" },
    within: 24,
    title: (one) => `Notice is running at ${one.name ?? "a home"}:`,
    why: "Record the end once the child has left.",
    until: "the last night is",
    wholeDay: true,
  },
  "notice-over": {
    tag: { words: "Record the end", tone: "now" },
    within: 24,
    title: (one) => `Notice has ended at ${one.name ?? "a home"}:`,
    why: "The last night has passed. Record the end of the placement.",
  },
};
