import type { ChartTone } from "../chart-tones";

/** How the series of one picture are told apart: by colour, and by dash and shape for whoever sees no colour. */
const SERIES_TONES: ChartTone[] = [1, 5, 4, 3];

/** Spelled out, because the stylesheet is made from the class names that it finds. */
export const CHART_STROKE: Record<ChartTone, string> = {
  1: "stroke-c1",
  2: "stroke-c2",
  3: "stroke-c3",
  4: "stroke-c4",
  5: "stroke-c5",
  6: "stroke-c6",
  quiet: "stroke-line-strong",
};

/** Lengths of line and gap, in pixels; a line without gaps first. */
const SERIES_DASHES = [undefined, "8 5", "2 5", "12 4 2 4"];

/** More in one picture cannot be told apart. */
export const MOST_SERIES = 4;

export type Shape = "circle" | "diamond" | "square" | "triangle";
const SERIES_SHAPES: Shape[] = ["circle", "diamond", "square", "triangle"];

/** A closed path around 0,0, for shapes of six pixels each way. */
export const SHAPE_PATHS: Record<Shape, string> = {
  circle: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
  diamond: "M0 -6.5L6.5 0L0 6.5L-6.5 0z",
  square: "M-5 -5H5V5H-5z",
  triangle: "M0 -6L6 5H-6z",
};

/** Of one of at most four series, how it is drawn. */
export function seriesLook(index: number): { tone: ChartTone; dash: string | undefined; shape: Shape } {
  const at = index % MOST_SERIES;
  return {
    tone: SERIES_TONES[at] ?? 1,
    dash: SERIES_DASHES[at],
    shape: SERIES_SHAPES[at] ?? "circle",
  };
}
