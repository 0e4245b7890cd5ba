/** Dates as ledgers write them. One format counts for a whole column; no cell is read in another. No input or output. */
import { monthNumber } from "~/platform/forms/dates";
import { type DateSystem, dayOfNumber } from "~/platform/spreadsheet/day-number";
import { isCalendarDate } from "~/platform/time";
import { shown } from "./ledger-amount.rules";
import type { FaultCode } from "./ledger-faults.rules";

/** In the order in which they are taken where a column says no more: a council's ledger is British. */
const DATE_FORMATS = ["d/m/y", "y-m-d", "d-mon-y", "yyyymmdd", "serial", "m/d/y"] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

export type ReadDate = { ok: true; value: string } | { ok: false; code: FaultCode; why: string };

/** A ledger of before or after these years holds a typing error. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

/** A time of day behind the date, as databases and spreadsheets write midnight. */
const TIME = /[T ][0-9]{1,2}:[0-9:.]{2,15}(?: ?[AaPp][Mm]|Z)?$/;
const NUMBERS = /^([0-9]{1,2})([/.-])([0-9]{1,2})([/.-])([0-9]{4}|[0-9]{2})$/;
const YEAR_FIRST = /^([0-9]{4})([/.-])([0-9]{1,2})([/.-])([0-9]{1,2})$/;
const NAMED_MONTH = /^([0-9]{1,2})[ /.-]?([A-Za-z]{3,9})[ /.-]?([0-9]{4}|[0-9]{2})$/;
const EIGHT = /^([0-9]{4})([0-9]{2})([0-9]{2})$/;
const SERIAL = /^([0-9]{5})(?:\.[0-9]{1,12})?$/;

/** Year, month and day as a format finds them in a cell, checked against no calendar yet. */
type Parts = [year: number, month: number, day: number];

function partsOf(cell: string, format: DateFormat, system: DateSystem): Parts | undefined {
  const text = cell.normalize("NFKC").trim().replace(TIME, "").trim();
  switch (format) {
    case "d/m/y":
    case "m/d/y": {
      const [, first, sign, second, again, year = ""] = NUMBERS.exec(text) ?? [];
      if (first === undefined || sign !== again) return undefined;
      const both = [Number(first), Number(second)];
      const [day = 0, month = 0] = format === "d/m/y" ? both : both.reverse();
      return [yearOf(year), month, day];
    }
    case "y-m-d": {
      const [, year, sign, month, again, day] = YEAR_FIRST.exec(text) ?? [];
      return year === undefined || sign !== again ? undefined : [Number(year), Number(month), Number(day)];
    }
    case "d-mon-y": {
      const [, day, month = "", year = ""] = NAMED_MONTH.exec(text) ?? [];
      return day === undefined ? undefined : [yearOf(year), monthNumber(month) ?? 0, Number(day)];
    }
    case "yyyymmdd": {
      const [, year, month, day] = EIGHT.exec(text) ?? [];
      return year === undefined ? undefined : [Number(year), Number(month), Number(day)];
    }
    case "serial": {
      const [, serial] = SERIAL.exec(text) ?? [];
      const day = serial === undefined ? undefined : dayOfNumber(Number(serial), system);
      return day === undefined ? undefined : (day.split("-").map(Number) as Parts);
    }
  }
}

/**
 * The day as `YYYY-MM-DD`, or why the cell holds none in this format. A time of day is left out.
 *
 * @param system the calendar of the ledger's day numbers, for the format `serial`
 */
export function readDate(cell: string, format: DateFormat, system: DateSystem): ReadDate {
  if (cell.trim() === "") return { ok: false, code: "no-date", why: "There is no date" };
  const parts = partsOf(cell, format, system);
  if (!parts) {
    const why = `“${shown(cell)}” is not a date like ${DATE_EXAMPLES[format]}`;
    return { ok: false, code: "other-date-format", why };
  }
  const date = calendarDay(...parts);
  return date === undefined
    ? { ok: false, code: "not-a-date", why: `“${shown(cell)}” is not a date` }
    : { ok: true, value: date };
}

/** How a person is shown what a format is. */
export const DATE_EXAMPLES: Readonly<Record<DateFormat, string>> = {
  "d/m/y": "27/03/2026",
  "y-m-d": "2026-03-27",
  "d-mon-y": "27-Mar-26",
  yyyymmdd: "20260327",
  serial: "46108",
  "m/d/y": "03/27/2026",
};

/** The century is the ledger's: no portal, and no ledger that is read here, has payments of before 1990. */
function yearOf(text: string): number {
  if (text.length === 4) return Number(text);
  return Number(text) >= 90 ? 1900 + Number(text) : 2000 + Number(text);
}

function calendarDay(year: number, month: number, day: number): string | undefined {
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  const pad = (number: number) => String(number).padStart(2, "0");
  const date = `${year}-${pad(month)}-${pad(day)}`;
  return isCalendarDate(date) ? date : undefined;
}

/**
 * The one format of a column, and how many of its cells have its shape and how many a day of the calendar: the format
 * under which most cells are days. Undefined where no cell is a day in any.
 */
export function dateFormatOf(
  cells: readonly string[],
  system: DateSystem,
): { format: DateFormat; shaped: number; days: number } | undefined {
  let best: { format: DateFormat; shaped: number; days: number } | undefined;
  for (const format of DATE_FORMATS) {
    let shaped = 0;
    let days = 0;
    for (const cell of cells) {
      // Also one that does not exist, such as 31/02/2026.
      if (partsOf(cell, format, system) === undefined) continue;
      shaped += 1;
      if (readDate(cell, format, system).ok) days += 1;
    }
    if (days > (best?.days ?? 0)) best = { format, shaped, days };
  }
  return best;
}
