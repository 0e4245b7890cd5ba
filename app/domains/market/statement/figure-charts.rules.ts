import { daysFrom } from "~/platform/time";
import type { ChartData, ChartMark } from "~/ui/charts/chart-data";
import type { FigureCell, FigureColumn, FigureResult, FigureRow, FigureUnit } from "../figures.types";
import { WEST_MIDLANDS_TILES } from "../tiles.rules";
import type { FigureQuery } from "./figure-queries.rules";
import { axisWords, cellWords, markWords, numberWords, unitOf } from "./figure-words.rules";

/** How figures become pictures. Pure. */

/** The pictures that a figure can be drawn as. */
export const CHART_KINDS = {
  bars: "Bar chart",
  stacked: "Stacked bar chart",
  lines: "Line chart",
  dots: "Dot plot",
  slope: "Slope chart: first and latest",
  multiples: "Small charts, one for each",
  map: "Map of councils",
} as const;
export type ChartKind = keyof typeof CHART_KINDS;

/** More lines than this in one picture cannot be told apart. */
const MOST_LINES = 4;

/** Whether all its columns have one unit: else no scale holds them all. */
const oneUnit = (figure: FigureResult) =>
  new Set(figure.columns.map((column) => JSON.stringify(unitOf(figure, column)))).size === 1;

const dated = (figure: FigureResult) => figure.columns.length > 1 && figure.columns.every(({ date }) => date);
const isMap = (figure: FigureResult) =>
  drawnRows(figure).filter(isTile).length === WEST_MIDLANDS_TILES.length;
const isTile = (row: FigureRow) => WEST_MIDLANDS_TILES.some(({ key }) => key === row.key);

/** Rows that stand beside each other; a total would dwarf them. */
const drawnRows = (figure: FigureResult) => figure.rows.filter(({ kind }) => kind !== "total");

/**
 * The pictures that show this figure truly, the fittest first; none where a table says it better. Whether the columns of a table
 * that somebody typed are parts of a whole only they know: it is stacked where they ask for it.
 */
export function chartKindsOf(figure: FigureResult, query: FigureQuery): ChartKind[] {
  const rows = drawnRows(figure);
  if (!oneUnit(figure) || !rows.some(({ cells }) => cells.some(({ value }) => value !== null))) return [];
  const latest: ChartKind[] = [...(isMap(figure) ? (["map"] as const) : []), "bars"];
  if (dated(figure)) {
    if (rows.length <= MOST_LINES) return ["lines", "multiples", ...latest];
    return figure.columns.length === 2
      ? ["slope", "multiples", ...latest]
      : ["multiples", "slope", ...latest];
  }
  if (figure.columns.length === 1) return latest.concat("dots");
  if (figure.columns.length > MOST_LINES) return [];
  const additive =
    figure.unit.as !== "percent" && rows.every(({ cells }) => cells.every(({ value }) => (value ?? 0) >= 0));
  if (!additive) return ["dots"];
  return query === "own-table" ? ["dots", "stacked"] : ["stacked", "dots"];
}

/** What a chart of this kind draws of a figure: the words of its table, its title and sources. */
export function chartData(figure: FigureResult, kind: ChartKind): ChartData {
  const overTime = kind === "lines" || kind === "multiples" || kind === "slope";
  const rows = drawnRows(figure);
  const unit = unitOf(figure, figure.columns[0] ?? { key: "", label: "" });
  const base = {
    title: figure.title,
    says: sentenceOf(figure),
    caption: sourcesOf(figure),
    format: (value: number) => numberWords(value, unit),
    axis: { step: axisStep(unit), format: (value: number) => axisWords(value, unit) },
  };
  if (overTime)
    return {
      ...base,
      rowHeading: "Date",
      categories: figure.columns.map(({ key, label, date }) => ({
        key,
        label,
        ...(date ? { at: dayNumber(date) } : {}),
      })),
      series: rows.map(({ key, label, cells }) => ({
        key,
        label,
        marks: cells.map((cell) => markOf(cell, unit)),
      })),
    };
  const columns = kind === "bars" || kind === "map" ? figure.columns.slice(-1) : figure.columns;
  return {
    ...base,
    rowHeading: figure.rowHeading,
    categories: rows.map(({ key, label, kind: of }) => ({
      key,
      label,
      ...(of === "own" ? { own: true } : {}),
    })),
    series: columns.map((column) => seriesOf(figure, column, rows)),
  };
}

function seriesOf(figure: FigureResult, column: FigureColumn, rows: FigureRow[]) {
  const at = figure.columns.indexOf(column);
  return {
    key: column.key,
    label: column.label,
    marks: rows.map(({ cells }) => markOf(cells[at], unitOf(figure, column))),
  };
}

function markOf(cell: FigureCell | undefined, unit: FigureUnit): ChartMark {
  if (!cell) return { value: null, text: markWords("missing") };
  if (cell.value === null) return { value: null, text: cellWords(cell, unit) };
  const { low, high } = cell;
  const text = cell.atLeast ? cellWords(cell, unit) : numberWords(cell.value, unit);
  return {
    value: cell.value,
    text,
    ...(cell.atLeast ? { atLeast: true } : {}),
    ...(low === undefined || high === undefined ? {} : { low, high }),
  };
}

/** An axis of money is in whole pounds, any other in as many decimal places as the unit has. */
const axisStep = (unit: FigureUnit): number => (unit.as === "pence" ? 100 : 10 ** -unit.places);

const dayNumber = (date: string) => daysFrom("2000-01-01", date);

/** What there is to see, in a sentence: the council's latest number and the one before, or the largest of all. */
export function sentenceOf(figure: FigureResult): string {
  const rows = drawnRows(figure);
  const row = rows.find(({ kind }) => kind === "own") ?? (rows.length === 1 ? rows[0] : undefined);
  const said = (of: FigureRow, at: number) => {
    const column = figure.columns[at];
    const cell = of.cells[at];
    return column && cell ? `${cellWords(cell, unitOf(figure, column))} (${column.label})` : null;
  };
  const last = figure.columns.length - 1;
  if (row) {
    const parts = [said(row, last), dated(figure) ? said(row, 0) : null].filter((part) => part !== null);
    return `${row.label}: ${parts.join(", from ")}. ${figure.definition}`;
  }
  const known = rows.filter(({ cells }) => cells[last]?.value != null);
  const most = known.toSorted((a, b) => (b.cells[last]?.value ?? 0) - (a.cells[last]?.value ?? 0))[0];
  return most && known.length > 1
    ? `Highest: ${most.label}, ${said(most, last)}. ${figure.definition}`
    : figure.definition;
}

/** The sources of a figure in a line each, as they stand under a picture. */
function sourcesOf({ sources }: FigureResult): string {
  return sources
    .map(({ publisher, title, release }) => [publisher, title, release].filter(Boolean).join(", "))
    .join("; ");
}
