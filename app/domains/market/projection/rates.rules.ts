import type { Day } from "../flows/care-spells.rules";
import { type DailyCounts, GROUPS } from "../flows/daily-counts.rules";
import { STATES } from "../flows/placement-types.rules";

/** What happens on an average day of a reference period. Pure. */
export interface Rates {
  /** `moves[to][from]`: the share of the children in `from` who are in `to` a day later. A column sums to 1 less leaving. */
  moves: Float64Array[];
  /** Children coming into care in each state, a day. */
  entries: Float64Array;
}

/** Days of a reference period, both ends within it. */
export interface Period {
  from: Day;
  to: Day;
}

/**
 * The rates of a period: for each pair of states the mean over its days of (moves on the day ÷ children in the state at
 * the end of the day before), days on which the state was empty left out; entries are counts ÷ days. With `without` the
 * children of one group are left out of both, and entries are scaled up to all groups. (Method of cs-demand-model and
 * its regional successor, with episodes cut on birthdays, so that ageing is counted and not assumed.)
 */
export function ratesOf(counts: DailyCounts, { from, to }: Period, without?: number): Rates {
  const stockBefore = (day: Day, state: number) =>
    counts.total(day - 1, state) - (without === undefined ? 0 : counts.stock(day - 1, state, without));
  const filled = new Float64Array(STATES);
  for (let day = from; day <= to; day += 1) {
    for (let state = 0; state < STATES; state += 1) {
      if (stockBefore(day, state) > 0) filled[state] = (filled[state] ?? 0) + 1;
    }
  }
  const moves = Array.from({ length: STATES }, () => new Float64Array(STATES));
  const leaving = new Float64Array(STATES);
  for (const move of counts.moves) {
    if (move.day < from || move.day > to || move.group === without || move.to === move.from) continue;
    const share = 1 / stockBefore(move.day, move.from) / (filled[move.from] ?? 1);
    leaving[move.from] = (leaving[move.from] ?? 0) + share;
    const row = move.to === null ? undefined : moves[move.to];
    if (row) row[move.from] = (row[move.from] ?? 0) + share;
  }
  moves.forEach((row, state) => {
    row[state] = Math.max(0, 1 - (leaving[state] ?? 0));
  });
  const scale = without === undefined ? 1 : GROUPS / (GROUPS - 1);
  const entries = new Float64Array(STATES);
  for (const { day, group, state } of counts.entries) {
    if (day < from || day > to || group === without) continue;
    entries[state] = (entries[state] ?? 0) + scale / (to - from + 1);
  }
  return { moves, entries };
}
