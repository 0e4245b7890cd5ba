import type { PlanWaits } from "~/domains/arrivals/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

const things = (count: number) => (count === 1 ? "1 thing" : `${count} things`);

/** What a side still has to do before a child arrives or leaves. */
export const PLAN_RULES: Readonly<Record<PlanWaits, Rule>> = {
  "arrival-to-prepare": {
    tag: { words: "Arrival plan", tone: "soon" },
    within: 24,
    until: "the child arrives on",
    wholeDay: true,
    title: (one) => `${things(one.count)} to do before a child arrives at ${one.name ?? "a home"}:`,
    why: "Tick what is done on the arrival plan. Both sides see what is missing.",
  },
  "leaving-to-prepare": {
    tag: { words: "Leaving plan", tone: "soon" },
    within: 24,
    until: "the child leaves on",
    wholeDay: true,
    title: (one) => `${things(one.count)} to do before a child leaves ${one.name ?? "a home"}:`,
    why: "Tick what is done on the leaving plan. Both sides see what is missing.",
  },
};
