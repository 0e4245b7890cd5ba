import { addDays } from "~/platform/time";
import { dateOf } from "../flows/care-spells.rules";
import type { DailyCounts } from "../flows/daily-counts.rules";
import { shiftYears, yearsBetween } from "./calendar.rules";
import { rounded } from "./estimate.rules";
import { stockAt } from "./project.rules";

/** What a projection has to be better than. */
export interface Naive {
  /** As many children as at the start. */
  noChange: number;
  /** The start, changed each year as in the year before it; null where the files do not tell of a whole year before. */
  lastYearRatio: number | null;
}

/** The two baselines from one day to a later one. Pure. */
export function naiveOf(counts: DailyCounts, start: string, until: string): Naive {
  const now = stockAt(counts, start);
  const yearBefore = shiftYears(start, -1);
  const before = yearBefore >= addDays(dateOf(counts.range.first), -1) ? stockAt(counts, yearBefore) : 0;
  return {
    noChange: now,
    lastYearRatio: before > 0 ? rounded(now * (now / before) ** yearsBetween(start, until)) : null,
  };
}
