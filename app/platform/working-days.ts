import { addDays, londonDate, londonToUtc, weekdayOf } from "~/platform/time";

/**
 * Bank holidays in England and Wales. Source: https://www.gov.uk/bank-holidays (2024 to 2027, as published),
 * and for 2028 the Banking and Financial Dealings Act 1971, schedule 1, with substitute days. The test derives
 * every row again from the Act and the date of Easter. Add a year here before a deadline can fall in it.
 */
export const ENGLAND_BANK_HOLIDAYS: Readonly<Record<number, readonly string[]>> = {
  2024: ["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"],
  2025: ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"],
  2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
  2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
  2028: ["01-03", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"],
};

const END_OF_WORKING_DAY = "17:00";

/**
 * Whether a day (`YYYY-MM-DD`) is neither at a weekend nor a bank holiday in England.
 * Throws a RangeError for a year without bank holidays in the table: a wrong deadline is worse than none.
 */
export function isWorkingDay(day: string): boolean {
  const holidays = ENGLAND_BANK_HOLIDAYS[Number(day.slice(0, 4))];
  if (!holidays) throw new RangeError(`Bank holidays of ${day.slice(0, 4)} are not in the table`);
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !holidays.includes(day.slice(5));
}

/**
 * 17:00 in London on the n-th working day after the London day of `from`; with `days` 0 it is the end of that
 * day, or of the next working day when it is none. Rule 5 of the domain: working days end at 17:00.
 */
export function addWorkingDays(from: Date, days: number): Date {
  if (!Number.isInteger(days) || days < 0) throw new RangeError("A number of working days is a whole number");
  let day = londonDate(from);
  let left = days;
  while (left > 0 || !isWorkingDay(day)) {
    day = addDays(day, 1);
    if (isWorkingDay(day) && left > 0) left -= 1;
  }
  return endOfWorkingDay(day);
}

/** The n-th working day before a day (`YYYY-MM-DD`). */
export function workingDaysBefore(day: string, days: number): string {
  if (!Number.isInteger(days) || days < 0) throw new RangeError("A number of working days is a whole number");
  let before = day;
  for (let left = days; left > 0; ) {
    before = addDays(before, -1);
    if (isWorkingDay(before)) left -= 1;
  }
  return before;
}

/** 17:00 in London on a day (`YYYY-MM-DD`), as a moment. Throws a RangeError for a day that does not exist. */
function endOfWorkingDay(day: string): Date {
  const moment = londonToUtc(day, END_OF_WORKING_DAY);
  if (!moment.ok) throw new RangeError(`${day} is not a day of the calendar`);
  return moment.at;
}
