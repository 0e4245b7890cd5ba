import type { StepDownWaits } from "~/domains/agreements/queries/waiting-step-down.server";
import type { Rule } from "./home-kinds.rules";

/** Where a child should live next: to answer for the provider, late or objected to for the council. */
export const STEP_DOWN_RULES: Readonly<Record<StepDownWaits, Rule>> = {
  "step-down-overdue": {
    tag: { words: "Step-down overdue", tone: "now" },
    within: 72,
    until: "planned by",
    wholeDay: true,
    title: (one) => `The step-down from ${one.name ?? "a home"} is overdue:`,
    why: "The day in the plan has passed. Change the day or the plan, or record the move.",
  },
  "step-down-objected": {
    tag: { words: "Step-down objected to", tone: "soon" },
    within: 72,
    until: "planned by",
    wholeDay: true,
    title: (one) => `${one.name ?? "A home"} objects to the step-down plan:`,
    why: "Read the reason and talk to the home. This stays until you change the plan or the home changes its answer.",
  },
  "step-down-to-answer": {
    tag: { words: "Step-down plan", tone: "info" },
    within: 5 * 24,
    title: (one) => `Answer the step-down plan for a child at ${one.name ?? "a home"}:`,
    why: "The council has said where the child should live next. Agree, or object with a reason.",
  },
};
