import { type CostingLine, costingOf } from "~/domains/offers/money.rules";
import { addDays, columnOfDay } from "~/platform/time";
import { addWorkingDays } from "~/platform/working-days";

/** What follows from a placement that was made by phone, and by when: docs/domain.md, funding authorisation. Pure. */

/**
 * How long a verbal authority may be given for, and at most how many days the two clocks below come to over holidays:
 * `own_by_phone` in `prisma/sql/authorisations.sql` holds all three.
 */
export const LONGEST_AUTHORITY_DAYS = 28;
export const CONFIRMED_WITHIN_DAYS = 7;
export const AGREEMENT_WITHIN_DAYS = 14;
/** How long before or after today the child moves in. */
const FURTHEST_START_DAYS = 7;

/** 5pm on the next working day after it was recorded: by then the funding is confirmed. */
export function confirmFundingBy(recordedAt: Date): Date {
  return addWorkingDays(recordedAt, 1);
}

/** 5pm on the fifth working day after it was recorded: by then the agreement is issued. */
export function paperworkBy(recordedAt: Date): Date {
  return addWorkingDays(recordedAt, 5);
}

/**
 * 5pm on the fifth working day after the start (`YYYY-MM-DD`): the notices of a placement made in an emergency have gone by then
 * (Care Planning Regulations 2010, regulation 13), whenever it was recorded.
 */
export function noticesBy(startOn: string): Date {
  return addWorkingDays(columnOfDay(startOn), 5);
}

/** The one line of what the home was promised: its fee for a week, from the first night on. */
export function phoneLine(weeklyPence: number): CostingLine {
  return {
    kind: "core",
    description: "",
    basis: "week",
    unitPence: weeklyPence,
    hoursHundredths: null,
    staff: null,
    milesAWeek: null,
    timesAYear: null,
    from: "",
    to: "",
    charge: null,
    outcome: "",
    evidence: "",
    reviewOn: "",
  };
}

/** What a year of it costs in pence: who may decide on it is asked by that. */
export function phoneFirstYearPence(weeklyPence: number, startOn: string): number {
  return costingOf([phoneLine(weeklyPence)], startOn).firstYearPence;
}

type Days = { start: "moved-in" | "expected"; startOn: string; until: string };

/** What is wrong with the days of it, beside the field; null where nothing is. All days `YYYY-MM-DD`. */
export function phoneDayProblem(
  { start, startOn, until }: Days,
  today: string,
): { field: "startOn" | "until"; message: string } | null {
  if (start === "moved-in" && startOn > today)
    return { field: "startOn", message: "That day is in the future. Choose “No, expected”" };
  if (start === "moved-in" && startOn < addDays(today, -FURTHEST_START_DAYS))
    return { field: "startOn", message: "Enter a date in the last 7 days" };
  if (start === "expected" && startOn < today)
    return {
      field: "startOn",
      message: "That date has passed. Choose “Yes, moved in” or enter a later date",
    };
  if (start === "expected" && startOn > addDays(today, FURTHEST_START_DAYS))
    return { field: "startOn", message: "Enter a date in the next 7 days" };
  if (until < today) return { field: "until", message: "Enter a last day that is today or later" };
  if (until < startOn) return { field: "until", message: "The authority ends before the child moves in" };
  if (until > addDays(today, LONGEST_AUTHORITY_DAYS))
    return { field: "until", message: "Verbal authority can be given for at most 28 days" };
  return null;
}
