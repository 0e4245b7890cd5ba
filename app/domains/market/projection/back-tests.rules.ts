import { addDays } from "~/platform/time";
import { dateOf, dayOf, isKnown } from "../flows/care-spells.rules";
import type { DailyCounts } from "../flows/daily-counts.rules";
import { PLACEMENT_TYPES, type PlacementType } from "../flows/placement-types.rules";
import { monthsBefore, shiftYears } from "./calendar.rules";
import { type Estimate, rounded } from "./estimate.rules";
import { type Naive, naiveOf } from "./naive.rules";
import { type ProjectedDay, project, type Reference, stockAt, stockByType } from "./project.rules";

/** What the method would have said in the past, beside what came true. Pure. */

export interface BackTest {
  reference: Reference;
  target: string;
  total: Estimate;
  byType: Record<PlacementType, Estimate>;
  actual: { total: number; byType: Record<PlacementType, number> };
  naive: Naive;
  /** Projected less actual, in children. */
  error: number;
}

export interface Score {
  windows: number;
  /** Mean absolute errors of the totals, in children; null where a window has no such figure. */
  model: number;
  noChange: number;
  lastYearRatio: number | null;
  /** How many actual numbers lay in the interval of 95 in 100. */
  totals: { inside: number; of: number };
  types: { inside: number; of: number };
}

/** What is asked: rates of the reference period, from its end until a later day. */
export interface Question {
  reference: Reference;
  until: string;
}

const MAX_WINDOWS = 3;

/** The question moved back by whole years to where its answer is known: the last three such, newest first. */
function knownQuestions(counts: DailyCounts, { reference, until }: Question): Question[] {
  const first = dateOf(counts.range.first);
  const known: Question[] = [];
  for (let years = 0; known.length < MAX_WINDOWS; years += 1) {
    const from = shiftYears(reference.from, -years);
    if (from < first) break;
    const target = shiftYears(until, -years);
    if (!isKnown(dayOf(target), counts.range)) continue;
    known.push({ reference: { from, to: shiftYears(reference.to, -years) }, until: target });
  }
  return known;
}

/** The last three back-tests of a question, newest first: fewer where the files tell of fewer years, none of two. */
export function backTests(counts: DailyCounts, question: Question): BackTest[] {
  return knownQuestions(counts, question).map((known) => backTest(counts, known));
}

function backTest(counts: DailyCounts, { reference, until }: Question): BackTest {
  const [said] = project(counts, reference, [until]) as [ProjectedDay];
  const actual = { total: stockAt(counts, until), byType: stockByType(counts, until) };
  return {
    reference,
    target: until,
    total: said.total,
    byType: said.byType,
    actual,
    naive: naiveOf(counts, reference.to, until),
    error: rounded(said.total.mean - actual.total),
  };
}

/** How good the method and the two baselines were in some back-tests, or null of none. */
export function scoreOf(tests: readonly BackTest[]): Score | null {
  if (tests.length === 0) return null;
  const mean = (errors: readonly number[]) =>
    rounded(errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length);
  const ratios = tests.map(({ naive: { lastYearRatio }, actual }) =>
    lastYearRatio === null ? null : lastYearRatio - actual.total,
  );
  const inside = (tried: readonly { said: Estimate; came: number }[]) => ({
    inside: tried.filter(({ said, came }) => said.low95 <= came && came <= said.high95).length,
    of: tried.length,
  });
  return {
    windows: tests.length,
    model: mean(tests.map(({ error }) => error)),
    noChange: mean(tests.map(({ naive, actual }) => naive.noChange - actual.total)),
    lastYearRatio: ratios.every((error) => error !== null) ? mean(ratios) : null,
    totals: inside(tests.map(({ total, actual }) => ({ said: total, came: actual.total }))),
    types: inside(
      tests.flatMap(({ byType, actual }) =>
        PLACEMENT_TYPES.map((type) => ({ said: byType[type], came: actual.byType[type] })),
      ),
    ),
  };
}

/** How the same question fares with reference periods of 6, 12 and 24 months, for who chooses one. */
export function referenceLengths(
  counts: DailyCounts,
  { reference: { to }, until }: Question,
): { months: number; windows: number; meanAbsoluteError: number | null }[] {
  return [6, 12, 24].map((months) => {
    const from = addDays(monthsBefore(to, months), 1);
    const score = scoreOf(backTests(counts, { reference: { from, to }, until }));
    return { months, windows: score?.windows ?? 0, meanAbsoluteError: score?.model ?? null };
  });
}
