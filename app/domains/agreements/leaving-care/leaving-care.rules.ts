/**
 * What is asked for before a young person leaves care, and when. Pure; days are `YYYY-MM-DD`. A list knows the age in years that
 * was written into the referral and no birthday, so that it asks once the young person may be old enough; the page opens the
 * birthday for those who may know the child, and says the days.
 */
import { dayWords } from "~/domains/offers/offer-words.rules";
import { addDays, daysInMonth } from "~/platform/time";
import type { PlacementState } from "../placement/placement.machine";
import type { DayProblem } from "../placement/placement-dates.rules";
import { LEAVING_CARE_STEPS, type LeavingCareStep, STEP_CODES } from "./leaving-care.options";

/** The states in which it is recorded. The same in prisma/sql/agreements/leaving-care.sql. */
export const LEAVING_CARE_IN = [
  "planned",
  "started",
  "notice-given",
] as const satisfies readonly PlacementState[];

/** What is recorded is not older than the steps reach back. */
const OLDEST_DAYS = 4 * 366;
/** How many months ahead somebody can be asked again. */
export const ASKED_MONTHS = 36;

/** The same day so many months later; the last of a shorter month. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const index = year * 12 + (month - 1) + months;
  const [newYear, newMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const newDate = Math.min(date, daysInMonth(newYear, newMonth));
  return `${newYear}-${String(newMonth).padStart(2, "0")}-${String(newDate).padStart(2, "0")}`;
}

/** The age in years as the referral has it, and between which days somebody worked it out. */
export type WrittenAge = { age: number; from: string; to: string };

/** Whether a young person of this age may be so many months old by now, and whether they must be. */
export function ageReached(
  { age, from, to }: WrittenAge,
  months: number,
  today: string,
): "no" | "may" | "yes" {
  const latestBirth = addMonths(to, -age * 12);
  if (addMonths(latestBirth, months) <= today) return "yes";
  const earliestBirth = addDays(addMonths(from, -(age + 1) * 12), 1);
  return addMonths(earliestBirth, months) <= today ? "may" : "no";
}

export type LeavingCareFacts = WrittenAge & {
  /** What was recorded for the young person, on whichever placement. */
  done: readonly string[];
  /** The month from which somebody wants to be asked again, as its first day; null for none. */
  askOn: string | null;
};

/** What is not recorded and may be due; nothing before the month in which somebody wants to be asked again. */
export function missingSteps(facts: LeavingCareFacts, today: string): LeavingCareStep[] {
  if (facts.askOn !== null && facts.askOn > today) return [];
  return STEP_CODES.filter(
    (step) =>
      !facts.done.includes(step) &&
      !(step === "after-18" && facts.done.includes("at-18")) &&
      ageReached(facts, LEAVING_CARE_STEPS[step].from, today) !== "no",
  );
}

/** "No pathway plan recorded", in one sentence for what is missing; by the age of the referral, which tells no birthday. */
export function missingWords(missing: readonly LeavingCareStep[]): string {
  if (missing.length === 0) return "Nothing more to record now";
  const names = missing.map((step) => LEAVING_CARE_STEPS[step].label.toLowerCase());
  return `Not recorded: ${names.join(", ")}`;
}

/** The day on which somebody is so many months old: whoever was born on 29 February has a birthday on 1 March of other years. */
export function dayOfAge(birthday: string, months: number): string {
  const day = addMonths(birthday, months);
  return birthday.endsWith("-02-29") && day.endsWith("-02-28") ? `${day.slice(0, 4)}-03-01` : day;
}

/** The days of one step for a birthday. */
export function stepDays(birthday: string, step: LeavingCareStep): { from: string; due: string } {
  const { from, due } = LEAVING_CARE_STEPS[step];
  return { from: dayOfAge(birthday, from), due: dayOfAge(birthday, due) };
}

/** "Due Friday 4 December 2026", "overdue since …", or from when it is asked for. */
export function stepDueWords(birthday: string, step: LeavingCareStep, today: string): string {
  const { from, due } = stepDays(birthday, step);
  if (today < from) return `Asked for from ${dayWords(from)}`;
  return today <= due
    ? `Due ${dayWords(due)}`
    : `Due ${dayWords(due)}, if they were an eligible child by 16: check whether it is overdue`;
}

/**
 * The month in which to ask again for what is missing next: the first of the quarter after its time comes, so that no month of
 * birth can be read from it; of the 18th birthday the first of its own quarter, since that is none to be late for. Null where
 * nothing is to come, or that month has begun.
 */
export function nextAskMonth(birthday: string, done: readonly string[], today: string): string | null {
  for (const step of STEP_CODES) {
    if (done.includes(step)) continue;
    const { from } = stepDays(birthday, step);
    if (from <= today) continue;
    const month = quarterOf(step === "at-18" ? from : addMonths(`${from.slice(0, 7)}-01`, 3));
    if (month > today) return month;
  }
  return null;
}

/** The first day of the quarter in which a day lies. */
function quarterOf(day: string): string {
  const [year = "", month = "1"] = day.split("-");
  const first = Math.floor((Number(month) - 1) / 3) * 3 + 1;
  return `${year}-${String(first).padStart(2, "0")}-01`;
}

/** The months to choose from, the next first, as the first day of each. */
export function monthsAhead(today: string): string[] {
  const first = `${today.slice(0, 7)}-01`;
  return Array.from({ length: ASKED_MONTHS }, (_none, index) => addMonths(first, index + 1));
}

/** "March 2027" */
export function monthWords(firstDay: string): string {
  return dayWords(firstDay).split(" ").slice(2).join(" ");
}

/** When something was done: today or before, and not long ago. */
export function recordedDayProblem(day: string, today: string): DayProblem<"onDay"> | undefined {
  if (day > today) return { field: "onDay", message: "The day must be today or in the past" };
  return day < addDays(today, -OLDEST_DAYS)
    ? { field: "onDay", message: "The day must be in the last 4 years" }
    : undefined;
}
