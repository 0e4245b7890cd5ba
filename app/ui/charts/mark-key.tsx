import { CHART_FILL } from "../chart-tones";
import { classNames } from "../class-names";
import type { ChartSeries } from "./chart-data";
import { CHART_STROKE, SHAPE_PATHS, seriesLook } from "./marks";

/** Which line or dot is which; the picture's description says it to those who hear the page. */
export function MarkKey({ series, line }: { series: ChartSeries[]; line: boolean }) {
  return (
    <ul className="key marks" aria-hidden="true">
      {series.map((one, index) => {
        const { tone, dash, shape } = seriesLook(index);
        return (
          <li key={one.key}>
            <svg viewBox="0 0 36 14" aria-hidden="true">
              {line ? (
                <line
                  x1="0"
                  x2="36"
                  y1="7"
                  y2="7"
                  strokeDasharray={dash}
                  className={classNames("line", CHART_STROKE[tone])}
                />
              ) : null}
              <path d={SHAPE_PATHS[shape]} transform="translate(18 7)" className={CHART_FILL[tone]} />
            </svg>
            {one.label}
          </li>
        );
      })}
    </ul>
  );
}
