import { classNames } from "../class-names";
import type { ChartData, ChartMark, ChartSeries } from "./chart-data";
import { drawnValues } from "./chart-data";
import { ChartFrame } from "./chart-frame";
import { CHART_STROKE } from "./marks";
import { apart, between } from "./scales";

const LABEL = 20;
const EDGE = 12;

/** What each thing was and is: a line from the first category to the last, with its words at both ends. */
export function SlopeChart({ data, own }: { data: ChartData; own?: string }) {
  const last = data.categories.length - 1;
  const lines = data.series.flatMap((series) => {
    const [from, to] = [series.marks[0], series.marks[last]];
    return from && to && from.value !== null && to.value !== null
      ? [{ series, from: { ...from, value: from.value }, to: { ...to, value: to.value } }]
      : [];
  });
  const ends: ChartSeries[] = lines.map(({ series, from, to }) => ({ ...series, marks: [from, to] }));
  const height = Math.max(200, lines.length * (LABEL + 6));
  const scale = between(drawnValues(ends), [height - EDGE, EDGE]);
  const place = (marks: { value: number }[]) =>
    apart(
      marks.map(({ value }) => scale(value)),
      LABEL,
      height - EDGE,
    );
  const left = place(lines.map(({ from }) => from));
  const right = place(lines.map(({ to }) => to));
  return (
    <ChartFrame data={data}>
      <div className="plot slope">
        <Ends
          ys={left}
          lines={lines.map(({ series, from }) => ({ series, mark: from }))}
          own={own}
          height={height}
          left
        />
        <svg height={height} className="lines" aria-hidden="true">
          {lines.map(({ series, from, to }) => (
            <line
              key={series.key}
              x1="0"
              x2="100%"
              y1={scale(from.value).toFixed(1)}
              y2={scale(to.value).toFixed(1)}
              className={classNames(
                "line",
                series.key === own && "own",
                CHART_STROKE[series.key === own ? 1 : "quiet"],
              )}
            />
          ))}
        </svg>
        <Ends
          ys={right}
          lines={lines.map(({ series, to }) => ({ series, mark: to }))}
          own={own}
          height={height}
        />
        <svg height="20" className="moments" aria-hidden="true">
          <text x="0" y="14">
            {data.categories[0]?.label}
          </text>
          <text x="100%" y="14" textAnchor="end">
            {data.categories[last]?.label}
          </text>
        </svg>
      </div>
    </ChartFrame>
  );
}

function Ends({
  ys,
  lines,
  own,
  height,
  left,
}: {
  ys: number[];
  lines: { series: ChartSeries; mark: ChartMark }[];
  own: string | undefined;
  height: number;
  left?: boolean;
}) {
  return (
    <svg height={height} className={left ? "ticks" : "ends"} aria-hidden="true">
      {lines.map(({ series, mark }, index) => (
        <text
          key={series.key}
          x={left ? "100%" : "0"}
          y={((ys[index] ?? 0) + 4).toFixed(1)}
          textAnchor={left ? "end" : "start"}
          className={series.key === own ? "own" : undefined}
        >
          {left ? mark.text : `${mark.text} ${series.label}`}
        </text>
      ))}
    </svg>
  );
}
