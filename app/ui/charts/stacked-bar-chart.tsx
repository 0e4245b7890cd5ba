import { CHART_FILL } from "../chart-tones";
import { BarLine } from "./bar-chart";
import type { ChartData, ChartMark } from "./chart-data";
import { ChartFrame } from "./chart-frame";
import { MOST_SERIES, seriesLook } from "./marks";
import { fromZero, WIDE } from "./scales";

/** Between two parts, so that they are told apart without colour. */
const GAP = 4;

/**
 * Wholes made of at most four parts, one bar a whole, each part as long as its number; the gap between two is taken from
 * the later one's beginning. A part that is hidden or unknown is not drawn, and the whole
 * then reads "at least", as it does with a part that is at least so much.
 */
export function StackedBarChart({ data }: { data: ChartData }) {
  const parts = data.series.slice(0, MOST_SERIES);
  const { format } = data;
  const marksOf = (index: number) => parts.map((part) => part.marks[index]);
  const total = (marks: (ChartMark | undefined)[]) =>
    marks.reduce((sum, mark) => sum + Math.max(0, mark?.value ?? 0), 0);
  const scale = fromZero(
    data.categories.map((_, index) => total(marksOf(index))),
    [0, WIDE],
  );
  const whole = (index: number): ChartMark => {
    const marks = marksOf(index);
    const value = total(marks);
    const known = marks.every((mark) => mark && mark.value !== null && !mark.atLeast);
    return { value, text: known ? format(value) : `at least ${format(value)}` };
  };
  return (
    <ChartFrame data={data} legend={<FillKey data={data} />}>
      <dl className="bars">
        {data.categories.map((category, index) => (
          <BarLine key={category.key} label={category.label} own={category.own} mark={whole(index)}>
            <Parts marks={marksOf(index)} scale={scale} />
          </BarLine>
        ))}
      </dl>
    </ChartFrame>
  );
}

function Parts({ marks, scale }: { marks: (ChartMark | undefined)[]; scale: (value: number) => number }) {
  let sum = 0;
  return marks.map((mark, part) => {
    const value = Math.max(0, mark?.value ?? 0);
    if (value === 0) return null;
    const [from, to] = [scale(sum), scale(sum + value)];
    const gap = sum === 0 ? 0 : Math.min(GAP, (to - from) / 2);
    sum += value;
    return (
      <rect
        // biome-ignore lint/suspicious/noArrayIndexKey: parts never move within one rendering
        key={part}
        x={(from + gap).toFixed(1)}
        width={(to - from - gap).toFixed(1)}
        height="20"
        className={CHART_FILL[seriesLook(part).tone]}
      />
    );
  });
}

function FillKey({ data }: { data: ChartData }) {
  return (
    <ul className="key" aria-hidden="true">
      {data.series.slice(0, MOST_SERIES).map((series, index) => (
        <li key={series.key}>
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <rect width="12" height="12" className={CHART_FILL[seriesLook(index).tone]} />
          </svg>
          {series.label}
        </li>
      ))}
    </ul>
  );
}
