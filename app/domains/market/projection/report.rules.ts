import { err, ok, type Result } from "~/platform/result";
import { addDays } from "~/platform/time";
import { type DayRange, dateOf, dayOf, isKnown, rangeOf, spellsOf } from "../flows/care-spells.rules";
import { countByDay } from "../flows/daily-counts.rules";
import type { JoinedEpisode } from "../flows/join-returns.rules";
import type { PlacementType } from "../flows/placement-types.rules";
import {
  type BackTest,
  backTests,
  type Question,
  referenceLengths,
  type Score,
  scoreOf,
} from "./back-tests.rules";
import { monthEnds, shiftYears } from "./calendar.rules";
import { type Naive, naiveOf } from "./naive.rules";
import { type ProjectedDay, project, stockAt, stockByState, stockByType } from "./project.rules";
import { unlikeTheYearBefore, type Warning, warningsOf } from "./warnings.rules";

/** A projection with everything that says how far to believe it. Dates are ISO, numbers are children. */
export interface ProjectionReport {
  method: string;
  source: string;
  reference: { from: string; to: string };
  /** The days that the files tell of, and the latest date in them. */
  covered: { first: string; last: string; latestDate: string };
  /** Children in care at the end of each 31 March, and of the days asked about where they are known. */
  stock: Record<string, number>;
  stockByType: Record<string, Record<PlacementType, number>>;
  /** By band of age, then by type. */
  stockByState: Record<string, Record<string, Record<PlacementType, number>>>;
  target: ProjectedDay & { actual: number | null };
  /** The end of each month until the target, and the target. */
  monthly: ProjectedDay[];
  naive: Naive;
  /** Newest first, three at most. */
  backTests: BackTest[];
  score: Score | null;
  /** The same question with reference periods of other lengths. */
  referenceLengths: { months: number; windows: number; meanAbsoluteError: number | null }[];
  warnings: Warning[];
}

const METHOD =
  "Stock and flow: mean daily rates of moving between bands of age and types of placement in the reference period, " +
  "episodes cut on birthdays; m ← A m + b and C ← A C Aᵀ + Σⱼ mⱼ (diag aⱼ − aⱼ aⱼᵀ) + diag b, plus the rates' own " +
  "variance by a delete-a-group jackknife (20 groups of children). No chance, no seed.";

const SOURCE = "SSDA903 return: episodes and headers of the files given";

/** Answers a question from episodes, or says in words why they cannot answer it. */
export function projectionReport(
  episodes: readonly JoinedEpisode[],
  question: Question,
  groupOf: (child: string) => number,
): Result<ProjectionReport, string> {
  const range = rangeOf(episodes);
  if (!range) return err("No episode in the files has ended: there is nothing to work out rates from.");
  const first = dateOf(range.first);
  const last = dateOf(range.last);
  const { reference, until } = question;
  if (reference.from > reference.to) return err("The reference period ends before it begins.");
  if (until <= reference.to) return err("The day to project to is not later than the reference period.");
  if (reference.from < first || reference.to > last)
    return err(`The files tell of ${first} to ${last}, and the reference period reaches beyond.`);
  const counts = countByDay(spellsOf(episodes, range, groupOf), range);
  const monthly = project(counts, reference, monthEnds(reference.to, until));
  const tests = backTests(counts, question);
  const score = scoreOf(tests);
  const dates = stockDates(range, question);
  return ok({
    method: METHOD,
    source: SOURCE,
    reference,
    covered: { first, last, latestDate: dateOf(range.latest) },
    stock: byDate(dates, (date) => stockAt(counts, date)),
    stockByType: byDate(dates, (date) => stockByType(counts, date)),
    stockByState: byDate(dates, (date) => stockByState(counts, date)),
    target: {
      ...(monthly.at(-1) as ProjectedDay),
      actual: isKnown(dayOf(until), range) ? stockAt(counts, until) : null,
    },
    monthly,
    naive: naiveOf(counts, reference.to, until),
    backTests: tests,
    score,
    referenceLengths: referenceLengths(counts, question),
    warnings: [
      ...warningsOf(score),
      ...unlikeTheYearBefore(counts, reference),
      ...endsEarly(range, question),
    ],
  });
}

/** Each 31 March from the day before the first counted one, and the days of the question that are known. */
function stockDates(range: DayRange, { reference, until }: Question): string[] {
  const dates = new Set([addDays(reference.from, -1), reference.to, until]);
  for (let date = addDays(dateOf(range.first), -1); date <= dateOf(range.last); date = shiftYears(date, 1))
    dates.add(date);
  return [...dates].filter((date) => isKnown(dayOf(date), range)).sort();
}

function byDate<T>(dates: readonly string[], figure: (date: string) => T): Record<string, T> {
  return Object.fromEntries(dates.map((date) => [date, figure(date)]));
}

/** A file that was written in the middle of a year tells nothing of the rest, which is not a quiet time. */
function endsEarly(range: DayRange, { reference }: Question): Warning[] {
  if (isKnown(dayOf(reference.to), range)) return [];
  return [
    {
      code: "files-end-early",
      message: `The latest date in the files is ${dateOf(range.latest)}, and the reference period runs until ${reference.to}: children may have come and left since.`,
    },
  ];
}
