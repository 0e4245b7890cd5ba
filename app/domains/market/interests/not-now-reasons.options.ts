/** Why a council does not take an interest further now. Keys are stored: one that is stored is never taken away. */
export const NOT_NOW_REASONS = {
  "enough-places": "We have enough places of this type",
  place: "We need places somewhere else",
  type: "We need another type of place",
  later: "We need it later",
  funding: "We have no funding for it now",
  registration: "Ofsted registration is needed first",
  quality: "We have questions about quality first",
  other: "Another reason",
} as const;
export type NotNowReason = keyof typeof NOT_NOW_REASONS;

/** A reason as pages say it; what is not on the list says nothing more. */
export const notNowWords = (key: string): string =>
  (Object.hasOwn(NOT_NOW_REASONS, key) && NOT_NOW_REASONS[key as NotNowReason]) || NOT_NOW_REASONS.other;
