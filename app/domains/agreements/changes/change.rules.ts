/**
 * Changes to the fee of a running placement. Pure; days are `YYYY-MM-DD`, a night is named by the day it begins on, and money
 * is whole pence.
 */
import { nightsPence } from "~/domains/offers/money.rules";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { formatPence } from "~/platform/forms/money";
import { addDays, daysFrom } from "~/platform/time";
import type { PlacementState } from "../placement/placement.machine";
import type { DayProblem } from "../placement/placement-dates.rules";
import type { ChangeKind } from "./change-kinds.options";

/** The states of a placement in which a change is asked for. The same in prisma/sql/agreements/changes.sql. */
export const CHANGES_IN = ["started", "notice-given"] as const satisfies readonly PlacementState[];

/** Whether it starts a change, or extends or ends one that was authorised. */
export type ChangeWhat = "start" | "extend" | "end";
/** From its first night to its last one; without one it is permanent. */
export type ChangeNights = { from: string; to: string | null };
/** What it adds to a week, below 0 where it takes off. */
export type PricedNights = ChangeNights & { weeklyPence: number };

/** A change later than this is a slip of the year. */
const FURTHEST_DAYS = 366;
/** So many days before its last night both sides are reminded of a temporary change. */
export const REMINDED_DAYS = 14;

/** What a change of this kind adds to a week, from the amount that was typed. */
export function signedPence(kind: ChangeKind, weeklyPence: number): number {
  return kind === "step-down" ? -weeklyPence : weeklyPence;
}

/** Whether the first night and the last one of a new change are possible; beside which field not. */
export function nightsProblem(
  { from, to }: ChangeNights,
  started: string,
  today: string,
): DayProblem<"from" | "to"> | undefined {
  if (from < started)
    return {
      field: "from",
      message: `The first night must not be before the child moved in, ${dayWords(started)}`,
    };
  if (from > addDays(today, FURTHEST_DAYS))
    return { field: "from", message: "The first night must be within the next 12 months" };
  if (to !== null && to < from)
    return { field: "to", message: "The last night must not be before the first night" };
  return undefined;
}

/** Whether a change that is paid until `lastNight` (null: no end) can be extended or ended with this night as its last. */
export function lastNightProblem(
  what: Exclude<ChangeWhat, "start">,
  to: string,
  lastNight: string | null,
  today: string,
): DayProblem<"to"> | undefined {
  if (what === "extend")
    return lastNight === null || to > lastNight
      ? undefined
      : { field: "to", message: `The new last night must be after ${dayWords(lastNight)}` };
  if (to < today)
    return {
      field: "to",
      message: "The last night must be today or later: nights that have passed are paid as authorised",
    };
  if (lastNight !== null && to >= lastNight)
    return {
      field: "to",
      message: `The last night must be before ${dayWords(lastNight)}, when it ends anyway`,
    };
  return undefined;
}

/** Why the decider cannot shorten it to this last night; `to` null leaves it as it was asked for. */
export function authorisedProblem(
  asked: ChangeNights,
  to: string | null,
): DayProblem<"lastNight"> | undefined {
  if (to === null) return undefined;
  if (to < asked.from)
    return { field: "lastNight", message: `The last night must not be before ${dayWords(asked.from)}` };
  if (asked.to !== null && to > asked.to)
    return {
      field: "lastNight",
      message: `The last night must not be after ${dayWords(asked.to)}, which was asked for`,
    };
  return undefined;
}

/**
 * What a change comes to on nights from one to another, both included, in pence: whole weeks at the weekly price and the
 * nights left at the daily (rule 4 of docs/domain.md).
 */
export function penceOn(weeklyPence: number, from: string, to: string): number {
  return nightsPence(weeklyPence, Math.max(0, daysFrom(from, to) + 1));
}

/** The nights of a change that had begun before a day, and what they come to; null when it is not backdated. */
export function backdatedOn(
  { from, to, weeklyPence }: PricedNights,
  day: string,
): { nights: number; pence: number } | null {
  const yesterday = addDays(day, -1);
  const last = to !== null && to < yesterday ? to : yesterday;
  const nights = daysFrom(from, last) + 1;
  return nights > 0 ? { nights, pence: penceOn(weeklyPence, from, last) } : null;
}

/** "£350.00 a week more" */
export function weeklyWords(weeklyPence: number): string {
  return `${formatPence(Math.abs(weeklyPence))} a week ${weeklyPence < 0 ? "less" : "more"}`;
}

/** "from Friday 4 December 2026 to Thursday 31 December 2026", "from … until the placement ends". */
export function nightsWords({ from, to }: ChangeNights): string {
  if (to !== null && to < from) return "ended before its first night";
  return `from ${dayWords(from)} ${to === null ? "until the placement ends" : `to ${dayWords(to)}`}`;
}

/** "Backdated: 10 nights before today, £500.00"; null when it is not. */
export function backdatedWords(change: PricedNights, day: string, before: string): string | null {
  const back = backdatedOn(change, day);
  if (back === null) return null;
  const nights = back.nights === 1 ? "1 night" : `${back.nights} nights`;
  const cost = `${formatPence(Math.abs(back.pence))}${back.pence < 0 ? " less" : ""}`;
  return `Backdated: ${nights} before ${before}, ${cost}`;
}

/** What all of a temporary change comes to: "28 nights, £1,400.00"; null for a permanent one. */
export function wholeWords({ from, to, weeklyPence }: PricedNights): string | null {
  if (to === null) return null;
  const nights = daysFrom(from, to) + 1;
  return `${nights === 1 ? "1 night" : `${nights} nights`}, ${formatPence(Math.abs(penceOn(weeklyPence, from, to)))}${weeklyPence < 0 ? " less" : ""}`;
}

/** The day on which both sides are reminded that a change ends; null when there is nothing left to remind of. */
export function reminderDay(lastNight: string | null, today: string): string | null {
  if (lastNight === null || lastNight <= today) return null;
  const day = addDays(lastNight, -REMINDED_DAYS);
  return day > today ? day : addDays(today, 1);
}
