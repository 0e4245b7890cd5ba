import { addDays, isCalendarDate } from "~/platform/time";

/**
 * What an offer costs, in whole pence. Rule 4 of the domain: a week is 7 days; daily is weekly / 7 rounded half up
 * per line; totals are sums of rounded lines; the first year runs from the start until a year later, per line whole
 * weeks at the weekly price and the days left at the daily, `to` inclusive. The first night is paid and the day of
 * leaving is not: `to` is the last paid night.
 */

export const LINE_KINDS = {
  core: { label: "Core weekly fee", per: "week" },
  education: { label: "Education", per: "week" },
  therapy: { label: "Therapy", per: "week" },
  "extra-staffing": { label: "Extra staffing", per: "hour" },
  transport: { label: "Transport", per: "week" },
  "set-up": { label: "One-off set-up", per: "once" },
  discount: { label: "Discount", per: "week" },
} as const satisfies Record<string, { label: string; per: "week" | "hour" | "once" }>;

export type LineKind = keyof typeof LINE_KINDS;

/** A line as it is kept: the amount is never negative, a discount is taken off by its kind. */
export type CostingLine = {
  kind: LineKind;
  description: string;
  /** Pence a week, an hour or once, by the kind. */
  unitPence: number;
  /** Hundredths of an hour a week; only for extra staffing. */
  hoursHundredths: number | null;
  /** First paid night, `YYYY-MM-DD`; empty is from the start. */
  from: string;
  /** Last paid night, inclusive; empty is open. */
  to: string;
};

export type LineCost = { weeklyPence: number; firstYearPence: number; days: number };
export type Costing = {
  lines: (CostingLine & LineCost)[];
  /** What a week costs with every weekly line running, one-off lines left out. */
  weeklyPence: number;
  firstYearPence: number;
};

/** `amount / parts` rounded half up, exact for whole numbers. */
export function divideHalfUp(amount: number, parts: number): number {
  return Math.floor((2 * amount + parts) / (2 * parts));
}

/** The pence of a day. A seventh of whole pence is never a half, so a discount takes off what a fee adds. */
export function dailyPence(weeklyPence: number): number {
  return divideHalfUp(weeklyPence, 7);
}

/** What a line adds to the week: 0 for a one-off, below 0 for a discount. */
export function weeklyPenceOf(line: CostingLine): number {
  switch (LINE_KINDS[line.kind].per) {
    case "once":
      return 0;
    case "hour":
      return divideHalfUp((line.hoursHundredths ?? 0) * line.unitPence, 100);
    case "week":
      // Zero stays zero: a discount of nothing is not minus zero.
      return line.kind === "discount" ? 0 - line.unitPence : line.unitPence;
  }
}

/** The day a year later, the first that is not in the first year; from 29 February it is 1 March. */
export function yearAfter(day: string): string {
  const year = String(Number(day.slice(0, 4)) + 1).padStart(4, "0");
  const same = `${year}${day.slice(4)}`;
  return isCalendarDate(same) ? same : `${year}-03-01`;
}

/** Whole days between two days, the second not counted; never below 0. */
export function daysBetween(from: string, until: string): number {
  return Math.max(
    0,
    Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000),
  );
}

/** A line within the first year of a placement that starts on `startOn` (`YYYY-MM-DD`). */
export function lineCost(line: CostingLine, startOn: string): LineCost {
  const endOfYear = yearAfter(startOn);
  const from = line.from > startOn ? line.from : startOn;
  const afterLast = line.to === "" ? endOfYear : addDays(line.to, 1);
  const until = afterLast < endOfYear ? afterLast : endOfYear;
  const days = daysBetween(from, until);
  if (LINE_KINDS[line.kind].per === "once") {
    // A one-off is paid when it falls in the year: on its day, or at the start.
    const paid = from < endOfYear;
    return { weeklyPence: 0, firstYearPence: paid ? line.unitPence : 0, days: paid ? 1 : 0 };
  }
  const weeklyPence = weeklyPenceOf(line);
  const firstYearPence = Math.floor(days / 7) * weeklyPence + (days % 7) * dailyPence(weeklyPence);
  return { weeklyPence, firstYearPence: firstYearPence + 0, days };
}

/** All lines with their cost, and the sums of them. */
export function costingOf(lines: readonly CostingLine[], startOn: string): Costing {
  const costed = lines.map((line) => ({ ...line, ...lineCost(line, startOn) }));
  return {
    lines: costed,
    weeklyPence: costed.reduce((sum, line) => sum + line.weeklyPence, 0),
    firstYearPence: costed.reduce((sum, line) => sum + line.firstYearPence, 0),
  };
}

/** The weekly sum of each kind of line, for comparing; one-off lines give what they cost once. */
export function byKind(lines: readonly CostingLine[]): Partial<Record<LineKind, number>> {
  const sums: Partial<Record<LineKind, number>> = {};
  for (const line of lines) {
    const amount = LINE_KINDS[line.kind].per === "once" ? line.unitPence : weeklyPenceOf(line);
    sums[line.kind] = (sums[line.kind] ?? 0) + amount;
  }
  return sums;
}
