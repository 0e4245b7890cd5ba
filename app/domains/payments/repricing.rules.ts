/**
 * What a change does to a period whose lines no longer change: nothing paid is edited, the difference is a line of its own
 * on the period that it is about. Pure; whole pence, days are `YYYY-MM-DD`.
 */
import { sumOf } from "./expected-lines.rules";

/** A line that no longer changes, or an adjustment of that period. */
export type SettledLine = { feeId: string; from: string; to: string; pence: number };
/** What the period would come to as things are now. */
export type WantedLine = SettledLine;
/** The difference for one fee: what is settled and this are together what is wanted. Never 0. */
export type Adjustment = SettledLine;

/**
 * The adjustments of one period, by fee in the order in which fees are met. On the nights that were settled; where none
 * were, on those that are wanted.
 */
export function adjustmentsOf(settled: readonly SettledLine[], wanted: readonly WantedLine[]): Adjustment[] {
  const keys = [...new Set([...settled, ...wanted].map(({ feeId }) => feeId))];
  return keys.flatMap((feeId): Adjustment[] => {
    const was = settled.filter((line) => line.feeId === feeId);
    const now = wanted.filter((line) => line.feeId === feeId);
    const pence = sumOf(now) - sumOf(was);
    if (pence === 0) return [];
    const about = was.length > 0 ? was : now;
    const from = about.map((line) => line.from).sort()[0] ?? "";
    const to =
      about
        .map((line) => line.to)
        .sort()
        .at(-1) ?? "";
    return [{ feeId, from, to, pence }];
  });
}
