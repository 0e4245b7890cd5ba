import { CHART_FILL, type ChartTone, ROW } from "./chart-tones";

export type BarRow = {
  label: string;
  value: number;
  /** The number as it is read; the value itself without it. */
  words?: string;
  tone?: ChartTone;
};

/** Bars whose labels and numbers are text. `max` is what a full row stands for; the largest value without it. */
export function BarRows({ rows, max }: { rows: BarRow[]; max?: number }) {
  const full = Math.max(max ?? 0, ...rows.map((row) => row.value), 1);
  return (
    <dl className="bars">
      {rows.map((row) => (
        <Bar key={row.label} row={row} width={(Math.max(0, row.value) / full) * ROW} />
      ))}
    </dl>
  );
}

function Bar({ row, width }: { row: BarRow; width: number }) {
  return (
    <>
      <dt>{row.label}</dt>
      <dd className="num">{row.words ?? row.value.toLocaleString("en-GB")}</dd>
      <dd className="draw" aria-hidden="true">
        <svg viewBox={`0 0 ${ROW} 20`} preserveAspectRatio="none" aria-hidden="true">
          <rect width={width.toFixed(1)} height="20" className={CHART_FILL[row.tone ?? 1]} />
        </svg>
      </dd>
    </>
  );
}
