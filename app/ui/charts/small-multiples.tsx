import type { ChartData } from "./chart-data";
import { drawnValues } from "./chart-data";
import { ChartFrame } from "./chart-frame";
import { Guides, Moments } from "./line-chart";
import { LinePlot } from "./line-plot";
import { across, axisFromZero } from "./scales";

const HEIGHT = 90;
const EDGE = 8;

/** A small picture a series, all on one scale, for more lines than one picture can hold. */
export function SmallMultiples({ data }: { data: ChartData }) {
  const xs = across(data.categories);
  const { scale, ticks } = axisFromZero(drawnValues(data.series), [HEIGHT - EDGE, EDGE], data.axis, 3);
  const most = ticks.at(-1);
  return (
    <ChartFrame data={data}>
      {most === undefined ? null : (
        <p className="why">Every picture has the same scale, up to {data.axis.format(most)}.</p>
      )}
      <ul className="multiples">
        {data.series.map((series) => {
          const last = series.marks.findLast((mark) => mark.value !== null);
          return (
            <li key={series.key}>
              <div>{series.label}</div>
              <b>{last?.text ?? series.marks.at(-1)?.text}</b>
              <svg height={HEIGHT} className="lines" aria-hidden="true">
                <Guides ticks={ticks} scale={scale} />
                <LinePlot series={[series]} xs={xs} scale={scale} height={HEIGHT} />
              </svg>
              <Moments
                categories={[data.categories[0], data.categories.at(-1)].filter((one) => one !== undefined)}
                xs={[0, 100]}
              />
            </li>
          );
        })}
      </ul>
    </ChartFrame>
  );
}
