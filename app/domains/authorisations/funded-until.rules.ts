import { dayWords } from "~/domains/offers/offer-words.rules";
import { addDays } from "~/platform/time";

/** The last day that funding is authorised for. Days are `YYYY-MM-DD` in London. Pure. */

/** So many years ahead the last day may be. The same in `may_fund_until` of `prisma/sql/authorisations.sql`. */
export const MAX_FUNDED_YEARS = 5;
/** So many days before it those who decide are reminded. */
export const FUNDING_REMINDED_DAYS = 28;

/** What is wrong with a last day that is chosen `today`, in words; undefined where nothing is. */
export function fundedUntilProblem(day: string, today: string): string | undefined {
  if (day <= today) return "The end date must be in the future";
  const latest = `${Number(today.slice(0, 4)) + MAX_FUNDED_YEARS}${today.slice(4)}`;
  return day > latest ? `The end date must be within the next ${MAX_FUNDED_YEARS} years` : undefined;
}

/** The same where funding that ends on a day is continued. */
export function continuedUntilProblem(day: string, before: string | null, today: string): string | undefined {
  if (before !== null && day <= before) return `The new end date must be after ${dayWords(before)}`;
  return fundedUntilProblem(day, today);
}

/** How near it is: `open` without a last day, `ending` in its last four weeks, `over` once it has passed. */
export type FundingStanding = "open" | "running" | "ending" | "over";

export function fundingStanding(fundedUntil: string | null, today: string): FundingStanding {
  if (fundedUntil === null) return "open";
  if (fundedUntil < today) return "over";
  return fundedUntil <= addDays(today, FUNDING_REMINDED_DAYS) ? "ending" : "running";
}
