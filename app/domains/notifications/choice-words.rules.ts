/** When somebody wants the emails of a kind, in words. */
export const CHOICE_WORDS = {
  "at-once": "As they happen",
  daily: "Once a day, in one email",
  none: "Don't send",
} as const;

/** The choices of a person in one line: "All as they happen", or how many are not. */
export function summaryOfChoices(kinds: readonly { readonly chosen: keyof typeof CHOICE_WORDS }[]): string {
  const [daily, none] = (["daily", "none"] as const).map(
    (choice) => kinds.filter(({ chosen }) => chosen === choice).length,
  );
  const parts = [daily ? `${daily} once a day` : "", none ? `${none} not sent` : ""].filter(Boolean);
  return parts.length > 0 ? `${parts.join(", ")}, the rest as they happen` : "All as they happen";
}
