import { labelOf } from "~/platform/forms/options";

/** What came of a statutory review, in short: the case system has its minutes. The keys stand in the database. */
export const REVIEW_OUTCOMES = {
  continues: { label: "The placement continues as planned" },
  "plan-changes": { label: "The placement continues and the care plan changes" },
  "step-down": { label: "Plan a step-down" },
  move: { label: "Plan a move to another placement" },
  "return-home": { label: "Plan a return to family" },
  adjourned: { label: "Adjourned without a decision" },
  other: { label: "Something else" },
} as const;

export type ReviewOutcome = keyof typeof REVIEW_OUTCOMES;

export function reviewOutcomeWords(outcome: string): string {
  return labelOf(REVIEW_OUTCOMES, outcome);
}
