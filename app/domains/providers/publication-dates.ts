import { dayOfColumn } from "~/platform/time";

/** Days as publishers write them. Pure. */

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH_NAMES =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

// Day 0 of the serial numbers that spreadsheets leave in a cell without a date format, good after February 1900.
const SPREADSHEET_EPOCH = Date.UTC(1899, 11, 30);

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
  if (/^\d{5}(\.\d+)?$/.test(folded)) {
    return dayOfColumn(new Date(SPREADSHEET_EPOCH + Math.floor(Number(folded)) * 86_400_000));
  }
  return null;
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
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= 1900 && year < 2100 ? dayOfColumn(date) : null;
}
