import { type Counted, countedBy, type Measure } from "./measures.rules";
import type { ReleaseColumn } from "./release.columns.rules";

/** How a row of a release is read. Pure: cells in, figures or the reason why there are none out. */

/**
 * Why the publisher gives no number: c confidential, z not applicable, x not available, k rounds to zero, low too small,
 * u unreliable. Never read as 0.
 */
export const FIGURE_STATES = ["c", "z", "x", "k", "low", "u"] as const;
export type FigureState = (typeof FIGURE_STATES)[number];

export type Told = { value: number; state: null } | { value: null; state: FigureState };

export const LEVELS = ["national", "regional", "council"] as const;
export type Level = (typeof LEVELS)[number];

export interface Figure {
  measure: Measure;
  part: string;
  level: Level;
  areaCode: string;
  areaName: string;
  /** The year whose 31 March it tells of, or which ended then. */
  year: number;
  told: Told;
  /** The same as a share of its group, in percent, where the release gives it. */
  percent: Told | null;
  /** What is known against the row it stands in. */
  flags?: readonly string[];
}

export type ReadRelease =
  | { kind: "figures"; figures: Figure[] }
  /** A row about something that is not kept. */
  | { kind: "other" }
  | { kind: "rejected"; reason: string };

type Cell = (column: ReleaseColumn) => string;

/** Reads one row. */
export function readRelease(cell: Cell): ReadRelease {
  const counted = countedBy(cell("group"), cell("item"));
  const area = counted && areaOf(cell);
  if (!counted || area === null) return { kind: "other" };
  if (typeof area === "string") return rejected(area);
  const year = yearOf(cell("period"));
  if (year === null) return rejected(`“${cell("period").slice(0, 20)}” is not a reporting year like 2025.`);
  const told = toldBy(cell("number"));
  if (!told) return rejected(notTold(cell("number")));
  // Children are counted whole, and none are less than none; the net gain of an area may be.
  if (counted.measure === "looked-after" && told.value !== null && !isCount(told.value))
    return rejected(`“${cell("number").slice(0, 20)}” is not a number of children.`);
  const percent = cell("percent") === "" ? null : toldBy(cell("percent"));
  if (cell("percent") !== "" && !percent) return rejected(notTold(cell("percent")));
  const figure = { ...counted, ...area, year, told, percent };
  const rate = cell("rate") === "" ? null : toldBy(cell("rate"));
  if (cell("rate") !== "" && !rate) return rejected(notTold(cell("rate")));
  const wrong = rate && disagreement(cell, told, rate);
  if (wrong) return rejected(`${area.areaName}, ${year}: ${wrong}`);
  return { kind: "figures", figures: [figure, ...rateFigure(counted, figure, rate)] };
}

const rejected = (reason: string): ReadRelease => ({ kind: "rejected", reason });
const notTold = (text: string) =>
  `“${text.slice(0, 20)}” is neither a number nor a mark (${FIGURE_STATES.join(", ")}).`;

const isCount = (value: number) => Number.isInteger(value) && value >= 0;

function rateFigure({ measure }: Counted, figure: Figure, rate: Told | null): Figure[] {
  if (measure !== "looked-after" || !rate) return [];
  return [{ ...figure, measure: "rate-per-10000", told: rate, percent: null }];
}

/** Whose row it is; null for an area of another kind, a reason where its code is none. */
function areaOf(cell: Cell): Pick<Figure, "level" | "areaCode" | "areaName"> | string | null {
  const level = cell("level").toLowerCase();
  if (/^national$|^country$/.test(level))
    return coded("national", cell("countryCode") || "E92000001", cell("countryName") || "England");
  if (/^region(al)?$/.test(level)) return coded("regional", cell("regionCode"), cell("regionName"));
  if (/^local authority( district)?$|^council$/.test(level))
    return coded("council", cell("councilCode"), cell("councilName"));
  return null;
}

function coded(level: Level, code: string, areaName: string) {
  const areaCode = code.trim().toUpperCase();
  return /^E\d{8}$/.test(areaCode)
    ? { level, areaCode, areaName }
    : `“${areaCode.slice(0, 20)}” is not the code of an area.`;
}

/** The year in which a period ends: 2025, or 202425, 2024/25 and 2024-25 of years that run from April. */
function yearOf(text: string): number | null {
  const [, first = "", second = ""] = /^(\d{4})(?:[/-]?(\d{2}))?$/.exec(text.trim()) ?? [];
  if (first === "") return null;
  if (second === "") return Number(first);
  return (Number(first) + 1) % 100 === Number(second) ? Number(first) + 1 : null;
}

/** A number as publishers write it, with thousands and either minus, or a mark; null for anything else. */
export function toldBy(text: string): Told | null {
  const given = text
    .trim()
    .toLowerCase()
    .replace(/\u2212/g, "-");
  const state = FIGURE_STATES.find((one) => one === given || `[${one}]` === given);
  if (state) return { value: null, state };
  const isPlain = /^-?\d{1,9}(\.\d{1,6})?$/.test(given);
  const isGrouped = /^-?\d{1,3}(,\d{3}){1,2}(\.\d{1,6})?$/.test(given);
  return isPlain || isGrouped ? { value: Number(given.replace(/,/g, "")), state: null } : null;
}

/** How far a rate may be from count ÷ population, as a share of it. */
const RATE_TOLERANCE = 0.03;

/**
 * What is wrong with a rate that disagrees with count ÷ population, both shown; null where they agree or cannot be
 * compared. A rate that is written to whole children may be half a child off besides, and a count rounded to tens five.
 */
function disagreement(cell: Cell, count: Told, rate: Told): string | null {
  const population = toldBy(cell("population"));
  if (count.value === null || rate.value === null || !population?.value) return null;
  const worked = (count.value / population.value) * 10_000;
  const places = /\.(\d+)$/.exec(cell("rate").trim())?.[1]?.length ?? 0;
  const countStep = /^(national|country|region(al)?)$/i.test(cell("level")) ? 5 : 0;
  const rounding = 0.5 / 10 ** places + (countStep / population.value) * 10_000;
  if (Math.abs(rate.value - worked) <= Math.max(RATE_TOLERANCE * worked, rounding + 1e-9)) return null;
  return `the rate is given as ${rate.value} per 10,000, but ${count.value} of ${population.value} children is ${worked.toFixed(1)}.`;
}
