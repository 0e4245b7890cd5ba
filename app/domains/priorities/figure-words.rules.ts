/** How figures read, and what changed from one quarter to the next. Pure. */
import { type MeasureKey, measureOf, type Unit } from "./measures.options";
import type { PublishedFigure } from "./published.rules";

export type ReadFigure = Pick<
  PublishedFigure,
  "measure" | "counted" | "met" | "openLate" | "median" | "ninetieth" | "metPencePercent"
>;

/** In place of a number that is hidden; of a nought there is nothing to say. */
export const HIDDEN = "Hidden: too few";
const NONE = "–";

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`;

/** "3 working hours", "1.5 working days", "12 days", "84 points". */
export function valueWords(unit: Unit, value: number): string {
  if (unit === "days") return counted(value, "day");
  if (unit === "points") return counted(value, "point");
  const hours = value / 60;
  if (hours < 1) return "less than a working hour";
  if (hours < 8) return counted(Math.round(hours), "working hour");
  const days = Math.round((hours / 8) * 2) / 2;
  return `${days} working day${days === 1 ? "" : "s"}`;
}

export const medianWords = ({ measure, counted: n, median }: ReadFigure) =>
  wordsOf(n, median, measureOf(measure).unit);
export const ninetiethWords = ({ measure, counted: n, ninetieth }: ReadFigure) =>
  wordsOf(n, ninetieth, measureOf(measure).unit);

function wordsOf(n: number | null, value: number | null, unit: Unit): string {
  if (unit === "none" || n === 0) return NONE;
  if (value !== null) return valueWords(unit, value);
  return n === null ? HIDDEN : NONE;
}

/** The share that met the target, in whole per cent: never 100 where one did not, nor 0 where one did. null where it is not known. */
export function metPercent({ counted: n, met }: ReadFigure): number | null {
  if (n === null || met === null || n === 0) return null;
  const percent = Math.round((met / n) * 100);
  if (met < n && percent === 100) return 99;
  return met > 0 && percent === 0 ? 1 : percent;
}

export function metWords(figure: ReadFigure): string {
  if (measureOf(figure.measure).met === null || figure.counted === 0) return NONE;
  const percent = metPercent(figure);
  return percent === null ? HIDDEN : `${percent}%`;
}

export const countWords = (count: number | null) => (count === null ? HIDDEN : String(count));

/** What is open past the target at the end, where something can be. */
export const openWords = ({ measure, openLate }: ReadFigure) =>
  measureOf(measure).stays ? countWords(openLate) : NONE;

/** "Answering an offer: 82% within 5 working days, 9 points more than before": what changed most, in one sentence. */
export function changeSentence(
  now: readonly ReadFigure[],
  before: readonly ReadFigure[],
  quarterBefore: string,
): string {
  let most: { measure: MeasureKey; percent: number; by: number } | null = null;
  for (const figure of now) {
    const percent = metPercent(figure);
    const earlier = before.find(({ measure }) => measure === figure.measure);
    const was = earlier ? metPercent(earlier) : null;
    if (percent === null || was === null) continue;
    const by = percent - was;
    if (by !== 0 && Math.abs(by) > Math.abs(most?.by ?? 0)) most = { measure: figure.measure, percent, by };
  }
  if (!most) return `Nothing that can be compared has changed since ${quarterBefore}.`;
  const { title, met } = measureOf(most.measure);
  const points = counted(Math.abs(most.by), "percentage point");
  return `What changed most since ${quarterBefore}: “${title}” is ${points} ${most.by > 0 ? "better" : "worse"}, with ${most.percent}% ${met}.`;
}
