import { labelOf } from "~/platform/forms/options";

/** What came of a review of a placement's cost. Keys are stored. */
export const COST_OUTCOMES = {
  continue: { label: "Continue at this cost" },
  "step-down": { label: "A step-down is being sought" },
  renegotiate: { label: "Renegotiate the fee" },
  end: { label: "End the placement" },
} as const;
export type CostOutcome = keyof typeof COST_OUTCOMES;

/** As it is read; a code that is no longer known stays itself. */
export const costOutcomeWords = (code: string): string => labelOf(COST_OUTCOMES, code);
