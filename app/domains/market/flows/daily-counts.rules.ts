import type { Day, DayRange, Spell } from "./care-spells.rules";
import { STATES } from "./placement-types.rules";

/**
 * Spells counted by day: how many children are in each state at the end of each day, who comes and who moves. Pure.
 *
 * Children fall into groups, so that rates can be worked out without each group in turn (`projection/rates.rules.ts`).
 */

export interface DailyCounts {
  /** The days that are counted. */
  range: DayRange;
  /** Children of a group in each state at the end of a day, from the day before the first until the last. */
  stock(day: Day, state: number, group: number): number;
  /** The sum over the groups. */
  total(day: Day, state: number): number;
  /** Spells that ended with a move or by leaving care (`to` null), by day. */
  moves: readonly { day: Day; group: number; from: number; to: number | null }[];
  /** Children who came into care, by day. */
  entries: readonly { day: Day; group: number; state: number }[];
}

/** How many groups of children there are. */
export const GROUPS = 20;

/** Counts the spells by day. */
export function countByDay(spells: readonly Spell[], range: DayRange): DailyCounts {
  const { first, last } = range;
  const origin = first - 1;
  const days = last - origin + 1;
  const counts = new Int32Array((GROUPS + 1) * days * STATES);
  const cell = (group: number, day: Day, state: number) => (group * days + (day - origin)) * STATES + state;
  const add = (from: Day, to: Day, state: number, group: number) => {
    for (let day = Math.max(from, origin); day < Math.min(to, last + 1); day += 1) {
      for (const one of [group, GROUPS]) {
        const at = cell(one, day, state);
        counts[at] = (counts[at] ?? 0) + 1;
      }
    }
  };
  const moves: { day: Day; group: number; from: number; to: number | null }[] = [];
  const entries: { day: Day; group: number; state: number }[] = [];
  for (const { group, from, to, state, entered, next } of spells) {
    add(from, to ?? last + 1, state, group);
    if (entered) entries.push({ day: from, group, state });
    if (to !== null) moves.push({ day: to, group, from: state, to: next });
  }
  return {
    range,
    stock: (day, state, group) => counts[cell(group, day, state)] ?? 0,
    total: (day, state) => counts[cell(GROUPS, day, state)] ?? 0,
    moves,
    entries,
  };
}
