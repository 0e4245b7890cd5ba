/**
 * How a line that a provider bills differs from what is expected for its nights, in a sentence that both sides read. Pure;
 * whole pence, days are `YYYY-MM-DD`, first and last night both count.
 */
import { dateWords } from "~/domains/offers/cost-words.rules";
import { divideHalfUp } from "~/domains/offers/money.rules";
import { formatPence } from "~/platform/forms/money";
import { daysFrom } from "~/platform/time";
import type { LineKind } from "./line-plan.rules";
import { roundingTolerance } from "./night-pricing.rules";

export type DocumentDifference =
  | "exact"
  | "rounding"
  | "under"
  | "nights"
  | "rate"
  | "extra"
  | "over"
  | "outside"
  | "twice";

/** What a council may accept: never more than is agreed. */
const AGREES: readonly DocumentDifference[] = ["exact", "rounding", "under"];

/** A line as it is billed. Without a fee it is for something that the provider added. */
export type BilledLine = {
  feeId: string | null;
  from: string;
  to: string;
  weeklyPence: number | null;
  pence: number;
};

/** A line of what is expected, and what a week of it costs: 0 for what is not paid night by night. */
export type ExpectedOfFee = {
  id: string;
  feeId: string;
  kind: LineKind;
  from: string;
  to: string;
  nights: number;
  pence: number;
  weeklyPence: number;
};

/** What is known of a placement: its nights, what is expected, and what other documents bill that count. */
export type PlacementBasis = {
  firstNight: string | null;
  lastNight: string | null;
  expected: readonly ExpectedOfFee[];
  billed: readonly (BilledLine & { number: string })[];
};

export type ComparedLine = {
  code: DocumentDifference;
  words: string;
  agrees: boolean;
  /** For these nights, before anything was billed. */
  expectedPence: number;
  /** The line that it is for, where its nights are all of one. */
  expectedLineId: string | null;
};

type Span = { from: string; to: string };
const daysOf = ({ from, to }: Span) => daysFrom(from, to) + 1;

/** The days that two spans share; 0 where there are none. */
function sharedDays(one: Span, other: Span): number {
  const from = one.from > other.from ? one.from : other.from;
  const to = one.to < other.to ? one.to : other.to;
  return to < from ? 0 : daysOf({ from, to });
}

/** What of an amount falls on the days that two spans share, by days: all of it where they are all of its days. */
function shareOf(line: Span & { pence: number }, span: Span): number {
  const shared = sharedDays(line, span);
  const share = divideHalfUp(Math.abs(line.pence) * shared, daysOf(line));
  return (line.pence < 0 ? -share : share) + 0;
}

/**
 * The fee that a line is for: the one that it names, else the only one of these nights, else the one that costs as much a
 * week. A newer version of an agreement has fees of its own.
 */
function feeOf(line: BilledLine, expected: readonly ExpectedOfFee[]): string | null {
  const fees = [...new Set(expected.map(({ feeId }) => feeId))];
  if (line.feeId === null) return null;
  if (fees.includes(line.feeId)) return line.feeId;
  if (fees.length === 1) return fees[0] ?? null;
  const alike = expected.filter(({ weeklyPence }) => weeklyPence !== 0 && weeklyPence === line.weeklyPence);
  return new Set(alike.map(({ feeId }) => feeId)).size === 1 ? (alike[0]?.feeId ?? null) : null;
}

/** How one line differs. What other lines of the same document bill stands in `billed` too. */
export function compareLine(line: BilledLine, basis: PlacementBasis): ComparedLine {
  const touched = basis.expected.filter((one) => sharedDays(one, line) > 0);
  const feeId = feeOf(line, touched);
  const mine = touched.filter((one) => one.feeId === feeId);
  const expectedPence = mine.reduce((sum, one) => sum + shareOf(one, line), 0);
  const whole = mine.find((one) => one.kind === "expected" && one.from <= line.from && line.to <= one.to);
  const says = (code: DocumentDifference, words: string): ComparedLine => ({
    code,
    words,
    agrees: AGREES.includes(code),
    expectedPence,
    expectedLineId: AGREES.includes(code) ? (whole?.id ?? null) : null,
  });
  const outside = outsideWords(line, basis);
  if (outside) return says("outside", outside);
  if (feeId === null || mine.length === 0)
    return says(
      "extra",
      line.feeId === null
        ? "This is not in the agreement. Ask for a change to the fee first."
        : "Nothing is expected for these nights.",
    );
  const nights = nightsWords(line, mine);
  if (nights) return says("nights", nights);
  const before = basis.billed.filter(
    (other) => sharedDays(other, line) > 0 && feeOf(other, touched) === feeId,
  );
  const billed = before.reduce((sum, other) => sum + shareOf(other, line), 0);
  const left = expectedPence - billed;
  const over = line.pence - left;
  const tolerance = roundingTolerance(daysOf(line));
  if (over === 0) return says("exact", "Agrees");
  if (Math.abs(over) <= tolerance) return says("rounding", `Agrees; ${Math.abs(over)}p rounding`);
  if (over < 0) return says("under", `${formatPence(-over)} less than expected`);
  if (billed > tolerance) return says("twice", twiceWords(before, Math.max(0, left)));
  const agreed = mine.find(({ weeklyPence }) => weeklyPence !== 0)?.weeklyPence;
  if (line.weeklyPence !== null && agreed !== undefined && line.weeklyPence !== agreed)
    return says(
      "rate",
      `Billed ${formatPence(line.weeklyPence)} a week; agreed ${formatPence(agreed)} a week. ${formatPence(over)} more than agreed.`,
    );
  return says(
    "over",
    `${formatPence(over)} more than the ${formatPence(expectedPence)} agreed for these nights`,
  );
}

function outsideWords(line: Span, { firstNight, lastNight }: PlacementBasis): string | null {
  if (firstNight === null) return "Neither side has confirmed that the child moved in.";
  if (line.from < firstNight)
    return `The first night was ${dateWords(firstNight)}. Nights before it are not paid.`;
  if (lastNight !== null && line.to > lastNight)
    return `The last night was ${dateWords(lastNight)}. The day of leaving is not paid.`;
  return null;
}

/** "Billed 31 nights; 30 are expected."; nothing for what is not paid night by night. */
function nightsWords(line: Span, mine: readonly ExpectedOfFee[]): string | null {
  const nightly = mine.filter(({ nights }) => nights > 0);
  if (nightly.length === 0) return null;
  const expected = nightly.reduce((sum, one) => sum + sharedDays(one, line), 0);
  const billed = daysOf(line);
  if (billed <= expected) return null;
  return `Billed ${billed === 1 ? "1 night" : `${billed} nights`}; ${expected === 1 ? "1 is" : `${expected} are`} expected.`;
}

function twiceWords(before: readonly { number: string }[], left: number): string {
  const numbers = [...new Set(before.map(({ number }) => number))].join(", ");
  return `Billed before on ${numbers}: ${left === 0 ? "nothing" : formatPence(left)} is left for these nights.`;
}
