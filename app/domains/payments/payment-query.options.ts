/** What is wrong, as whoever asks says it. Keys are stored: one that is stored is never taken away. */
export const QUERY_KINDS = {
  "not-paid": "Not paid",
  "wrong-amount": "Wrong amount",
  "wrong-nights": "Wrong number of nights",
  "wrong-rate": "Wrong weekly fee",
  "taken-back": "A payment was taken back",
  other: "Something else",
} as const;
export type QueryKind = keyof typeof QUERY_KINDS;

/** What came of it, as the council says it. Keys are stored. */
export const QUERY_OUTCOMES = {
  "will-pay": "We will pay it",
  "was-paid": "It has been paid",
  corrected: "We have corrected our records",
  "nothing-due": "Nothing more is due",
  other: "Something else",
} as const;
export type QueryOutcome = keyof typeof QUERY_OUTCOMES;

const wordsOf = (list: Readonly<Record<string, string>>, key: unknown, fallback: string) =>
  (Object.hasOwn(list, String(key)) && list[String(key)]) || fallback;
export const queryKindWords = (key: unknown) => wordsOf(QUERY_KINDS, key, "Something else");
export const queryOutcomeWords = (key: unknown) => wordsOf(QUERY_OUTCOMES, key, "Something else");
