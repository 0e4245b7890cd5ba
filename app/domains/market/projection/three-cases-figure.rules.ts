import type { AreaFigure } from "~/domains/figures/queries/figures-of-areas.server";
import type { FigureCell, FigureResult, FigureSource, FigureUnit } from "../figures.types";
import { sourceOf } from "../statement/published-sources.rules";
import {
  threeCases,
  verdictOn,
  WOLVERHAMPTON_2020,
  WOLVERHAMPTON_ACTUAL_2021,
  WOLVERHAMPTON_COVID,
} from "./three-cases.rules";

const WOLVERHAMPTON = "E08000031";
/** The 31 March after the projection, which it is tested against. */
export const TESTED_YEAR = 2021;

const PRINTED_ACTUAL = { measure: "looked-after", release: 2025, file: null } as const;

const CHILDREN: FigureUnit = { label: "children", as: "number", places: 0 };
const PERCENT: FigureUnit = { label: "of the actual number", as: "percent", places: 1 };

const NAMES: Readonly<Record<string, string>> = {
  worst: "Worst case",
  medium: "Medium case",
  best: "Best case",
};

/**
 * The three cases that a council has printed, each beside what came true; null for a council that has printed none. The
 * actual number is the imported one where there is one.
 */
export function threeCasesFigure(councilCode: string, found: readonly AreaFigure[]): FigureResult | null {
  if (councilCode !== WOLVERHAMPTON) return null;
  const counted = found.find(
    ({ measure, areaCode, year }) =>
      measure === "looked-after" && areaCode === WOLVERHAMPTON && year === TESTED_YEAR,
  );
  const actual = counted?.value ?? WOLVERHAMPTON_ACTUAL_2021;
  const results = threeCases(WOLVERHAMPTON_2020, [WOLVERHAMPTON_COVID], actual);
  const cell = (value: number | null, ...sources: number[]): FigureCell =>
    value === null
      ? { value, mark: "missing", from: [] }
      : {
          value,
          mark: null,
          from: sources.map((source) => ({ source, line: source === 1 ? (counted?.line ?? null) : null })),
        };
  const sources: FigureSource[] = [
    {
      publisher: "City of Wolverhampton Council",
      title: "Placement sufficiency statement",
      release: "2021 to 2024",
      file: null,
      date: null,
    },
  ];
  // Without an imported number it is the one that the department printed.
  sourceOf(sources, counted ?? PRINTED_ACTUAL);
  const rows = results.map(({ name, children, error, errorPercent }) => ({
    key: name,
    label: NAMES[name] ?? name,
    cells: [cell(children, 0), cell(actual, 1), cell(error, 0, 1), cell(errorPercent, 0, 1)],
  }));
  const verdict = verdictOn(results, actual);
  const { current, remaining, tracked, leaving } = WOLVERHAMPTON_2020;
  return {
    title: "Three cases for 2020/21 and the actual number",
    unit: CHILDREN,
    rowHeading: "Case",
    columns: [
      { key: "projected", label: "Projected", unit: CHILDREN },
      {
        key: "actual",
        label: `Actual, 31 March ${TESTED_YEAR}`,
        date: `${TESTED_YEAR}-03-31`,
        unit: CHILDREN,
      },
      { key: "error", label: "Difference from actual", unit: CHILDREN },
      { key: "error-percent", label: "Difference (%)", unit: PERCENT },
    ],
    rows,
    sources,
    definition: `Children now (${current}) + starters a month × 12 × ${remaining * 100}% who remain − ${tracked} tracked children × ${leaving * 100}% who leave. The Covid-19 case is a published number without a formula.`,
    ...(verdict ? { notes: [verdict] } : {}),
  };
}
