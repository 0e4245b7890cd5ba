/** A number to be drawn, or why there is none. */
export interface ChartMark {
  /** null draws nothing: a mark is never put where a number is not known. */
  value: number | null;
  /** How it reads: "517", "£4,200.00", "hidden, 1 to 5". */
  text: string;
  /** The number leaves out parts that are not known: it is this many or more. */
  atLeast?: true;
  /** The bounds that the number lies between, in the same unit. */
  low?: number;
  high?: number;
}

export interface ChartCategory {
  key: string;
  label: string;
  /** Where it stands on a line of time: any number that grows with it. Without it, categories stand at even distances. */
  at?: number;
  /** Set apart from the others: the council whose statement it is. Said in its label or in `says` too. */
  own?: boolean;
}

export interface ChartSeries {
  key: string;
  label: string;
  /** One a category, in their order. */
  marks: ChartMark[];
}

/** What every kind of chart takes. It knows nothing of what is counted: whoever has the figure turns it into this. */
export interface ChartData {
  /** At most ten words, and what to see rather than what is counted. */
  title: string;
  /** A sentence or two: what the chart says, for those who read it and those who hear it. */
  says: string;
  /** Source, release and period. */
  caption: string;
  /** What a category is, heading the first column of the table: "Council", "31 March". */
  rowHeading: string;
  categories: ChartCategory[];
  /** At most four in one picture: more become small multiples. */
  series: ChartSeries[];
  /** How a number reads. */
  format: (value: number) => string;
  axis: ChartAxis;
}

/** What is written beside an axis. */
export interface ChartAxis {
  /** The least by which two of its numbers differ: 1 of what is counted, 100 of pence that are written in pounds. */
  step: number;
  format: (value: number) => string;
}

/** All that is drawn, bounds too: what a scale has to hold. */
export function drawnValues(series: ChartSeries[]): number[] {
  return series.flatMap(({ marks }) =>
    marks.flatMap(({ value, low, high }) =>
      value === null
        ? []
        : [value, ...(low === undefined ? [] : [low]), ...(high === undefined ? [] : [high])],
    ),
  );
}
