import { cleanText } from "~/platform/forms/clean-text";
import { type DateParts, parseDateParts } from "~/platform/forms/dates";
import { addDays, isCalendarDate, YEARS } from "~/platform/time";
import type { Period } from "./placement-record.rules";

export type TypedPeriod = { from: DateParts; to: DateParts };
export type PeriodErrors = Partial<Record<"from" | "to", string>>;
export type ReadPeriod = { typed: TypedPeriod; period: Period | undefined; errors: PeriodErrors };

const NAMES = { from: "the first day", to: "the last day" } as const;
const ORDER = "The last day must be the first day or later";
const LONGEST = 20;

/** The period of a form or an address in boxes, with a message for each day that cannot be meant. */
export function readPeriod(given: { get(name: string): unknown }): ReadPeriod {
  const box = (name: string) => {
    const value = given.get(name);
    return typeof value === "string" ? cleanText(value).slice(0, LONGEST) : "";
  };
  const parts = (name: "from" | "to"): DateParts => ({
    day: box(`${name}.day`),
    month: box(`${name}.month`),
    year: box(`${name}.year`),
  });
  const typed = { from: parts("from"), to: parts("to") };
  const errors: PeriodErrors = {};
  const [from, to] = (["from", "to"] as const).map((name) => {
    const parsed = parseDateParts(typed[name], NAMES[name]);
    if (parsed.ok) return parsed.value;
    errors[name] = parsed.error;
    return undefined;
  });
  if (from && to && to < from) errors.to = ORDER;
  const meant = from && to && Object.keys(errors).length === 0;
  return { typed, period: meant ? { from, to } : undefined, errors };
}

/** The period of a command line, or what is wrong with it. */
export function periodOfDays(from: string, to: string): Period | string {
  const wrong = [from, to].find((day) => !isCalendarDate(day));
  if (wrong !== undefined)
    return `"${wrong}" is no date from ${YEARS.first} to ${YEARS.last}: write it like 2026-11-30.`;
  return to < from ? `${ORDER}.` : { from, to };
}

/** The month before that of today: what the form begins with. */
export function lastMonth(today: string): Period {
  const to = addDays(`${today.slice(0, 8)}01`, -1);
  return { from: `${to.slice(0, 8)}01`, to };
}

/** Days as the boxes of a form have them. */
export function typedPeriod({ from, to }: Period): TypedPeriod {
  return { from: boxesOf(from), to: boxesOf(to) };
}

function boxesOf(date: string): DateParts {
  const [year = "", month = "", day = ""] = date.split("-");
  return { day: String(Number(day)), month: String(Number(month)), year };
}

/** The period as an address has it. */
export function periodEntries({ from, to }: TypedPeriod): [string, string][] {
  return Object.entries({ from, to }).flatMap(([name, parts]) =>
    (["day", "month", "year"] as const).map((part): [string, string] => [
      `${name}.${part}`,
      String(parts[part] ?? ""),
    ]),
  );
}
