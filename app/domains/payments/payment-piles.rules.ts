/** What is expected, by the day on which it is paid. Pure; whole pence, days are `YYYY-MM-DD`. */

import { sumOf } from "./expected-lines.rules";
import type { PaidState } from "./paid-words.rules";

/** What one placement's period comes to on one payment day. */
export type PeriodSum = {
  placement: string;
  /** Who pays, for a provider; who is paid, for a council. */
  otherSide: string;
  from: string;
  to: string;
  paysOn: string;
  pence: number;
  /** What is known to have been paid for it. */
  paid: number;
  state: PaidState;
};

/** What one organisation is paid, or pays, on one day. */
export type DaySum = { on: string; otherSideId: string; pence: number };

/** All that is paid on one day; `rows` are those that the page lists. */
export type PaymentDay = { on: string; pence: number; rows: PeriodSum[] };

/** `due` holds the days from today on, soonest first; `passed` those before, newest first. */
export type PaymentPiles = { duePence: number; payers: number; due: PaymentDay[]; passed: PaymentDay[] };

/**
 * Sorts what is listed into payment days. The figures are of `sums`, which know of everything, also of what is not listed.
 * What has come to nothing is left out. A payment day that has passed says nothing of whether the payment was made.
 */
export function pilesOf(listed: readonly PeriodSum[], sums: readonly DaySum[], today: string): PaymentPiles {
  const days = new Map<string, PeriodSum[]>();
  for (const row of listed) if (row.pence !== 0) days.set(row.paysOn, [...(days.get(row.paysOn) ?? []), row]);
  const all = [...days]
    .map(
      ([on, rows]): PaymentDay => ({
        on,
        pence: sumOf(sums.filter((sum) => sum.on === on)),
        rows: rows.sort(byPlacement),
      }),
    )
    .sort((one, other) => (one.on < other.on ? -1 : 1));
  const due = sums.filter(({ on }) => on >= today);
  return {
    duePence: sumOf(due),
    payers: new Set(due.filter(({ pence }) => pence !== 0).map(({ otherSideId }) => otherSideId)).size,
    due: all.filter(({ on }) => on >= today),
    passed: all.filter(({ on }) => on < today).reverse(),
  };
}

const byPlacement = (one: PeriodSum, other: PeriodSum) =>
  `${one.otherSide} ${one.placement} ${one.from}` < `${other.otherSide} ${other.placement} ${other.from}`
    ? -1
    : 1;
