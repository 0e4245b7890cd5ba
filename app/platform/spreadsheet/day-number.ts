/** The two calendars of spreadsheets, in which a day is a number. No input or output. */
import { addDays } from "~/platform/time";

export type DateSystem = 1900 | 1904;

/** Day 0 of each; that of 1900 takes 1900 for a leap year, and no day before March 1900 is asked for here. */
const DAY_ZERO: Readonly<Record<DateSystem, string>> = { 1900: "1899-12-30", 1904: "1904-01-01" };
const LAST = 200_000;

/** The day of a day number as `YYYY-MM-DD`, its time of day left out; undefined for what is none, such as a time alone. */
export function dayOfNumber(serial: number, system: DateSystem): string | undefined {
  if (!(serial >= 61 && serial < LAST)) return undefined;
  return addDays(DAY_ZERO[system], Math.floor(serial));
}
