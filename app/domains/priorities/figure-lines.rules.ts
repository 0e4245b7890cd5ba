/** The figures of a council as lines of a table, under the four priorities. Pure. */
import {
  countWords,
  medianWords,
  metWords,
  ninetiethWords,
  openWords,
  type ReadFigure,
} from "./figure-words.rules";
import { MEASURE_KEYS, type MeasureKey, measureOf, PRIORITIES, type Priority } from "./measures.options";

export type FigureLine = {
  measure: MeasureKey;
  priority: Priority;
  title: string;
  met: string;
  /** What "met" means; empty where nothing is met. */
  target: string;
  median: string;
  ninetieth: string;
  open: string;
  of: string;
  /** The same share of all councils together; empty where there is none to compare with. */
  everybody: string;
  /** Of the money, where it is told. */
  pence: string;
  counted: string;
};

/** In the order of the four priorities. */
export function figureLines(figures: readonly ReadFigure[], everybody: readonly ReadFigure[]): FigureLine[] {
  return MEASURE_KEYS.flatMap((measure) => {
    const figure = figures.find((one) => one.measure === measure);
    if (!figure) return [];
    const { priority, title, met, counted } = measureOf(measure);
    const all = everybody.find((one) => one.measure === measure);
    return [
      {
        ...{ measure, priority, title, counted },
        met: metWords(figure),
        target: met ?? "",
        median: medianWords(figure),
        ninetieth: ninetiethWords(figure),
        open: openWords(figure),
        of: countWords(figure.counted),
        everybody: all && met !== null ? metWords(all) : "",
        pence: figure.metPencePercent === null ? "" : `${figure.metPencePercent}% by value`,
      },
    ];
  });
}

export const linesByPriority = (lines: readonly FigureLine[]) =>
  (Object.keys(PRIORITIES) as Priority[]).map((priority) => ({
    priority,
    title: PRIORITIES[priority],
    lines: lines.filter((line) => line.priority === priority),
  }));
