/** The six chart colours and a quiet one. Which of them means what is said in words beside it. */
export type ChartTone = 1 | 2 | 3 | 4 | 5 | 6 | "quiet";

/** Spelled out, because the stylesheet is made from the class names that it finds. */
export const CHART_FILL: Record<ChartTone, string> = {
  1: "fill-c1",
  2: "fill-c2",
  3: "fill-c3",
  4: "fill-c4",
  5: "fill-c5",
  6: "fill-c6",
  quiet: "fill-line-strong",
};

/** The drawn width of a row; rows stretch to the page, so it is only a proportion. */
export const ROW = 1000;
