import { linesInWords } from "~/domains/offers/cost-words.rules";
import {
  type Basis,
  type CostingLine,
  type LineKind,
  type Pace,
  paceOf,
  weeklyPenceOf,
  yearlyPenceOf,
} from "~/domains/offers/money.rules";
import { unitOf } from "~/domains/offers/offer-words.rules";

/** The fees of one child: what was authorised, line by line, as this child's share of it. Pure; whole pence. */
export type FeeLine = {
  kind: LineKind;
  /** What tells it from the others of its kind; two of the same words are numbered. */
  description: string;
  basis: Basis;
  /** When it is paid: night by night, as a school bills it, on one day, or with the core fee. */
  pace: Pace;
  /** As it was offered, for all who share it; in words too. */
  price: string;
  unitPence: number;
  hoursHundredths: number | null;
  staff: number | null;
  milesAWeek: number | null;
  timesAYear: number | null;
  sharedBy: number;
  /** The first paid night and the last one; empty is open. */
  from: string;
  to: string;
  /** This child's share, by its pace; below 0 takes something off. */
  weeklyPence: number;
  yearlyPence: number;
  oncePence: number;
};

/**
 * An amount shared between so many in whole pence: the shares differ by a penny at most and add up to it exactly. The
 * pennies that are left go to the first.
 */
export function sharesOf(pence: number, between: number): number[] {
  const sign = pence < 0 ? -1 : 1;
  const whole = Math.floor(Math.abs(pence) / between);
  const left = Math.abs(pence) - whole * between;
  return Array.from({ length: between }, (_, place) => sign * (whole + (place < left ? 1 : 0)) + 0);
}

/** Which of the children of an offer, counted from 0, and how many they are. */
export type Share = { place: number; of: number };

/** The lines of an authorised costing as one child's fees from the day on which the placement starts. */
export function feeLinesOf(lines: readonly CostingLine[], startOn: string, { place, of }: Share): FeeLine[] {
  const share = (pence: number) => sharesOf(pence, of)[place] ?? 0;
  return numbered(
    lines.map((line): FeeLine => {
      const pace = paceOf(line);
      return {
        kind: line.kind,
        description: line.description,
        basis: line.basis,
        pace,
        price: unitOf(line),
        unitPence: line.unitPence,
        hoursHundredths: line.hoursHundredths,
        staff: line.staff,
        milesAWeek: line.milesAWeek,
        timesAYear: line.timesAYear,
        sharedBy: of,
        from: line.from > startOn ? line.from : startOn,
        to: line.to,
        weeklyPence: share(weeklyPenceOf(line)),
        yearlyPence: pace === "billed" ? share(yearlyPenceOf(line)) : 0,
        oncePence: pace === "once" ? share(line.unitPence) : 0,
      };
    }),
  );
}

/** A costing may hold a thing twice; the fees are told apart by their words, so the second is called the second. */
function numbered(lines: readonly FeeLine[]): FeeLine[] {
  const keyOf = ({ kind, description }: FeeLine) => `${kind} ${description.toLowerCase()}`;
  // A number that somebody wrote themselves is not given again.
  const taken = new Set(lines.map(keyOf));
  const met = new Set<string>();
  return lines.map((line) => {
    let named = line;
    for (let number = 2; met.has(keyOf(named)) || (named !== line && taken.has(keyOf(named))); number += 1)
      named = { ...line, description: `${line.description} (line ${number})`.trim() };
    met.add(keyOf(named));
    return named;
  });
}

/** The lines that end before the start: the authorised costing does not fit that day. */
export function endedBefore(lines: readonly CostingLine[], startOn: string): boolean {
  return lines.some(({ to }) => to !== "" && to < startOn);
}

/** What this child costs when, in the sentence in which every page says money. */
export function feesInWords(fees: readonly FeeLine[], startOn: string): string {
  return linesInWords(fees.filter(({ pace }) => pace !== "included").map(asLine), startOn);
}

/** A child's share as a line of its own. */
function asLine({ pace, weeklyPence, yearlyPence, oncePence, from, to }: FeeLine): CostingLine {
  const priced = {
    nightly: { basis: "week", unitPence: Math.abs(weeklyPence) },
    billed: { basis: "year", unitPence: yearlyPence },
    once: { basis: "once", unitPence: oncePence },
    included: { basis: "week", unitPence: 0 },
  } as const satisfies Record<Pace, { basis: Basis; unitPence: number }>;
  return {
    kind: weeklyPence < 0 ? "discount" : pace === "once" ? "set-up" : "core",
    description: "",
    ...priced[pace],
    hoursHundredths: null,
    staff: null,
    milesAWeek: null,
    timesAYear: null,
    from,
    to,
    charge: null,
    outcome: "",
    evidence: "",
    reviewOn: "",
  };
}
