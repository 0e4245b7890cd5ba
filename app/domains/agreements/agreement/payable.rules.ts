/** What is paid for a placement on which nights, and by which decision. Pure; days are `YYYY-MM-DD`, money is whole pence. */
import type { Pace } from "~/domains/offers/money.rules";

/** The agreement that the fee stands in, or the authorised change. */
export type PayableBy =
  | { what: "agreement"; reference: string; version: number; signed: boolean }
  | { what: "change"; changeId: string };

/** A line of the fee on nights from one to another, both included; `to` empty is open. */
export type PayableLine = {
  by: PayableBy;
  kind: string;
  description: string;
  pace: Exclude<Pace, "included">;
  weeklyPence: number;
  yearlyPence: number;
  oncePence: number;
  from: string;
  to: string;
};

/** The first and the last night of a placement or a period; `to` empty is open. */
type Nights = { from: string; to: string };

/** A line within the nights of a placement and of a period; null when none of them is its own. */
export function within(line: PayableLine, placement: Nights, period: Nights): PayableLine | null {
  // What is paid once is paid on its first night of the placement, and on no other.
  const own = later(line.from, placement.from);
  const ends = line.pace === "once" ? own : line.to;
  const from = later(own, period.from);
  const to = earlier(earlier(ends, placement.to), period.to);
  return to !== "" && to < from ? null : { ...line, from, to };
}

const later = (one: string, other: string) => (one > other ? one : other);
/** The earlier of two last nights, of which an empty one is open. */
const earlier = (one: string, other: string) => {
  if (one === "" || other === "") return one || other;
  return one < other ? one : other;
};

/** What a week costs on a night: the sum of the lines that are paid night by night, in pence. */
export function weeklyPenceOn(lines: readonly PayableLine[], night: string): number {
  return linesOn(lines, night)
    .filter(({ pace }) => pace === "nightly")
    .reduce((sum, { weeklyPence }) => sum + weeklyPence, 0);
}

/** The lines that are paid for a night. */
export function linesOn(lines: readonly PayableLine[], night: string): PayableLine[] {
  return lines.filter(({ from, to }) => from <= night && (to === "" || night <= to));
}
