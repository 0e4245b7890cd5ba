import type { ScaleLinear } from "d3-scale";
import type { ChartCategory, ChartData } from "./chart-data";
import { drawnValues } from "./chart-data";
import { ChartFrame } from "./chart-frame";
import { LinePlot } from "./line-plot";
import { MarkKey } from "./mark-key";
import { MOST_SERIES, seriesLook } from "./marks";
import { across, apart, axisFromZero } from "./scales";

const HEIGHT = 240;
/** Room above the highest and below the lowest mark, in pixels. */
const EDGE = 10;
/** From one label to the next. */
const LABEL = 19;

/** At most four lines over time, with their bounds as bands where a number is estimated. */
export function LineChart({ data }: { data: ChartData }) {
  const series = data.series.slice(0, MOST_SERIES);
  const xs = across(data.categories);
  const { scale, ticks } = axisFromZero(drawnValues(series), [HEIGHT - EDGE, EDGE], data.axis);
  const ends = series.flatMap(({ label, marks }, index) => {
    const last = marks.findLast((mark) => mark.value !== null);
    return last?.value == null ? [] : [{ key: index, words: `${label} ${last.text}`, y: scale(last.value) }];
  });
  const ys = apart(
    ends.map(({ y }) => y),
    LABEL,
    HEIGHT - EDGE,
  );
  return (
    <ChartFrame data={data} legend={<MarkKey series={series} line />}>
      <div className="plot">
        <Ticks ticks={ticks} scale={scale} height={HEIGHT} format={data.axis.format} />
        <svg height={HEIGHT} className="lines" aria-hidden="true">
          <Guides ticks={ticks} scale={scale} />
          <LinePlot series={series} xs={xs} scale={scale} height={HEIGHT} />
        </svg>
        <svg height={HEIGHT} className="ends" aria-hidden="true">
          {ends.map(({ key, words }, index) => (
            <text
              key={key}
              x="0"
              y={((ys[index] ?? 0) + 4).toFixed(1)}
              className={`end-${seriesLook(key).tone}`}
            >
              {words}
            </text>
          ))}
        </svg>
        <Moments categories={data.categories} xs={xs} />
      </div>
    </ChartFrame>
  );
}

function Ticks({
  ticks,
  scale,
  height,
  format,
}: {
  ticks: number[];
  scale: ScaleLinear<number, number>;
  height: number;
  format: (value: number) => string;
}) {
  return (
    <svg height={height} className="ticks" aria-hidden="true">
      {ticks.map((tick) => (
        <text key={tick} x="100%" y={(scale(tick) + 4).toFixed(1)} textAnchor="end">
          {format(tick)}
        </text>
      ))}
    </svg>
  );
}

export function Guides({ ticks, scale }: { ticks: number[]; scale: ScaleLinear<number, number> }) {
  return ticks.map((tick) => (
    <line
      key={tick}
      x1="0"
      x2="100%"
      y1={scale(tick).toFixed(1)}
      y2={scale(tick).toFixed(1)}
      className={tick === 0 ? "base" : "guide"}
    />
  ));
}

/** The moments under a picture: the first and the last always, of the others so many as a phone has room for. */
export function Moments({ categories, xs }: { categories: ChartCategory[]; xs: number[] }) {
  const last = categories.length - 1;
  const every = Math.max(1, Math.ceil(last / 3));
  return (
    <svg height="20" className="moments" aria-hidden="true">
      {categories.map((category, index) => {
        const tooNear = index !== last && last - index < every;
        if (index !== last && (index % every !== 0 || (tooNear && index !== 0))) return null;
        return (
          <text
            key={category.key}
            x={`${(xs[index] ?? 0).toFixed(2)}%`}
            y="14"
            textAnchor={index === 0 ? "start" : index === last ? "end" : "middle"}
          >
            {category.label}
          </text>
        );
      })}
    </svg>
  );
}
