import { dateOf, dayOf } from "../flows/care-spells.rules";
import type { DailyCounts } from "../flows/daily-counts.rules";
import type { Score } from "./back-tests.rules";
import { shiftYears } from "./calendar.rules";
import type { Reference } from "./project.rules";

/** What a reader has to know before believing a projection. Pure. */
export interface Warning {
  code:
    | "naive-is-better"
    | "files-end-early"
    | "year-unlike-the-one-before"
    | "no-back-test"
    | "outside-its-intervals";
  message: string;
}

/** The warnings that the back-tests give. */
export function warningsOf(score: Score | null): Warning[] {
  if (!score) {
    return [
      {
        code: "no-back-test",
        message: "The files tell of too few years to test this method on them.",
      },
    ];
  }
  const warnings: Warning[] = [];
  const tests = score.windows === 1 ? "the only back-test" : `the last ${score.windows} back-tests`;
  const better = [
    { name: "assuming no change", error: score.noChange },
    { name: "repeating last year's change", error: score.lastYearRatio ?? Number.POSITIVE_INFINITY },
  ].filter(({ error }) => error < score.model);
  for (const { name, error } of better) {
    warnings.push({
      code: "naive-is-better",
      message: `In ${tests}, ${name} was off by ${error.toFixed(1)} children on average, this method by ${score.model.toFixed(1)}.`,
    });
  }
  if (score.totals.inside < score.totals.of) {
    warnings.push({
      code: "outside-its-intervals",
      message: `In ${tests}, ${score.totals.of - score.totals.inside} of ${score.totals.of} actual totals lay outside the interval of 95 in 100.`,
    });
  }
  return warnings;
}

/**
 * Whether the reference period differs from the one of the same length before it: where the children who left care, or
 * who came, differ by more than two standard deviations (√ of the sum of both counts: events are rare and independent).
 */
export function unlikeTheYearBefore(counts: DailyCounts, { from, to }: Reference): Warning[] {
  const now = { from: dayOf(from), to: dayOf(to) };
  const before = { from: beginningBefore(from, to), to: now.from - 1 };
  if (before.from < counts.range.first) return [];
  const within = (day: number, period: { from: number; to: number }) =>
    day >= period.from && day <= period.to;
  const left = (period: { from: number; to: number }) =>
    counts.moves.filter((move) => move.to === null && within(move.day, period)).length;
  const came = (period: { from: number; to: number }) =>
    counts.entries.filter(({ day }) => within(day, period)).length;
  return [
    { what: "left care", now: left(now), before: left(before) },
    { what: "came into care", now: came(now), before: came(before) },
  ]
    .filter((one) => Math.abs(one.now - one.before) > 2 * Math.sqrt(one.now + one.before))
    .map((one) => ({
      code: "year-unlike-the-one-before",
      message: `The reference period does not look like the one before it: ${one.now} children ${one.what} from ${from} to ${to}, and ${one.before} from ${dateOf(before.from)} to ${dateOf(before.to)}.`,
    }));
}

/** Where the period of the same length before one begins; whole years count as years, whatever their days. */
function beginningBefore(from: string, to: string): number {
  const length = dayOf(to) - dayOf(from) + 1;
  const years = Math.round(length / 365);
  const isWhole = years > 0 && shiftYears(from, years) === dateOf(dayOf(to) + 1);
  return isWhole ? dayOf(shiftYears(from, -years)) : dayOf(from) - length;
}
