import { monthNumber } from "~/platform/forms/dates";
import { dayOfNumber } from "~/platform/spreadsheet/day-number";
import { isCalendarDate } from "~/platform/time";

/** Days as publishers write them. Pure. */

const MONTH_NAMES =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

/**
 * The day that a cell means, as an ISO date; null when it is none. Day before month, as in the United
 * Kingdom; also ISO, names of months, two-figure years (this century) and spreadsheet serial numbers.
 */
export function dayOfWording(text: string): string | null {
  const folded = text.trim().replace(/[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/, "");
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(folded);
  if (iso) return isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(folded);
  if (slashed) return isoDay(fullYear(slashed[3] ?? ""), Number(slashed[2]), Number(slashed[1]));
  const named = new RegExp(
    `^(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(${MONTH_NAMES})[\\s,-]+(\\d{4}|\\d{2})$`,
    "i",
  ).exec(folded);
  if (named) return isoDay(fullYear(named[3] ?? ""), monthOf(named[2] ?? ""), Number(named[1]));
  // What spreadsheets leave in a cell without a date format.
  return /^\d{5}(\.\d+)?$/.test(folded) ? (dayOfNumber(Number(folded), 1900) ?? null) : null;
}

/**
 * The day for which a file tells the register: from its title lines, else from its name; null when neither
 * tells one. A date after "as at" is surer than any other in the same text.
 */
export function asAtOf(titleLines: readonly string[], fileName: string): string | null {
  for (const text of [...titleLines, fileName.replace(/[_+]|%20/g, " ")]) {
    const day = dayWithin(/\bas[\s-]+(?:at|of|on)\b(.*)$/is.exec(text)?.[1] ?? "") ?? dayWithin(text);
    if (day !== null) return day;
  }
  return null;
}

function dayWithin(text: string): string | null {
  const named = new RegExp(
    `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[\\s-]*(${MONTH_NAMES})[\\s,-]*(\\d{4})(?!\\d)`,
    "i",
  ).exec(text);
  if (named) return isoDay(Number(named[3]), monthOf(named[2] ?? ""), Number(named[1]));
  const iso = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
  if (iso) return isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const slashed = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/.exec(text);
  if (slashed) return isoDay(Number(slashed[3]), Number(slashed[2]), Number(slashed[1]));
  const packed = /(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)/.exec(text);
  return packed ? isoDay(Number(packed[1]), Number(packed[2]), Number(packed[3])) : null;
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function monthOf(name: string): number {
  return monthNumber(name.slice(0, 3)) ?? 0;
}

function isoDay(year: number, month: number, day: number): string | null {
  const pad = (number: number) => String(number).padStart(2, "0");
  const date = `${year}-${pad(month)}-${pad(day)}`;
  return isCalendarDate(date) && year < 2100 ? date : null;
}
