import { addDays, dayOfColumn, isCalendarDate, londonToUtc, weekdayOf } from "~/platform/time";

export type Every = "quarter" | "month" | "once";

const MONTHS: Record<Every, number> = { quarter: 3, month: 1, once: 0 };

/**
 * The days (`YYYY-MM-DD`) of a series from its first: the same weekday of the month, so that the second Tuesday stays
 * the second Tuesday; a fifth that a month does not have is its last.
 */
export function daysOfSeries(first: string, every: Every, count: number): string[] {
  if (!isCalendarDate(first)) throw new RangeError(`${first} is not a day of the calendar`);
  if (every === "once") return [first];
  const weekday = weekdayOf(first);
  const nth = Math.ceil(Number(first.slice(8, 10)) / 7);
  return Array.from({ length: count }, (_, index) => {
    const month = Number(first.slice(5, 7)) - 1 + index * MONTHS[every];
    return nthWeekday(Number(first.slice(0, 4)) + Math.floor(month / 12), month % 12, weekday, nth);
  });
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): string {
  const start = dayOfColumn(new Date(Date.UTC(year, month, 1)));
  const offset = (weekday - weekdayOf(start) + 7) % 7;
  const day = addDays(start, offset + 7 * (nth - 1));
  return day.slice(0, 7) === start.slice(0, 7) ? day : addDays(day, -7);
}

export type Span = { startsAt: Date; endsAt: Date };

/**
 * The moments of a day's meeting, read on a clock in London on both sides of a change of the clocks. Undefined where
 * spring skips the time (docs/domain.md, rule 5).
 */
export function spanOf(day: string, startTime: string, minutesLong: number): Span | undefined {
  const start = londonToUtc(day, startTime);
  if (!start.ok) return undefined;
  return { startsAt: start.at, endsAt: new Date(start.at.getTime() + minutesLong * 60_000) };
}

/**
 * Days before a date on which booking opens, and hours before it at which booking closes, by default. At
 * one quarterly forum the next, up to 14 weeks away, can be booked already.
 */
export const OPENS_DAYS_BEFORE = 100;
export const CLOSES_HOURS_BEFORE = 24;

/** When booking opens and closes; never opening before it is planned, never closing after the start. */
export function bookingWindow(span: Span, planned: Date): { opensAt: Date; closesAt: Date } {
  const opens = span.startsAt.getTime() - OPENS_DAYS_BEFORE * 86_400_000;
  const closes = span.startsAt.getTime() - CLOSES_HOURS_BEFORE * 3_600_000;
  const opensAt = new Date(Math.max(opens, planned.getTime()));
  // Planned for tomorrow: it may be booked until it starts.
  return { opensAt, closesAt: closes > opensAt.getTime() ? new Date(closes) : span.startsAt };
}
