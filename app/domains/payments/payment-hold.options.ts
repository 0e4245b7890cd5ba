type Reason = { label: string; disputes: boolean };

/**
 * Why a council holds something back. Keys are stored: one that is stored is never taken away. Only a dispute stops the 30 days,
 * and only for its own pence; what the council waits for itself stops nothing.
 */
export const HOLD_REASONS = {
  "wrong-nights": { label: "Nights are disputed", disputes: true },
  "wrong-fee": { label: "The fee is disputed", disputes: true },
  "not-agreed": { label: "Not in the agreement", disputes: true },
  "paid-before": { label: "Paid before", disputes: true },
  "not-provided": { label: "Not provided as agreed", disputes: true },
  "no-order": { label: "No purchase order yet", disputes: false },
  approval: { label: "Waiting for approval at the council", disputes: false },
  funder: { label: "Waiting for another funder", disputes: false },
  unmatched: { label: "Being checked by the council", disputes: false },
} as const satisfies Record<string, Reason>;
export type HoldReason = keyof typeof HOLD_REASONS;

/** Who has to act. Keys are stored. */
export const HOLD_OWNERS = {
  finance: "Council’s finance team",
  placements: "Council’s placements team",
  contracts: "Council’s contracts team",
  "social-work": "Social worker",
  funder: "Another funder",
  provider: "Provider",
} as const;
export type HoldOwner = keyof typeof HOLD_OWNERS;

/** What came of it, as the council says it. Keys are stored. */
export const HOLD_OUTCOMES = {
  pay: "It will be paid",
  part: "Part of it will be paid",
  "not-due": "It is not due",
  corrected: "The amount has been corrected",
} as const;
export type HoldOutcome = keyof typeof HOLD_OUTCOMES;

const UNKNOWN: Reason = { label: "On hold", disputes: false };

/** What a stored reason means; of one that is not known any more, that nothing is disputed. */
export function holdReason(key: unknown): Reason {
  const reasons: Readonly<Record<string, Reason>> = HOLD_REASONS;
  return Object.hasOwn(reasons, String(key)) ? (reasons[String(key)] ?? UNKNOWN) : UNKNOWN;
}

const wordsOf = (list: Readonly<Record<string, string>>, key: unknown, fallback: string) =>
  (Object.hasOwn(list, String(key)) && list[String(key)]) || fallback;
export const holdOwnerWords = (key: unknown) => wordsOf(HOLD_OWNERS, key, HOLD_OWNERS.finance);
export const holdOutcomeWords = (key: unknown) => wordsOf(HOLD_OUTCOMES, key, "Released");
