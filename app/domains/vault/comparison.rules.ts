/**
 * Comparing a text with what the vault holds answers "is this the child's name?". Whoever may not know the child gets so
 * many answers about one child in an hour, which is several times what a day of honest work needs; an admin of the
 * council is told well before that. Whoever may know the child can open the page, so that comparing tells them nothing.
 */
export const TEXTS_AN_HOUR = 40;
export const UNUSUAL_AN_HOUR = 20;

export const TOO_MANY_TEXTS =
  "You have checked too many texts for this child in the last hour. Wait an hour, or ask the referral’s broker or social worker to write this";

/** Whether one more text would be more than anybody needs. */
export function isTooMany(textsInTheHour: number): boolean {
  return textsInTheHour >= TEXTS_AN_HOUR;
}

/** Whether these texts are the ones with which it becomes unusual: an admin is told once, not each time. */
export function becomesUnusual(before: number, more: number): boolean {
  return before < UNUSUAL_AN_HOUR && before + more >= UNUSUAL_AN_HOUR;
}
