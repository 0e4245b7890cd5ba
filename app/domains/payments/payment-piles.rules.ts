/** What is expected, by the day on which it is paid and by who has to act. Pure; whole pence, days are `YYYY-MM-DD`. */

import type { PaidState } from "./paid-words.rules";
import type { PeriodClock } from "./period-clock.rules";

/** What one placement's period comes to on one payment day. */
export type PeriodSum = {
  placement: string;
  /** Who pays, for a provider; who is paid, for a council. */
  otherSide: string;
  otherSideId: string;
  from: string;
  to: string;
  paysOn: string;
  pence: number;
  /** What is known to have been paid for it. */
  paid: number;
  state: PaidState;
  /** Its 30 days; null of what is taken back. */
  clock: PeriodClock | null;
};

/** All that is paid on one day; `rows` are those that the page lists. */
export type PaymentDay = { on: string; pence: number; rows: PeriodSum[] };
/** Rows of one standing, and what of them is not paid; `more` are not listed. */
export type Pile = { pence: number; rows: PeriodSum[]; more: number };

export type PaymentPiles = {
  /** What is not paid yet of what is to be paid, from so many others; without what may have been paid. */
  duePence: number;
  payers: number;
  /** The days from today on, soonest first. */
  due: PaymentDay[];
  /** Days that have passed, newest first: what is paid of them, or was taken back. */
  passed: PaymentDay[];
  /** The 30 days run, those that end first on top. */
  running: Pile;
  /** The 30 days are over, the longest first. */
  late: Pile;
  /** The 30 days are over and nobody has told whether it was paid. */
  unsure: Pile;
  /** More is expected than is listed by day. */
  more: boolean;
};

/**
 * Sorts what is expected. Every figure is of all rows, also of those beyond `max`, which no list has. What is late, or may
 * have been paid, is in its pile alone, and so is what runs once its payment day has passed. A payment day that has passed says nothing of whether the payment was made.
 */
export function pilesOf(rows: readonly PeriodSum[], today: string, max: number): PaymentPiles {
  const owed = new Map<string, number>();
  for (const row of rows) owed.set(row.otherSideId, (owed.get(row.otherSideId) ?? 0) + openOf(row, today));
  const standing = (...which: PeriodClock["standing"][]) =>
    rows.filter(({ clock }) => clock !== null && which.includes(clock.standing));
  const late = standing("late");
  const unsure = standing("unsure");
  const running = standing("running", "stopped");
  const piled = new Set([...late, ...unsure, ...running.filter(({ paysOn }) => paysOn < today)]);
  const byDay = daysOf(rows, piled, max);
  return {
    duePence: [...owed.values()].reduce((sum, pence) => sum + pence, 0),
    payers: [...owed.values()].filter((pence) => pence !== 0).length,
    due: byDay.filter(({ on }) => on >= today),
    passed: byDay.filter(({ on }) => on < today).reverse(),
    running: pile(running, max),
    late: pile(late, max),
    unsure: pile(unsure, max),
    more: rows.length - piled.size > max,
  };
}

/** What is still to be paid of it: nothing where it may have been paid, and what is taken back only on a day to come. */
function openOf({ pence, paid, paysOn, clock }: PeriodSum, today: string): number {
  if (clock === null) return paysOn >= today ? pence - paid : 0;
  return clock.standing === "unsure" ? 0 : clock.openPence;
}

function daysOf(rows: readonly PeriodSum[], piled: ReadonlySet<PeriodSum>, max: number): PaymentDay[] {
  const days = new Map<string, PaymentDay>();
  let listed = 0;
  for (const row of rows) {
    if (piled.has(row) || row.pence === 0) continue;
    const day = days.get(row.paysOn) ?? { on: row.paysOn, pence: 0, rows: [] };
    day.pence += row.pence;
    if (listed < max) day.rows.push(row);
    listed += 1;
    days.set(row.paysOn, day);
  }
  return [...days.values()]
    .map((day) => ({ ...day, rows: day.rows.sort(byPlacement) }))
    .sort((one, other) => (one.on < other.on ? -1 : 1));
}

/** The one whose last day in time is first on top. */
function pile(rows: readonly PeriodSum[], max: number): Pile {
  const last = ({ clock }: PeriodSum) => clock?.lastDay ?? "9999";
  const sorted = [...rows].sort((one, other) =>
    last(one) === last(other) ? byPlacement(one, other) : last(one) < last(other) ? -1 : 1,
  );
  return {
    pence: rows.reduce((sum, { clock }) => sum + (clock?.openPence ?? 0), 0),
    rows: sorted.slice(0, max),
    more: Math.max(0, rows.length - max),
  };
}

const byPlacement = (one: PeriodSum, other: PeriodSum) =>
  `${one.otherSide} ${one.placement} ${one.from}` < `${other.otherSide} ${other.placement} ${other.from}`
    ? -1
    : 1;
