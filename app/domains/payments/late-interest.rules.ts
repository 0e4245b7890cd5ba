/**
 * Interest that a provider may claim where a council pays late: simple, by days of a year of 365, with a fixed sum. An
 * estimate; whole pence, days are `YYYY-MM-DD`, rates are basis points a year. Source: Late Payment of Commercial Debts
 * (Interest) Act 1998, ss.4 to 6, SI 2002/1675 (8% over the Bank of England's official rate) and SI 2013/395.
 */
import { divideHalfUp } from "~/domains/offers/money.rules";
import { daysFrom } from "~/platform/time";

/** The official rate on 31 December and 30 June holds for the half-year that begins on the next day. */
export type BankRate = { from: string; basisPoints: number };

/** What is added to the official rate. */
const OVER_BANK_RATE = 800;

/**
 * The Bank's official rate on the eve of each half-year, by its published decisions, oldest first. A half-year that is
 * not here has no rate, and no estimate.
 */
export const BANK_RATES: readonly BankRate[] = [
  { from: "2023-01-01", basisPoints: 350 },
  { from: "2023-07-01", basisPoints: 500 },
  { from: "2024-01-01", basisPoints: 525 },
  { from: "2024-07-01", basisPoints: 525 },
  { from: "2025-01-01", basisPoints: 475 },
  { from: "2025-07-01", basisPoints: 425 },
  { from: "2026-01-01", basisPoints: 375 },
  // Held at 3.75% on 18 June 2026; the next decision was on 30 July.
  { from: "2026-07-01", basisPoints: 375 },
];

/** The yearly rate of interest on a debt whose last day in time is given; null where the table does not say. */
export function interestRate(lastDay: string, rates: readonly BankRate[]): number | null {
  const half = `${lastDay.slice(0, 4)}-${lastDay.slice(5) < "07-01" ? "01" : "07"}-01`;
  const rate = rates.find(({ from }) => from === half);
  return rate === undefined ? null : rate.basisPoints + OVER_BANK_RATE;
}

/** What may be claimed: both in whole pence. Nothing while nothing is late. */
export type LateClaim = { daysLate: number; interestPence: number; fixedPence: number };

/**
 * What may be claimed for a sum paid, or still unpaid, on a day. The rate is that of the last day in time and does not
 * follow the official rate afterwards. Null where that rate is not known: an estimate is not guessed.
 */
export function lateClaim(
  debt: { pence: number; lastDay: string; paidOn: string },
  rates: readonly BankRate[],
): LateClaim | null {
  const daysLate = Math.max(0, daysFrom(debt.lastDay, debt.paidOn));
  if (daysLate === 0) return { daysLate, interestPence: 0, fixedPence: 0 };
  const rate = interestRate(debt.lastDay, rates);
  return rate === null ? null : { daysLate, ...claimAt(debt.pence, rate, daysLate) };
}

/** Interest at a known rate, in basis points a year, with the fixed sum that goes with a debt of this size. */
export function claimAt(pence: number, rate: number, daysLate: number): Omit<LateClaim, "daysLate"> {
  return {
    interestPence: divideHalfUp(pence * rate * daysLate, 10_000 * 365),
    fixedPence: fixedSum(pence),
  };
}

/** £40 below £1,000, £70 below £10,000, else £100. */
function fixedSum(pence: number): number {
  if (pence < 100_000) return 4_000;
  return pence < 1_000_000 ? 7_000 : 10_000;
}
