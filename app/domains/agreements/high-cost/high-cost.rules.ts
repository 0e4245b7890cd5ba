/** Placements that cost much, and when each is reviewed. Pure; days are `YYYY-MM-DD`, money is whole pence. */
import { dayWords } from "~/domains/offers/offer-words.rules";
import { formatPence } from "~/platform/forms/money";
import { addDays } from "~/platform/time";
import type { DayProblem } from "../placement/placement-dates.rules";

/** Each is reviewed this often at least. The same in prisma/sql/agreements/high-cost.sql. */
export const COST_REVIEW_DAYS = 12 * 7;

/** The next review is after today, and twelve weeks away at most. */
export function costReviewProblem(nextOn: string, today: string): DayProblem<"nextOn"> | undefined {
  if (nextOn <= today) return { field: "nextOn", message: "The next review must be in the future" };
  return nextOn > addDays(today, COST_REVIEW_DAYS)
    ? {
        field: "nextOn",
        message: `The next review must be within 12 weeks, by ${dayWords(addDays(today, COST_REVIEW_DAYS))}`,
      }
    : undefined;
}

/** "Review due Friday 4 December 2026"; of a day that has passed that it is overdue. */
export function costReviewWords(dueOn: string, today: string): string {
  return dueOn < today ? `Review overdue since ${dayWords(dueOn)}` : `Review due ${dayWords(dueOn)}`;
}

/** The threshold as its form carries it unseen, so that a colleague's change is not replaced. */
export const thresholdAsSent = (weeklyPence: number | null): string => String(weeklyPence ?? "");

/** The threshold as a sentence for those who read the register. */
export function thresholdWords(weeklyPence: number | null): string {
  return weeklyPence === null
    ? "No threshold is set, so no placement is on the register"
    : `${formatPence(weeklyPence)} a week or more`;
}
