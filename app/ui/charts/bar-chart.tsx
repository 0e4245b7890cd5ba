import { CHART_FILL, type ChartTone } from "../chart-tones";
import type { ChartData, ChartMark } from "./chart-data";
import { drawnValues } from "./chart-data";
import { ChartFrame } from "./chart-frame";
import { fromZero, WIDE } from "./scales";

/** A number a category as bars from 0; of several series the first is drawn. */
export function BarChart({ data }: { data: ChartData }) {
  const series = data.series.slice(0, 1);
  const scale = fromZero(drawnValues(series), [0, WIDE]);
  return (
    <ChartFrame data={data}>
      <dl className="bars">
        {data.categories.map((category, index) => {
          const mark = series[0]?.marks[index];
          return (
            <BarLine key={category.key} label={category.label} own={category.own} mark={mark}>
              <Bar mark={mark} scale={scale} tone={category.own ? 1 : 2} />
            </BarLine>
          );
        })}
      </dl>
    </ChartFrame>
  );
}

/** A line of a chart whose words are text in the page and whose mark is drawn beside them. */
export function BarLine({
  label,
  own,
  mark,
  children,
}: {
  label: string;
  own?: boolean | undefined;
  mark: ChartMark | undefined;
  children: React.ReactNode;
}) {
  return (
    <>
      <dt className={own ? "own" : undefined}>{label}</dt>
      <dd className={mark?.value === null ? "num none" : "num"}>{mark?.text}</dd>
      <dd className="draw">
        <svg viewBox={`0 0 ${WIDE} 20`} preserveAspectRatio="none" aria-hidden="true">
          {children}
        </svg>
      </dd>
    </>
  );
}

function Bar({
  mark,
  scale,
  tone,
}: {
  mark: ChartMark | undefined;
  scale: (value: number) => number;
  tone: ChartTone;
}) {
  if (!mark || mark.value === null) return null;
  const [zero, end] = [scale(0), scale(mark.value)];
  return (
    <rect
      x={Math.min(zero, end).toFixed(1)}
      width={Math.abs(end - zero).toFixed(1)}
      height="20"
      className={CHART_FILL[tone]}
    />
  );
}
