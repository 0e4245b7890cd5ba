/** The share that met the target, quarter by quarter, as a chart. Pure. */
import type { Quarter } from "~/platform/quarters";
import type { ChartData } from "~/ui/charts/chart-data";
import { metPercent, metWords, type ReadFigure } from "./figure-words.rules";
import { type MeasureKey, measureOf } from "./measures.options";

const DRAWN = [
  "payment-days",
  "offer-answer",
  "authorise",
  "issue-answer",
] as const satisfies readonly MeasureKey[];
const SHORT: Readonly<Record<(typeof DRAWN)[number], string>> = {
  "payment-days": "Invoices paid",
  "offer-answer": "Offers answered",
  authorise: "Funding authorised",
  "issue-answer": "Issues answered",
};

/** A line a measure, oldest quarter first; null where there are not two quarters to draw. */
export function trendOf(
  quarters: readonly Quarter[],
  figures: readonly (ReadFigure & { quarter: string })[],
  council: string,
): ChartData | null {
  const series = DRAWN.map((key) => ({
    key,
    label: SHORT[key],
    marks: quarters.map((quarter) => {
      const figure = figures.find((one) => one.quarter === quarter.key && one.measure === key);
      return {
        value: figure ? metPercent(figure) : null,
        text: figure ? metWords(figure) : "Not published",
      };
    }),
  })).filter(({ marks }) => marks.some(({ value }) => value !== null));
  if (quarters.length < 2 || series.length === 0) return null;
  const percent = (value: number) => `${value}%`;
  return {
    title: "In time, quarter by quarter",
    says: `The share of ${council} that was done within the target: ${series
      .map(({ key, label }) => `${label.toLowerCase()} ${measureOf(key).met}`)
      .join("; ")}. A quarter with too few to publish has no mark.`,
    caption: "Homeward, published once for each quarter.",
    rowHeading: "Quarter",
    categories: quarters.map(({ key, label }, at) => ({ key, label, at })),
    series,
    format: percent,
    axis: { step: 1, format: percent },
  };
}
