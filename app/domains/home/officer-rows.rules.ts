import type { OfficerWaits } from "~/domains/agreements/queries/waiting-officers.server";
import type { Rule } from "./home-kinds.rules";

/** Children without a reviewing officer, for the officers. */
export const OFFICER_RULES: Readonly<Record<OfficerWaits, Rule>> = {
  "children-without-officer": {
    tag: { words: "No reviewing officer", tone: "soon" },
    within: 5 * 24,
    title: (one) =>
      one.count === 1
        ? "1 child has no reviewing officer named"
        : `${one.count} children have no reviewing officer named`,
    why: "Open the placement and name one under “Who does what”.",
  },
};
