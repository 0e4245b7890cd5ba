/** What a provider says of one section of the referral, once the child lives there. */
export const VERDICT_ANSWERS = {
  described: "As described",
  differs: "Differs",
  missing: "Not in the referral",
} as const;

export type VerdictAnswer = keyof typeof VERDICT_ANSWERS;
