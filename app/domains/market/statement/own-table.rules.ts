import { toldBy } from "~/domains/figures/release-rows.rules";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { err, ok, type Result } from "~/platform/result";
import type { FigureCell, FigureResult, FigureUnit } from "../figures.types";
import type { FigureParameters } from "./figure-queries.rules";
import { givenAway, mayCountPeople } from "./small-typed-counts.rules";

/** A table that somebody types: a row a line, its cells apart by bars, the headings first. Pure. */

const MOST_OWN_ROWS = 40;
const MOST_OWN_COLUMNS = 12;

const SMALLEST_SHOWN = 6;

type Parsed = Pick<FigureResult, "rowHeading" | "columns" | "rows">;

/** The columns and rows of a typed table under its title, or what is wrong with it, for whoever typed it. */
export function parseOwnTable(text: string, unit: string, title = ""): Result<Parsed, string> {
  const lines = text
    .split(/\r?\n/)
    .map(cellsOf)
    .filter((cells) => cells.some((cell) => cell !== "" && !/^:?-+:?$/.test(cell)));
  const [[rowHeading = "", ...headings] = [], ...rows] = lines;
  if (headings.length === 0 || rows.length === 0)
    return err(
      "Enter the headings on the first line and a row on each line after it, like Type of home | Places",
    );
  if (headings.length > MOST_OWN_COLUMNS) return err(`Enter at most ${MOST_OWN_COLUMNS + 1} columns`);
  if (rows.length > MOST_OWN_ROWS) return err(`Enter at most ${MOST_OWN_ROWS} rows`);
  if ([rowHeading, ...headings].includes("")) return err("Give every column a heading");
  // A row and a column are known by their names in the next edition, wherever they stand there.
  const twice = repeated(headings);
  if (twice !== undefined) return err(`“${twice}” is the heading of two columns. Give each its own`);
  const read: Parsed["rows"] = [];
  for (const [index, [label = "", ...values]] of rows.entries()) {
    const place = `row ${index + 1}`;
    if (label === "") return err(`Give ${place} a name`);
    if (read.some((row) => row.key === label))
      return err(`“${label}” is the name of two rows. Give each its own`);
    if (values.length !== headings.length)
      return err(`“${label}” has ${values.length} values. Enter ${headings.length}, one for each heading`);
    const cells = values.map((value) => cellOf(value));
    const wrong = cells.indexOf(null);
    if (wrong >= 0)
      return err(
        `“${values[wrong]}” in “${label}” is not a number. Enter a number, c for a number that must not be shown, or leave it empty`,
      );
    const small = cells.findIndex(
      (cell, at) =>
        cell?.value &&
        cell.value > 0 &&
        cell.value < SMALLEST_SHOWN &&
        // People are counted in whole numbers.
        Number.isInteger(cell.value) &&
        mayCountPeople({ title, unit, rowHeading, headings, heading: headings[at] ?? "", label }),
    );
    if (small >= 0)
      return err(
        `“${label}” has ${values[small]}: a count of 1 to 5 could identify somebody. Enter c instead. Enter c for one other number too, so that it cannot be worked out from the total`,
      );
    read.push({ key: label, label, cells: cells.filter((cell) => cell !== null) });
  }
  const told = givenAway(
    headings,
    rows.map(([label = "", ...values]) => ({ label, values })),
  );
  if (told !== null)
    return err(
      `“${told}” has one c, which can be worked out from the total. Enter c for one more number in it`,
    );
  return ok({ rowHeading, columns: headings.map((label) => ({ key: label, label })), rows: read });
}

const repeated = (names: readonly string[]) => names.find((name, at) => names.indexOf(name) < at);

/** The cells of a line; bars around the whole of it, as Markdown has them, are no cells. */
function cellsOf(line: string): string[] {
  const whole = line.trim();
  const isFramed = whole.length > 1 && whole.startsWith("|") && whole.endsWith("|");
  return (isFramed ? whole.slice(1, -1) : whole).split("|").map((cell) => cell.trim());
}

function cellOf(text: string): FigureCell | null {
  const from = [{ source: 0, line: null }];
  if (text === "" || /^[-\u2013\u2014]$/.test(text)) return { value: null, mark: "missing", from };
  const told = toldBy(text);
  if (!told) return null;
  return told.value === null
    ? { value: null, mark: told.state, from }
    : { value: told.value, mark: null, from };
}

/** The figure of a typed table, or null where nothing readable was typed. */
export function ownTableFigure(parameters: FigureParameters, publisher: string): FigureResult | null {
  const parsed = parseOwnTable(parameters.table, parameters.unit);
  if (!parsed.ok) return null;
  const { day } = parameters;
  const unit: FigureUnit = { label: parameters.unit, as: "number", places: placesOf(parsed.value) };
  return {
    title: parsed.value.rowHeading,
    unit,
    ...parsed.value,
    columns: overYears(parsed.value.columns, day),
    sources: [
      {
        publisher,
        title: parameters.source,
        release: day ? dateWords(day) : "",
        file: null,
        date: day || null,
      },
    ],
    definition: `Given by ${publisher}: ${parameters.source}.`,
  };
}

/** Headings that are all years follow each other in time: each tells of the day of the count in its year. */
function overYears(columns: Parsed["columns"], day: string): Parsed["columns"] {
  if (day === "" || !columns.every(({ label }) => /^(?:19|20)\d\d$/.test(label))) return columns;
  const rest = day.slice(4) === "-02-29" ? "-02-28" : day.slice(4);
  return columns.map((column) => ({ ...column, date: `${column.label}${rest}` }));
}

/** As many decimal places as the number with most of them has. */
function placesOf({ rows }: Parsed): number {
  const values = rows.flatMap(({ cells }) => cells.flatMap(({ value }) => (value === null ? [] : [value])));
  return Math.min(3, Math.max(0, ...values.map((value) => String(value).split(".")[1]?.length ?? 0)));
}
