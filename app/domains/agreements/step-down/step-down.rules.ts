/** Where a child should live next and by when. Pure; days are `YYYY-MM-DD`. */
import { dayWords, toldDay } from "~/domains/offers/offer-words.rules";
import { addDays } from "~/platform/time";
import type { PlacementState } from "../placement/placement.machine";
import type { DayProblem } from "../placement/placement-dates.rules";
import { stepDownNextWords, stepDownPlanWords } from "./step-down-targets.options";

/** The states in which a step-down is planned and answered. The same in prisma/sql/agreements/step-down.sql. */
export const STEP_DOWNS_IN = [
  "planned",
  "started",
  "notice-given",
] as const satisfies readonly PlacementState[];

/** Later than any plan for a child reaches: a slip of the year. */
const FURTHEST_DAYS = 5 * 366;

/** The day by which the child should move on lies ahead. */
export function stepDownDayProblem(dueOn: string | null, today: string): DayProblem<"dueOn"> | undefined {
  if (dueOn === null) return undefined;
  if (dueOn <= today) return { field: "dueOn", message: "The day must be in the future" };
  return dueOn > addDays(today, FURTHEST_DAYS)
    ? { field: "dueOn", message: "The day must be within the next 5 years" }
    : undefined;
}

/** "Step-down to an agency foster family by Friday 4 December 2026", and where that has passed "was due". */
export function stepDownWords(plan: { target: string; dueOn: string | null }, today: string): string {
  if (plan.dueOn === null) return "No step-down is planned";
  const words = stepDownPlanWords(plan.target);
  return plan.dueOn < today
    ? `${words} overdue since ${dayWords(plan.dueOn)}`
    : `${words} by ${dayWords(plan.dueOn)}`;
}

/** The same as the record tells it, whenever it is read. */
export function stepDownTold(target: string, date: unknown): string {
  const next = stepDownNextWords(target);
  return date === undefined ? next : `${next} by ${toldDay(date)}`;
}

/** What an agreement says of the plan: `{ target, dueOn, conditions }` in a paragraph; empty where nothing is planned. */
export function stepDownTerms(plan: { target: string; dueOn: string | null; conditions: string }): string {
  if (plan.dueOn === null) return plan.conditions;
  const next = stepDownNextWords(plan.target);
  const sentence = `${next.charAt(0).toUpperCase()}${next.slice(1)} by ${dayWords(plan.dueOn)}.`;
  return plan.conditions === "" ? sentence : `${sentence}\nFirst: ${plan.conditions}`;
}
