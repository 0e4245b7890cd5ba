import { longDate } from "~/platform/time";

/** In place of who the child was, for the people of the placing council. */
export const NO_LONGER_KEPT = "Who the child was is no longer kept here";

/** Since when and why, and what to do instead. */
export function destroyedWords(destroyed: Date, now: Date): string {
  return `It was destroyed on ${longDate(destroyed, now)}, when the time that your council keeps it for was over. Your council’s own case records have it.`;
}

/** What to do where somebody wants to go on with it. */
export const BEGIN_ANEW = "To look for a placement for this child again, begin a new referral";

/**
 * What stands where an answer would, once nobody may write of the child. The same in `prisma/sql/issues.sql` and
 * `prisma/sql/payments/queries.sql`.
 */
export const CLOSED_WITHOUT_TEXT = "Closed without a text: the child’s record is no longer kept.";
