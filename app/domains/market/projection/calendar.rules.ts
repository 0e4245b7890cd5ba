import { addDays, daysFrom, daysInMonth, isCalendarDate } from "~/platform/time";

/** Calendar arithmetic on ISO days that projections and their back-tests share. Pure. */

/** The same day so many years later (or earlier); 29 February becomes 28 where there is none. */
export function shiftYears(date: string, years: number): string {
  const shifted = `${String(Number(date.slice(0, 4)) + years).padStart(4, "0")}${date.slice(4)}`;
  return isCalendarDate(shifted) ? shifted : `${shifted.slice(0, 8)}28`;
}

/** The day so many months earlier; the last day of a month stays the last day. */
export function monthsBefore(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const counted = year * 12 + month - 1 - months;
  const firstOf = `${Math.floor(counted / 12)}-${String((counted % 12) + 1).padStart(2, "0")}-01`;
  const isLast = addDays(date, 1).slice(5, 7) !== date.slice(5, 7);
  return isLast || day > lastDayOf(firstOf) ? endOfMonth(firstOf) : `${firstOf.slice(0, 8)}${date.slice(8)}`;
}

/** Years from one day to a later one: whole years, and the days left over as a share of 365. */
export function yearsBetween(from: string, to: string): number {
  let whole = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  if (shiftYears(from, whole) > to) whole -= 1;
  return whole + daysFrom(shiftYears(from, whole), to) / 365;
}

/** The last days of the months after `from` and until `to`, and `to` itself. */
export function monthEnds(from: string, to: string): string[] {
  const ends: string[] = [];
  for (let end = endOfMonth(from); end < to; end = endOfMonth(addDays(end, 1))) {
    if (end > from) ends.push(end);
  }
  return [...ends, to];
}

function endOfMonth(date: string): string {
  return `${date.slice(0, 8)}${String(lastDayOf(date)).padStart(2, "0")}`;
}

function lastDayOf(date: string): number {
  return daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
}
