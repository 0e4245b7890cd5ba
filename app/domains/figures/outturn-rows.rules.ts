import type { Measure } from "./measures.rules";
import type { OutturnColumn } from "./outturn.columns.rules";
import { flagsOf, type OutturnRow } from "./outturn-flags.rules";
import { type Figure, type Level, toldBy } from "./release-rows.rules";

/** How a row of a revenue outturn is read. Pure: cells in, figures or the reason why there are none out. */

const MEASURE_OF = {
  whole: "outturn-looked-after",
  residential: "outturn-residential",
  fostering: "outturn-fostering",
  asylumSeeking: "outturn-asylum-seeking",
  other: "outturn-other",
} as const satisfies Partial<Record<OutturnColumn, Measure>>;
type Spending = keyof typeof MEASURE_OF;
const SPENDING = Object.keys(MEASURE_OF) as Spending[];

export type ReadOutturn =
  | { kind: "figures"; figures: Figure[] }
  /** A row of no area, such as a heading or a total of a class of councils. */
  | { kind: "other" }
  | { kind: "rejected"; reason: string };

/** Reads one row of the outturn of the year that ended in `year`. */
export function readOutturn(cell: (column: OutturnColumn) => string, year: number): ReadOutturn {
  const areaCode = cell("code").trim().toUpperCase();
  const level = levelOf(areaCode);
  if (!level) return { kind: "other" };
  const areaName = cell("name").trim();
  const told = new Map(SPENDING.map((column) => [column, toldBy(cell(column))]));
  const wrong = SPENDING.find((column) => !told.get(column));
  if (wrong)
    return {
      kind: "rejected",
      reason: `${areaName}: “${cell(wrong).slice(0, 20)}” is neither a number of £ thousand nor a mark.`,
    };
  const row = { certification: cell("certification"), ...Object.fromEntries(told) } as OutturnRow;
  const flags = level === "council" ? flagsOf(row) : [];
  return {
    kind: "figures",
    figures: SPENDING.map((column) => ({
      measure: MEASURE_OF[column],
      part: "",
      level,
      areaCode,
      areaName,
      year,
      told: row[column],
      percent: null,
      flags,
    })),
  };
}

function levelOf(code: string): Level | null {
  if (/^E(06|08|09|10)\d{6}$/.test(code)) return "council";
  if (/^E12\d{6}$/.test(code)) return "regional";
  return /^E92\d{6}$/.test(code) ? "national" : null;
}

/** The year in which the financial year ends that a name or a person says: 2025 for "ro3-2024-25.csv" and "2024/25". */
export function outturnYear(text: string): number | null {
  const [, first = "", second = ""] = /(?:^|\D)(20\d\d)[-_/ ]?(?:20)?(\d\d)(?!\d)/.exec(text) ?? [];
  return first !== "" && (Number(first) + 1) % 100 === Number(second) ? Number(first) + 1 : null;
}
