/** The nights that a child slept elsewhere. Pure; days are `YYYY-MM-DD`, and a night is named by the day it begins on. */
import { dayWords } from "~/domains/offers/offer-words.rules";
import { addDays, dayOfColumn, daysFrom } from "~/platform/time";
import type { PlacementState } from "../placement/placement.machine";
import type { DayProblem } from "../placement/placement-dates.rules";
import type { Side } from "../placement/placement-words.rules";

/**
 * The states in which an absence is recorded or corrected: late word of one is ordinary, and changes what is owed. The same
 * in prisma/sql/agreements/absences.sql.
 */
export const ABSENCES_IN = ["started", "notice-given", "ended"] as const satisfies readonly PlacementState[];

/** From the first night away until the first night back; without one the child is still away. */
export type AbsenceDays = { awayFrom: string; backOn: string | null };
/** Of a row as the database has it. */
export function absenceDays(row: { awayFrom: Date; backOn: Date | null }): AbsenceDays {
  return { awayFrom: dayOfColumn(row.awayFrom), backOn: dayOfColumn(row.backOn) };
}

/** The first night of a placement, and its last once it has ended. */
export type PlacementNights = { started: string; lastNight: string | null };

/** An absence is of nights of the placement that have come. */
export function absenceProblem(
  { awayFrom, backOn }: AbsenceDays,
  { started, lastNight }: PlacementNights,
  today: string,
): DayProblem<"awayFrom" | "backOn"> | undefined {
  if (awayFrom > today)
    return { field: "awayFrom", message: "The first night away must be today or in the past" };
  if (awayFrom < started)
    return {
      field: "awayFrom",
      message: `The first night away must not be before the child moved in, ${dayWords(started)}`,
    };
  if (lastNight !== null && awayFrom > lastNight)
    return {
      field: "awayFrom",
      message: `The first night away must not be after the last night of the placement, ${dayWords(lastNight)}`,
    };
  if (backOn === null) return undefined;
  if (backOn > today)
    return {
      field: "backOn",
      message: "The first night back must be today or in the past. Until then, leave it empty",
    };
  if (backOn <= awayFrom)
    return { field: "backOn", message: "The first night back must be after the first night away" };
  if (lastNight !== null && backOn > lastNight)
    return {
      field: "backOn",
      message: "The placement ended before this day. Leave it empty if the child did not come back",
    };
  return undefined;
}

/** Whether two absences share a night. Back on a day and away from that same day do not. */
export function overlap(one: AbsenceDays, other: AbsenceDays): boolean {
  const before = (first: AbsenceDays, second: AbsenceDays) =>
    first.backOn !== null && first.backOn <= second.awayFrom;
  return !before(one, other) && !before(other, one);
}

/** Why this side cannot change an absence, in words; null when it can. */
export function whyNotChanged(absence: { side: Side; withdrawn: boolean }, side: Side): string | null {
  if (absence.withdrawn) return "This absence has been withdrawn";
  if (absence.side !== side)
    return `Recorded by the ${absence.side}, so only the ${absence.side} can change it. Contact them if it is wrong, or if the child is back`;
  return null;
}

/** "Away from Friday 4 December 2026, back on Monday 7 December 2026 (3 nights)" */
export function absenceWords({ awayFrom, backOn }: AbsenceDays, lastNight: string | null): string {
  if (backOn === null)
    return lastNight === null
      ? `Away since ${dayWords(awayFrom)}`
      : `Away from ${dayWords(awayFrom)} until the placement ended (${nights(daysFrom(awayFrom, lastNight) + 1)})`;
  return `Away from ${dayWords(awayFrom)}, back on ${dayWords(backOn)} (${nights(daysFrom(awayFrom, backOn))})`;
}

const nights = (count: number) => (count === 1 ? "1 night" : `${count} nights`);

/** All of the fee: what is paid while nobody has decided otherwise. */
export const WHOLE_FEE = 10_000;

/** "80% of the fee" */
export function partOfFeeWords(basisPoints: number | null): string {
  if (basisPoints === null) return "Full fee while away, unless the council decides otherwise";
  if (basisPoints === WHOLE_FEE) return "Full fee while away";
  return basisPoints === 0 ? "No fee while away" : `${basisPoints / 100}% of the fee while away`;
}

/** Nights away within a period, first and last included. */
export type NightsAway = { firstNight: string; lastNight: string; nights: number };

/**
 * The nights of an absence that count in a period, whose last night is one of them; null when there is none. Nights before
 * the child moved in or after the placement ended are not the placement's.
 */
export function nightsWithin(
  { awayFrom, backOn }: AbsenceDays,
  placement: PlacementNights,
  period: { from: string; to: string },
): NightsAway | null {
  const firstNight = [awayFrom, placement.started, period.from].sort().at(-1) ?? awayFrom;
  const ends = [period.to, placement.lastNight, backOn === null ? null : addDays(backOn, -1)];
  const lastNight = ends.filter((day) => day !== null).sort()[0] ?? period.to;
  const count = daysFrom(firstNight, lastNight) + 1;
  return count > 0 ? { firstNight, lastNight, nights: count } : null;
}
