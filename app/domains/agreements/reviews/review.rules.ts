/** When the next statutory review of a placement is, as people of the council enter it. Pure; days are `YYYY-MM-DD`. */
import { dayWords } from "~/domains/offers/offer-words.rules";
import { addDays } from "~/platform/time";
import type { PlacementState } from "../placement/placement.machine";
import type { DayProblem } from "../placement/placement-dates.rules";

/** The states in which a review is planned and recorded. The same in prisma/sql/agreements/reviews.sql. */
export const REVIEWS_IN = ["planned", "started", "notice-given"] as const satisfies readonly PlacementState[];

/** A later day is a slip of the year: reviews are six months apart at most (Care Planning Regulations 2010, regulation 33). */
const FURTHEST_DAYS = 366;
/** An older one belongs to the case system alone. */
const OLDEST_DAYS = 92;

/** What is wrong with the day of the next review: it may have passed where nobody has recorded what came of it. */
export function reviewDayProblem(day: string, today: string): DayProblem<"on"> | undefined {
  if (day < addDays(today, -OLDEST_DAYS))
    return { field: "on", message: "The date of the review must be in the last three months or later" };
  if (day > addDays(today, FURTHEST_DAYS))
    return { field: "on", message: "The date of the review must be within the next 12 months" };
  return undefined;
}

/** What came of a review is recorded once it has been held; the next one comes after it. */
export function reviewHeldProblem(
  { heldOn, nextOn }: { heldOn: string; nextOn: string | null },
  today: string,
): DayProblem<"heldOn" | "nextOn"> | undefined {
  if (heldOn > today) return { field: "heldOn", message: "The day it was held must be today or in the past" };
  if (heldOn < addDays(today, -FURTHEST_DAYS))
    return { field: "heldOn", message: "The day it was held must be in the last 12 months" };
  if (nextOn === null) return undefined;
  if (nextOn <= heldOn)
    return { field: "nextOn", message: "The next review must be after the day this one was held" };
  return nextOn > addDays(today, FURTHEST_DAYS)
    ? { field: "nextOn", message: "The next review must be within the next 12 months" }
    : undefined;
}

/** What happened since the last review, or since the child moved in, in a line for whoever chairs the next. */
export function toTellWords(one: {
  reviewed: boolean;
  notice: boolean;
  missingNow: boolean;
  missing: number;
  objected: boolean;
  changes: number;
}): string {
  const since = one.reviewed ? "the last review" : "the child moved in";
  const times = one.missing === 1 ? "went missing once" : `went missing ${one.missing} times`;
  const said = [
    ...(one.notice ? ["notice given"] : []),
    ...(one.missingNow ? ["missing now"] : []),
    ...(one.missing > 0 ? [times] : []),
    ...(one.objected ? ["the provider objects to the step-down plan"] : []),
    ...(one.changes > 0
      ? [
          one.changes === 1
            ? "1 change to the fee authorised"
            : `${one.changes} changes to the fee authorised`,
        ]
      : []),
  ];
  return said.length === 0 ? `No change since ${since}` : `Since ${since}: ${said.join(", ")}`;
}

/** "Next review Thursday 4 March 2027"; of a day that has passed that nobody has said what came of it. */
export function nextReviewWords(on: string, today: string): string {
  return on < today ? `Review was due ${dayWords(on)}, outcome not recorded` : `Next review ${dayWords(on)}`;
}
