import { Fragment } from "react";
import { CHART_FILL } from "../chart-tones";
import { classNames } from "../class-names";
import type { ChartData, ChartMark } from "./chart-data";
import { drawnValues } from "./chart-data";
import { ChartFrame } from "./chart-frame";
import { MarkKey } from "./mark-key";
import { CHART_STROKE, MOST_SERIES, SHAPE_PATHS, seriesLook } from "./marks";
import { axisFromZero } from "./scales";

/** Half the height of a line of dots, in pixels. */
const MIDDLE = 10;

/** A dot a number on one scale for all categories, with its bounds as a line behind it where they are known. */
export function DotPlot({ data }: { data: ChartData }) {
  const series = data.series.slice(0, MOST_SERIES);
  const { scale, ticks } = axisFromZero(drawnValues(series), [0, 100], data.axis, 3);
  return (
    <ChartFrame data={data} legend={series.length > 1 ? <MarkKey series={series} line={false} /> : undefined}>
      <dl className="bars dots">
        {data.categories.map((category, index) => {
          const marks = series.map((one) => one.marks[index]);
          return (
            <Fragment key={category.key}>
              <dt className={category.own ? "own" : undefined}>{category.label}</dt>
              <dd className={classNames("num", marks.every((mark) => mark?.value === null) && "none")}>
                {marks.map((mark) => mark?.text).join(" · ")}
              </dd>
              <dd className="draw">
                <svg aria-hidden="true" height="20">
                  <line x1="0" x2="100%" y1={MIDDLE} y2={MIDDLE} className="guide" />
                  {marks.map((mark, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: series never move within one rendering
                    <Dot key={at} mark={mark} scale={scale} series={at} />
                  ))}
                </svg>
              </dd>
            </Fragment>
          );
        })}
        <dt aria-hidden="true" />
        <dd className="num" aria-hidden="true" />
        <dd className="draw">
          <svg aria-hidden="true" height="20" className="axis">
            {ticks.map((tick) => (
              <text
                key={tick}
                x={`${scale(tick).toFixed(2)}%`}
                y="14"
                textAnchor={scale(tick) < 5 ? "start" : scale(tick) > 95 ? "end" : "middle"}
              >
                {data.axis.format(tick)}
              </text>
            ))}
          </svg>
        </dd>
      </dl>
    </ChartFrame>
  );
}

function Dot({
  mark,
  scale,
  series,
}: {
  mark: ChartMark | undefined;
  scale: (value: number) => number;
  series: number;
}) {
  if (!mark || mark.value === null) return null;
  const { tone, shape } = seriesLook(series);
  const x = `${scale(mark.value).toFixed(2)}%`;
  return (
    <>
      {mark.low !== undefined && mark.high !== undefined ? (
        <line
          x1={`${scale(mark.low).toFixed(2)}%`}
          x2={`${scale(mark.high).toFixed(2)}%`}
          y1={MIDDLE}
          y2={MIDDLE}
          className={classNames("bounds", CHART_STROKE[tone])}
        />
      ) : null}
      <svg x={x} y={MIDDLE} overflow="visible" aria-hidden="true" className="mark">
        <path d={SHAPE_PATHS[shape]} className={CHART_FILL[tone]} />
      </svg>
    </>
  );
}
