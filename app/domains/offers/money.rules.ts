import { addDays, daysFrom } from "~/platform/time";

/**
 * What an offer costs, in whole pence. Rule 4 of the domain: a week is 7 days; daily is weekly / 7 rounded half up
 * per line; totals are sums of rounded lines; the first year runs from the start until a year later, per line whole
 * weeks at the weekly price and the days left at the daily, `to` inclusive. The first night is paid and the day of
 * leaving is not: `to` is the last paid night.
 */

/** How a line is charged, and the most that a unit of it may cost: what is more has a digit too many. */
export const BASES = {
  week: { label: "By the week", unit: "a week", most: 5_000_000 },
  night: { label: "By the night", unit: "a night", most: 1_000_000 },
  hour: { label: "By the hour", unit: "an hour", most: 50_000 },
  mile: { label: "By the mile", unit: "a mile", most: 1_000 },
  term: { label: "By the term", unit: "a term", most: 10_000_000 },
  year: { label: "By the year", unit: "a year", most: 25_000_000 },
  once: { label: "Once", unit: "once", most: 25_000_000 },
} as const satisfies Record<string, { label: string; unit: string; most: number }>;

export type Basis = keyof typeof BASES;

/** What a line is for, and how such lines are charged, the usual way first. */
export const LINE_KINDS = {
  core: { label: "Core weekly fee", bases: ["week", "night"] },
  education: { label: "Education", bases: ["week", "term", "year", "hour"] },
  therapy: { label: "Therapy", bases: ["week", "hour"] },
  "extra-staffing": { label: "Extra staffing", bases: ["hour", "night", "week"] },
  transport: { label: "Transport", bases: ["week", "mile"] },
  "set-up": { label: "One-off set-up", bases: ["once"] },
  discount: { label: "Discount", bases: ["week", "night"] },
} as const satisfies Record<string, { label: string; bases: readonly [Basis, ...Basis[]] }>;

export type LineKind = keyof typeof LINE_KINDS;

/** Whether a line is a part of what the core fee pays for, or charged on top of it. */
export const CHARGES = {
  extra: "Charged on top of the core fee",
  core: "In the core fee: no price",
} as const;

export type Charge = keyof typeof CHARGES;

/** A line as it is kept: the amount is never negative, a discount is taken off by its kind. */
export type CostingLine = {
  kind: LineKind;
  description: string;
  basis: Basis;
  /** Pence for one unit of the basis. */
  unitPence: number;
  /** Hundredths of an hour a week, by the hour alone. */
  hoursHundredths: number | null;
  /** How many members of staff at once, by the hour alone: 2 where staffing is two to one. */
  staff: number | null;
  /** An estimate, by the mile alone. */
  milesAWeek: number | null;
  /** How many terms, or weeks of school, are billed a year; null for a week that runs all year. */
  timesAYear: number | null;
  /** First paid night, `YYYY-MM-DD`; empty is from the start. */
  from: string;
  /** Last paid night, inclusive; empty is open. */
  to: string;
  /** Null for the core fee itself, for a discount, and where it was not asked yet. */
  charge: Charge | null;
  /** What a charged extra is for, how its delivery is shown, and when it is looked at again; else empty. */
  outcome: string;
  evidence: string;
  reviewOn: string;
};

export type LineCost = { weeklyPence: number; firstYearPence: number; days: number };
/** A line as a version keeps it, with what it adds. */
export type CostedLine = CostingLine & Omit<LineCost, "days">;
/** What a week costs changes with the lines that run: `costing-periods.rules` says when. */
export type Costing = { lines: (CostingLine & LineCost)[]; firstYearPence: number };

/** `amount / parts` rounded half up, exact for whole numbers. */
export function divideHalfUp(amount: number, parts: number): number {
  return Math.floor((2 * amount + parts) / (2 * parts));
}

/** The pence of a day. A seventh of whole pence is never a half, so a discount takes off what a fee adds. */
export function dailyPence(weeklyPence: number): number {
  return divideHalfUp(weeklyPence, 7);
}

/** When a line is paid: night by night, as a school bills it, on one day, or with the core fee. */
export type Pace = "nightly" | "billed" | "once" | "included";

export function paceOf({ charge, basis, timesAYear }: CostingLine): Pace {
  if (charge === "core") return "included";
  if (basis === "once") return "once";
  return basis === "term" || basis === "year" || timesAYear !== null ? "billed" : "nightly";
}

/** What a line adds to the week: 0 where it is not paid night by night, below 0 for a discount. */
export function weeklyPenceOf(line: CostingLine): number {
  if (paceOf(line) !== "nightly") return 0;
  const pence = unitsAWeek(line);
  // Zero stays zero: a discount of nothing is not minus zero.
  return line.kind === "discount" ? 0 - pence : pence;
}

function unitsAWeek({ basis, unitPence, hoursHundredths, staff, milesAWeek }: CostingLine): number {
  switch (basis) {
    case "night":
      return 7 * unitPence;
    case "hour":
      return divideHalfUp((staff ?? 1) * (hoursHundredths ?? 0) * unitPence, 100);
    case "mile":
      return (milesAWeek ?? 0) * unitPence;
    default:
      return unitPence;
  }
}

/** What a school bills in a year: so many terms or weeks as were told. */
export function yearlyPenceOf({ unitPence, timesAYear }: CostingLine): number {
  return unitPence * (timesAYear ?? 1);
}

/** The day a year later, the first that is not in the first year; from 29 February it is 1 March. */
export function yearAfter(day: string): string {
  const year = String(Number(day.slice(0, 4)) + 1).padStart(4, "0");
  const same = `${year}${day.slice(4)}`;
  // 29 February rolls over to 1 March; every other day is there in each year.
  return addDays(same, 0);
}

/** Whole days between two days, the second not counted; never below 0. */
export function daysBetween(from: string, until: string): number {
  return Math.max(0, daysFrom(from, until));
}

/** The day on which a line begins in a placement that starts on `startOn`. */
export function beginOf(line: CostingLine, startOn: string): string {
  return line.from > startOn ? line.from : startOn;
}

/** The first day that a line does not run any more; empty while it is open. */
export function endOf(line: CostingLine): string {
  return line.to === "" ? "" : addDays(line.to, 1);
}

/** What a line costs from the start of a placement until a day that is not counted any more, and on how many days. */
export function lineCostUntil(
  line: CostingLine,
  startOn: string,
  until: string,
): { pence: number; days: number } {
  const from = beginOf(line, startOn);
  const pace = paceOf(line);
  // A one-off is paid when it falls before the end: on its day, or at the start.
  if (pace === "once") return from < until ? { pence: line.unitPence, days: 1 } : { pence: 0, days: 0 };
  const end = endOf(line);
  const last = end !== "" && end < until ? end : until;
  const days = daysBetween(from, last);
  if (pace === "included") return { pence: 0, days };
  if (pace === "billed") return { pence: billedUntil(yearlyPenceOf(line), startOn, from, last), days };
  return { pence: nightsPence(weeklyPenceOf(line), days), days };
}

/** What so many nights cost: whole weeks at the weekly price, the nights left at the daily. */
export function nightsPence(weeklyPence: number, nights: number): number {
  // Zero stays zero: a discount of nothing is not minus zero.
  return Math.floor(nights / 7) * weeklyPence + (nights % 7) * dailyPence(weeklyPence) + 0;
}

/**
 * What a school bills from a day until one that is not counted any more, in whole pence: whole years from `startOn` cost what
 * is billed in them, a part of one its share by nights, rounded once.
 */
export function billedUntil(yearlyPence: number, startOn: string, from: string, until: string): number {
  let pence = 0;
  for (let year = startOn; year < until; year = yearAfter(year)) {
    const next = yearAfter(year);
    const nights = daysBetween(from > year ? from : year, until < next ? until : next);
    pence += divideHalfUp(yearlyPence * nights, daysBetween(year, next));
  }
  return pence;
}

/** A line within the first year of a placement that starts on `startOn` (`YYYY-MM-DD`). */
export function lineCost(line: CostingLine, startOn: string): LineCost {
  const { pence, days } = lineCostUntil(line, startOn, yearAfter(startOn));
  return { weeklyPence: weeklyPenceOf(line), firstYearPence: pence, days };
}

/** All lines with their cost, and the sum of their first years. */
export function costingOf(lines: readonly CostingLine[], startOn: string): Costing {
  const costed = lines.map((line) => ({ ...line, ...lineCost(line, startOn) }));
  return { lines: costed, firstYearPence: costed.reduce((sum, line) => sum + line.firstYearPence, 0) };
}

/** What all lines cost from the start until a day that is not counted any more. */
export function costUntil(lines: readonly CostingLine[], startOn: string, until: string): number {
  return lines.reduce((sum, line) => sum + lineCostUntil(line, startOn, until).pence, 0);
}

/** The first year of each kind of line, for comparing. */
export function firstYearByKind(
  lines: readonly Pick<CostedLine, "kind" | "firstYearPence">[],
): Partial<Record<LineKind, number>> {
  const sums: Partial<Record<LineKind, number>> = {};
  for (const { kind, firstYearPence } of lines) sums[kind] = (sums[kind] ?? 0) + firstYearPence;
  return sums;
}
