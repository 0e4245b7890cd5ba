/** Why an offer was not selected, as the provider reads it. */
export const NOT_SELECTED_REASONS = {
  "another-placement": "Another placement was a better match",
  match: "Poor match with children living there",
  location: "The location",
  cost: "The cost",
  timing: "The start date",
  needs: "How the needs would be met",
  "plan-changed": "The plan for the child has changed",
  other: "Another reason",
} as const;

export type NotSelectedReason = keyof typeof NOT_SELECTED_REASONS;
