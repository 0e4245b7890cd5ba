/**
 * What a placement should cost in a period: nights × rate for every fee, as the agreement and the absences say. Pure; whole
 * pence, days are `YYYY-MM-DD`, and a night is named by the day it begins on, so that the first night is paid and the day of
 * leaving is not.
 */
import { WHOLE_FEE } from "~/domains/agreements/absences/absence.rules";
import { billedUntil, type Pace } from "~/domains/offers/money.rules";
import { addDays, daysFrom } from "~/platform/time";
import { partOf, priceOfNights } from "./night-pricing.rules";
import type { Period } from "./payment-calendar.rules";
import type { PricingConvention } from "./pricing-conventions.options";

/** One fee of an agreement: one child's share. `to` is the last paid night, empty while it is open. */
export type PayableFee = {
  id: string;
  pace: Pace;
  from: string;
  to: string;
  weeklyPence: number;
  yearlyPence: number;
  oncePence: number;
};

/** The nights that the child lived there: `lastNight` is null until the placement has ended. */
export type Stay = { firstNight: string; lastNight: string | null };

/** Nights away and the part of the fee that is paid for them; no night is in two of these. */
export type AwayNights = { firstNight: string; lastNight: string; retainedBasisPoints: number };

/** What a fee comes to from one night to another. A one-off is on its day and has no nights. */
export type ExpectedLine = {
  feeId: string;
  from: string;
  to: string;
  nights: number;
  basisPoints: number;
  pence: number;
};

/**
 * The lines of a period, by fee and then by night, with a line of its own for nights of which another part is paid. Every
 * night of the stay on which a fee runs is in exactly one line of that fee.
 */
export function expectedLines(
  fees: readonly PayableFee[],
  stay: Stay,
  away: readonly AwayNights[],
  period: Period,
  convention: PricingConvention,
): ExpectedLine[] {
  return fees.flatMap((fee): ExpectedLine[] => {
    const first = latest(fee.from, stay.firstNight);
    const last = earliest(fee.to, stay.lastNight);
    if (fee.pace === "included" || (last !== null && last < first)) return [];
    if (fee.pace === "once") return onceOf(fee, first, period);
    const span = { from: latest(first, period.from), to: earliest(period.to, last) ?? period.to };
    return stretches(span, away).map(({ from, to, basisPoints }) => {
      const nights = daysFrom(from, to) + 1;
      const nightsBefore = daysFrom(first, from);
      const pence =
        fee.pace === "nightly"
          ? priceOfNights(fee.weeklyPence, { nights, nightsBefore, basisPoints }, convention)
          : partOf(billed(fee, first, nightsBefore + nights) - billed(fee, first, nightsBefore), basisPoints);
      return { feeId: fee.id, from, to, nights, basisPoints, pence };
    });
  });
}

function onceOf(fee: PayableFee, day: string, period: Period): ExpectedLine[] {
  if (day < period.from || day > period.to || fee.oncePence === 0) return [];
  return [{ feeId: fee.id, from: day, to: day, nights: 0, basisPoints: WHOLE_FEE, pence: fee.oncePence }];
}

/** Cut where the part that is paid changes. */
function stretches(span: Period, away: readonly AwayNights[]): (Period & { basisPoints: number })[] {
  if (span.to < span.from) return [];
  const reduced = away.filter(
    ({ firstNight, lastNight, retainedBasisPoints }) =>
      retainedBasisPoints !== WHOLE_FEE && firstNight <= span.to && lastNight >= span.from,
  );
  const edges = reduced.flatMap(({ firstNight, lastNight }) => [firstNight, addDays(lastNight, 1)]);
  const starts = [...new Set([span.from, ...edges])]
    .filter((day) => day >= span.from && day <= span.to)
    .sort();
  const cut: (Period & { basisPoints: number })[] = [];
  for (const [index, from] of starts.entries()) {
    const next = starts[index + 1];
    const to = next === undefined ? span.to : addDays(next, -1);
    const basisPoints =
      reduced.find(({ firstNight, lastNight }) => firstNight <= from && from <= lastNight)
        ?.retainedBasisPoints ?? WHOLE_FEE;
    const before = cut.at(-1);
    if (before?.basisPoints === basisPoints) before.to = to;
    else cut.push({ from, to, basisPoints });
  }
  return cut;
}

/** What a school has billed after so many nights, as a running total, so that the periods of a year add up to the penny. */
function billed({ yearlyPence }: PayableFee, first: string, nights: number): number {
  return billedUntil(yearlyPence, first, first, addDays(first, nights));
}

const latest = (one: string, other: string) => (one > other ? one : other);

/** Empty and null are open. */
function earliest(one: string, other: string | null): string | null {
  if (one === "") return other;
  return other === null || one < other ? one : other;
}

/** Whole pence of lines. */
export function sumOf(lines: readonly { pence: number }[]): number {
  return lines.reduce((sum, { pence }) => sum + pence, 0);
}
