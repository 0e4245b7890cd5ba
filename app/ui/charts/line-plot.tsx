import type { ScaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { CHART_FILL } from "../chart-tones";
import { classNames } from "../class-names";
import type { ChartMark, ChartSeries } from "./chart-data";
import { CHART_STROKE, SHAPE_PATHS, seriesLook } from "./marks";

interface Point {
  x: number;
  mark: ChartMark;
}

/**
 * The lines of some series and their bounds. Across they stretch with the page (x in percent), upwards they do not (y in
 * pixels), so that strokes and dots keep their shape at every width. A number that is not known leaves a gap.
 */
export function LinePlot({
  series,
  xs,
  scale,
  height,
  first = 0,
}: {
  series: ChartSeries[];
  /** 0 to 100, one a category. */
  xs: number[];
  scale: ScaleLinear<number, number>;
  height: number;
  /** The look that the first of them has: for a picture with a part of the series. */
  first?: number;
}) {
  return (
    <>
      <svg
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        height={height}
        width="100%"
        aria-hidden="true"
      >
        {series.map((one, index) => (
          <Line key={one.key} points={pointsOf(one, xs)} scale={scale} look={first + index} />
        ))}
      </svg>
      {series.map((one, index) =>
        pointsOf(one, xs).map(({ x, mark }) =>
          mark.value === null ? null : (
            <svg
              key={`${one.key}-${x}`}
              x={`${x.toFixed(2)}%`}
              y={scale(mark.value).toFixed(1)}
              overflow="visible"
              aria-hidden="true"
              className="mark"
            >
              <path
                d={SHAPE_PATHS[seriesLook(first + index).shape]}
                className={CHART_FILL[seriesLook(first + index).tone]}
              />
            </svg>
          ),
        ),
      )}
    </>
  );
}

const pointsOf = (series: ChartSeries, xs: number[]): Point[] =>
  series.marks.map((mark, index) => ({ x: xs[index] ?? 0, mark }));

function Line({
  points,
  scale,
  look,
}: {
  points: Point[];
  scale: ScaleLinear<number, number>;
  look: number;
}) {
  const { tone, dash } = seriesLook(look);
  const y = (value: number | null | undefined) => scale(value ?? 0);
  const path = line<Point>()
    .defined(({ mark }) => mark.value !== null)
    .x(({ x }) => x)
    .y(({ mark }) => y(mark.value));
  // A number without bounds is its own bound, so that the band begins where the estimate does.
  const band = area<Point>()
    .defined(({ mark }) => mark.value !== null)
    .x(({ x }) => x)
    .y0(({ mark }) => y(mark.low ?? mark.value))
    .y1(({ mark }) => y(mark.high ?? mark.value));
  const bounded = points.some(({ mark }) => mark.low !== undefined && mark.high !== undefined);
  return (
    <>
      {bounded ? (
        <path d={band(points) ?? ""} className={classNames("band", CHART_FILL[tone], CHART_STROKE[tone])} />
      ) : null}
      <path
        d={path(points) ?? ""}
        strokeDasharray={dash}
        className={classNames("line", CHART_STROKE[tone])}
        vectorEffect="non-scaling-stroke"
      />
    </>
  );
}
