import type { FigureCell, FigureColumn, FigureMark, FigureResult, FigureUnit } from "../figures.types";
import { type FigureQuery, queryDefinition } from "./figure-queries.rules";

/** How the cells of a figure are written, on pages, in charts and in files. Pure. */

const MARK_WORDS: Readonly<Record<FigureMark, string>> = {
  c: "Not published (small number)",
  z: "Not applicable",
  x: "Not available",
  k: "Rounds to zero",
  low: "Less than 0.5",
  u: "Unreliable",
  hidden: "Hidden (small number)",
  missing: "No figure",
  flagged: "Not worked out (see notes)",
};

/** A mark in a few words: never a number, never blank. */
export const markWords = (mark: FigureMark): string => MARK_WORDS[mark];

/** The unit of a column: its own, else that of the figure. */
export const unitOf = (figure: FigureResult, column: FigureColumn): FigureUnit => column.unit ?? figure.unit;

/** A number in its unit: 2,317 · 34.5% · £4,250.00. */
export function numberWords(value: number, unit: FigureUnit): string {
  const scaled = unit.as === "pence" ? value / 100 : value;
  const places = unit.as === "pence" ? 2 : unit.places;
  const digits = Math.abs(scaled).toLocaleString("en-GB", {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  const sign = scaled < 0 && /[1-9]/.test(digits) ? "\u2212" : "";
  if (unit.as === "percent") return `${sign}${digits}%`;
  return unit.as === "pence" ? `${sign}£${digits}` : `${sign}${digits}`;
}

/** A number beside an axis: pounds without pence, and decimal places only where it has some. */
export function axisWords(value: number, unit: FigureUnit): string {
  if (unit.as !== "pence") return numberWords(value, Number.isInteger(value) ? { ...unit, places: 0 } : unit);
  const pounds = numberWords(Math.abs(value) / 100, { ...unit, as: "number", places: 0 });
  return `${value < 0 ? "\u2212" : ""}£${pounds}`;
}

/** What stands in a draft for a figure without data: what the portal counts itself nobody can import. */
export function emptyFigureWords(query: FigureQuery): string {
  const why =
    queryDefinition(query).group === "Homeward"
      ? "Nothing to publish. Either nothing was counted in these months, or the numbers are too small, or a figure about the same referrals is already published."
      : "No data for this figure yet.";
  return `${why} Remove it before you publish.`;
}

/** What a cell says, in its unit: its number, with "at least" or its bounds where it has them, or its mark in words. */
export function cellWords(cell: FigureCell, unit: FigureUnit): string {
  if (cell.value === null) return markWords(cell.mark);
  const number = numberWords(cell.value, unit);
  if (cell.low !== undefined && cell.high !== undefined)
    return `${number} (${numberWords(cell.low, unit)} to ${numberWords(cell.high, unit)})`;
  return cell.atLeast ? `At least ${number}` : number;
}
