import { daysInMonth, YEARS } from "~/platform/time";
import { foldText } from "./clean-text";

/** Dates as people type them in three boxes. No input or output: usable in schemas on both sides. */

export type DateParts = { day?: unknown; month?: unknown; year?: unknown };
export type DateBox = "day" | "month" | "year";

/** `box` is the box to lead to; without it the message is about the whole date. */
export type ParsedDate = { ok: true; value: string } | { ok: false; error: string; box?: DateBox };

const BOXES: DateBox[] = ["day", "month", "year"];

export const MONTHS: readonly string[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const textOf = (value: unknown): string => (typeof value === "string" ? foldText(value) : "");

/** A month as a number, or by its English name or its first three letters. */
export function monthNumber(text: string): number | undefined {
  if (/^[0-9]{1,2}$/.test(text)) return Number(text);
  const name = text.toLowerCase();
  const at = MONTHS.findIndex((month) => {
    const full = month.toLowerCase();
    return full === name || full.slice(0, 3) === name || (full === "september" && name === "sept");
  });
  return at >= 0 ? at + 1 : undefined;
}

function missing(parts: Record<DateBox, string>, what: string): ParsedDate | undefined {
  const empty = BOXES.filter((box) => parts[box] === "");
  if (empty.length === 0) return undefined;
  if (empty.length === 3) return { ok: false, error: `Enter ${what}` };
  return { ok: false, error: `${capital(what)} must include a ${empty.join(" and a ")}`, box: empty[0] };
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/**
 * The ISO date `YYYY-MM-DD` of three boxes, or what is wrong in words that start with `what`
 * ("the start date"). Two-digit years are refused, because 27 may be 1927 as well as 2027.
 */
export function parseDateParts(parts: DateParts | undefined, what = "the date"): ParsedDate {
  const typed = { day: textOf(parts?.day), month: textOf(parts?.month), year: textOf(parts?.year) };
  const gap = missing(typed, what);
  if (gap) return gap;
  if (!/^[0-9]{1,2}$/.test(typed.day)) {
    return { ok: false, error: `The day of ${what} must be a number from 1 to 31`, box: "day" };
  }
  const month = monthNumber(typed.month);
  if (month === undefined || month < 1 || month > 12) {
    return { ok: false, error: `The month of ${what} must be a number from 1 to 12`, box: "month" };
  }
  if (!/^[0-9]{4}$/.test(typed.year)) {
    return { ok: false, error: `The year of ${what} must have 4 numbers, for example 2027`, box: "year" };
  }
  const day = Number(typed.day);
  const year = Number(typed.year);
  if (year < YEARS.first || year > YEARS.last) {
    return {
      ok: false,
      error: `The year of ${what} must be between ${YEARS.first} and ${YEARS.last}`,
      box: "year",
    };
  }
  if (day < 1 || day > daysInMonth(year, month)) {
    return { ok: false, error: `${day} ${MONTHS[month - 1]} ${year} does not exist`, box: "day" };
  }
  const pad = (number: number) => String(number).padStart(2, "0");
  return { ok: true, value: `${typed.year}-${pad(month)}-${pad(day)}` };
}

/** Whether every box is empty, for dates that may be left out. */
export function isEmptyDate(parts: DateParts | undefined): boolean {
  return BOXES.every((box) => textOf(parts?.[box]) === "");
}
