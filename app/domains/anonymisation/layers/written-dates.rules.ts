import { monthNumber } from "~/platform/forms/dates";

/** Days as people write them, found in a folded text. Offsets are of the folded text. */
export type WrittenDay = { start: number; end: number; day: number; month: number; year: number | null };

const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const GAP = "[\\s.,/_-]{0,3}";
const YEAR = "('?\\d{2}|\\d{4})";

const DAY_MONTH = new RegExp(
  `(?<!\\d)(\\d{1,2})\\s?(?:st|nd|rd|th)?${GAP}(?:day )?(?:of )?(?:the )?${MONTH}(?!\\p{L})(?:${GAP}${YEAR}(?!\\d))?`,
  "gu",
);
const MONTH_DAY = new RegExp(
  `(?<!\\p{L})${MONTH}(?:\\.?[\\s,/_-]?|, )(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?![\\d\\p{L}])(?:${GAP}${YEAR}(?!\\d))?`,
  "gu",
);
const NUMBERS = /(?<!\d)(\d{1,4})\s?[./\-_\s\\]\s?(\d{1,2})\s?[./\-_\s\\]\s?(\d{2,4})(?!\d)/g;
const CLOSED_UP = /(?<!\d)\d{8}(?!\d)/g;

function yearOf(written: string | undefined): number | null {
  if (written === undefined) return null;
  const digits = written.replace("'", "");
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

const monthOf = (written: string) => monthNumber(written.slice(0, 3)) ?? 0;

/** Every reading of every date in the text; a date in numbers is read in each order that it allows. */
export function writtenDays(text: string): WrittenDay[] {
  const found: WrittenDay[] = [];
  const add = (match: RegExpExecArray, day: number, month: number, year: number | null) => {
    if (day >= 1 && day <= 31 && month >= 1 && month <= 12) {
      found.push({ start: match.index, end: match.index + match[0].length, day, month, year });
    }
  };
  for (const match of text.matchAll(DAY_MONTH))
    add(match, Number(match[1]), monthOf(match[2] ?? ""), yearOf(match[3]));
  for (const match of text.matchAll(MONTH_DAY))
    add(match, Number(match[2]), monthOf(match[1] ?? ""), yearOf(match[3]));
  for (const match of text.matchAll(NUMBERS)) {
    const [first, second, third] = [match[1] ?? "", match[2] ?? "", match[3] ?? ""];
    if (first.length === 4) add(match, Number(third), Number(second), Number(first));
    else if (first.length <= 2 && third.length !== 3) {
      add(match, Number(first), Number(second), yearOf(third));
      add(match, Number(second), Number(first), yearOf(third));
      if (third.length === 2) add(match, Number(third), Number(second), yearOf(first.padStart(2, "0")));
    }
  }
  for (const match of text.matchAll(CLOSED_UP)) {
    const digits = match[0];
    const part = (from: number, to: number) => Number(digits.slice(from, to));
    add(match, part(0, 2), part(2, 4), part(4, 8));
    add(match, part(6, 8), part(4, 6), part(0, 4));
  }
  return found;
}

/**
 * Where a day (`YYYY-MM-DD`) is written, with its year or without one: with the age that is published, the day and
 * month of a birthday are the date of birth. The same day of another year is an event, not this.
 */
export function findDay(text: string, day: string): { start: number; end: number }[] {
  const [year, month, date] = day.split("-").map(Number);
  return writtenDays(text)
    .filter(
      (found) => found.day === date && found.month === month && (found.year === null || found.year === year),
    )
    .map(({ start, end }) => ({ start, end }));
}

/** "22 Dec 2O12": a letter O beside a digit is a zero. As long as the text was. */
export function withZeros(text: string): string {
  return text.replace(/(?<=[\d\s./-])o(?=[\d\s./-]|$)|(?<=\d)o|o(?=\d)/g, "0");
}
