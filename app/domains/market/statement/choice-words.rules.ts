import { dateWords } from "~/domains/offers/cost-words.rules";
import { CHART_KINDS, type ChartKind } from "./figure-charts.rules";
import {
  COMPARISONS,
  comparisonsOf,
  type FigureParameter,
  type FigureParameters,
  type FigureQuery,
  parametersFor,
  queryDefinition,
  YEARS_SHOWN,
} from "./figure-queries.rules";
import type { Publisher } from "./publisher.rules";

/** What was chosen of a figure, as its form says it. Pure. */

const LABELS: Readonly<Record<FigureParameter, string>> = {
  compare: "Compared with",
  years: "Years",
  table: "Rows",
  unit: "What is counted",
  source: "Source",
  day: "Day it was counted",
  picture: "Chart type",
};

/** The figure and each choice that counts for it, a line each; a table below its heading. */
export function choiceWords(
  query: FigureQuery,
  parameters: FigureParameters,
  publisher: Publisher = "council",
): string[] {
  const words: Readonly<Record<FigureParameter, string>> = {
    ...parameters,
    compare: comparisonsOf(publisher)[parameters.compare] ?? COMPARISONS[parameters.compare],
    years: YEARS_SHOWN[parameters.years],
    day: parameters.day && dateWords(parameters.day),
    picture: isChartKind(parameters.picture) ? CHART_KINDS[parameters.picture] : "",
  };
  const counted = Object.keys(parametersFor(query, parameters)) as FigureParameter[];
  return [
    queryDefinition(query).label,
    ...counted
      .filter((name) => words[name] !== "")
      .map((name) => `${LABELS[name]}:${name === "table" ? "\n" : " "}${words[name]}`),
  ];
}

const isChartKind = (key: string): key is ChartKind => Object.hasOwn(CHART_KINDS, key);
