import type { FigureState } from "~/domains/figures/release-rows.rules";

/**
 * The one plain shape of what a figure query answers with. It is frozen as it is into the JSON of a published statement, so
 * it holds nothing but strings, numbers, nulls, arrays and plain objects, and everything a page, a chart, a CSV file or a
 * reader who checks a number needs: whoever draws it looks nothing up.
 */

/**
 * Why a cell has no number: the publisher's own mark, `hidden` where the portal hides a small number or one from which it
 * could be worked out, `missing` where no figure is known, `flagged` where it would rest on a number that something is known against. Never drawn or added up as 0.
 */
export type FigureMark = FigureState | "hidden" | "missing" | "flagged";

/** How a number is written: pence are whole pence of sterling, a share is in percent. */
export interface FigureUnit {
  /** What is counted, in the plural: "children", "places", "children per 10,000 aged under 18". */
  label: string;
  as: "number" | "percent" | "pence";
  /** Decimal places that are shown. */
  places: number;
}

/** Where a number stands: a source of the figure by its place in `sources`, and the line of its file where there is one. */
export interface FigureOrigin {
  source: number;
  line: number | null;
}

export type FigureCell = ({ value: number; mark: null } | { value: null; mark: FigureMark }) & {
  from: FigureOrigin[];
  /** Bounds of a projected number, as wide as the column's note says. */
  low?: number;
  high?: number;
  /** The number leaves out parts that carry a mark: it is "at least" this. */
  atLeast?: true;
  /** What the release before said, where that differs. */
  revisedFrom?: { value: number | null; mark: FigureMark | null; release: string };
};

export interface FigureColumn {
  /** Stable from one version to the next: a year, a measure, a council's code. */
  key: string;
  label: string;
  /** The day that the column tells of (ISO), where columns follow each other in time. */
  date?: string;
  /** Where it differs from the unit of the figure. */
  unit?: FigureUnit;
}

export interface FigureRow {
  /** Stable from one version to the next. */
  key: string;
  label: string;
  /** `own` is the council whose statement it is; `total` adds up rows above it. */
  kind?: "own" | "total";
  /** One a column, in their order. */
  cells: FigureCell[];
}

export interface FigureSource {
  publisher: string;
  title: string;
  /** The publisher's name of the release: "2025" for the year to 31 March 2025. */
  release: string;
  file: string | null;
  /** When it was published, or counted where it is the portal's own (ISO day); null where nobody has said. */
  date: string | null;
  licence?: string;
}

export interface FigureResult {
  /** At most ten words; says what is shown, for whom and when. */
  title: string;
  unit: FigureUnit;
  /** The first heading: what rows are ("Council", "Age band"). */
  rowHeading: string;
  columns: FigureColumn[];
  rows: FigureRow[];
  sources: FigureSource[];
  /** What is counted, and how, for somebody who has not met it. */
  definition: string;
  /** What a reader has to know besides, a sentence each. */
  notes?: string[];
}
