/** What is expected, by the day on which it is paid. Pure; whole pence, days are `YYYY-MM-DD`. */

/** What one placement's period comes to on one payment day. */
export type PeriodSum = {
  placement: string;
  /** Who pays, for a provider; who is paid, for a council. */
  otherSide: string;
  from: string;
  to: string;
  paysOn: string;
  pence: number;
};

/** All that is paid on one day. */
export type PaymentDay = { on: string; pence: number; rows: PeriodSum[] };

/** `due` holds the days from today on, soonest first; `passed` those before, newest first. */
export type PaymentPiles = { duePence: number; payers: number; due: PaymentDay[]; passed: PaymentDay[] };

/**
 * Sorts sums into payment days. What has come to nothing is left out. A payment day that has passed says nothing of whether
 * the payment was made.
 */
export function pilesOf(sums: readonly PeriodSum[], today: string): PaymentPiles {
  const days = new Map<string, PeriodSum[]>();
  for (const sum of sums) if (sum.pence !== 0) days.set(sum.paysOn, [...(days.get(sum.paysOn) ?? []), sum]);
  const all = [...days]
    .map(([on, rows]): PaymentDay => ({ on, pence: total(rows), rows: rows.sort(byPlacement) }))
    .sort((one, other) => (one.on < other.on ? -1 : 1));
  const due = all.filter(({ on }) => on >= today);
  return {
    duePence: due.reduce((sum, { pence }) => sum + pence, 0),
    payers: new Set(due.flatMap(({ rows }) => rows.map(({ otherSide }) => otherSide))).size,
    due,
    passed: all.filter(({ on }) => on < today).reverse(),
  };
}

const total = (rows: readonly PeriodSum[]) => rows.reduce((sum, { pence }) => sum + pence, 0);

const byPlacement = (one: PeriodSum, other: PeriodSum) =>
  `${one.otherSide} ${one.placement} ${one.from}` < `${other.otherSide} ${other.placement} ${other.from}`
    ? -1
    : 1;
