/**
 * The three-case method of a published placement sufficiency statement (City of Wolverhampton Council, 2021 to 2024), kept
 * beside ours because councils print it: children now + starters a month × 12 × the share of them who remain − children
 * tracked as likely to leave × the share who do. Rounded down, which for the published figures is rounding. Pure.
 */
export interface Case {
  name: string;
  startersAMonth: number;
}

export interface ThreeCaseInputs {
  /** Children in care at the start. */
  current: number;
  /** The share of a year's starters who are still in care at its end, 0 to 1. */
  remaining: number;
  /** Children tracked as likely to leave in the year, and the share of them who are taken to leave. */
  tracked: number;
  leaving: number;
  cases: readonly Case[];
}

/** The method's figure a year on for one case, before rounding. */
function caseOf(inputs: ThreeCaseInputs, { startersAMonth }: Case): number {
  return inputs.current + startersAMonth * 12 * inputs.remaining - inputs.tracked * inputs.leaving;
}

/** A case beside what came true, where it is known. Children; `error` is projected less actual, `errorPercent` of actual. */
export interface CaseResult {
  name: string;
  children: number;
  error: number | null;
  errorPercent: number | null;
}

/** The published inputs of 2020/21, from the 585 children of 30 June 2020. */
export const WOLVERHAMPTON_2020: ThreeCaseInputs = {
  current: 585,
  remaining: 0.75,
  tracked: 168,
  leaving: 0.7,
  cases: [
    { name: "worst", startersAMonth: 15 },
    { name: "medium", startersAMonth: 12 },
    { name: "best", startersAMonth: 10 },
  ],
};

/** Its Covid-19 case: printed as a number, with no formula published. */
export const WOLVERHAMPTON_COVID = { name: "Covid-19 (formula not published)", children: 629 };

/** What the DfE counted there on 31 March 2021 (children looked after, release of 2025). */
export const WOLVERHAMPTON_ACTUAL_2021 = 540;

/** The cases of the inputs and those given as numbers, each beside the actual number. */
export function threeCases(
  inputs: ThreeCaseInputs,
  named: readonly { name: string; children: number }[],
  actual: number | null,
): CaseResult[] {
  const worked = inputs.cases.map((one) => ({
    name: one.name,
    // A sum such as 585 + 90 − 117.6 falls a hair beside its decimal: floor what is meant, not how it is stored.
    children: Math.floor(Math.round(caseOf(inputs, one) * 1e6) / 1e6),
  }));
  return [...worked, ...named].map(({ name, children }) => ({
    name,
    children,
    error: actual === null ? null : children - actual,
    errorPercent: actual === null ? null : Math.round(((children - actual) / actual) * 1000) / 10,
  }));
}

/** What the back-test of the cases says in a sentence, or null where there is none. */
export function verdictOn(results: readonly CaseResult[], actual: number | null): string | null {
  if (actual === null) return null;
  const high = results.filter(({ error }) => error !== null && error > 0).length;
  const low = results.filter(({ error }) => error !== null && error < 0).length;
  if (high === results.length) return `The actual number was ${actual}: every case was too high.`;
  if (low === results.length) return `The actual number was ${actual}: every case was too low.`;
  return `The actual number was ${actual}: ${high} cases were too high, ${low} too low.`;
}
