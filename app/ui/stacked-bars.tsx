import { CHART_FILL, type ChartTone, ROW } from "./chart-tones";
import { DataTable } from "./data-table";
import { Disclosure } from "./disclosure";

export type StackKind = { key: string; label: string; tone: ChartTone };

export type StackedRow = {
  label: string;
  /** The whole in words: "£5,240.00". */
  words: string;
  /** By the key of the kind; what is missing is 0. */
  parts: Record<string, number | undefined>;
};

export type StackedBarsProps = {
  rows: StackedRow[];
  kinds: StackKind[];
  /** How a part reads in the table: pence as pounds. */
  format: (value: number) => string;
  caption: string;
  /** What one bar is, as the head of the table's first column. */
  rowHeader: string;
};

const GAP = 2;

/** Wholes made of kinds, one bar a whole; the key under them, the table one press away. */
export function StackedBars({ rows, kinds, format, caption, rowHeader }: StackedBarsProps) {
  const part = (row: StackedRow, kind: StackKind) => Math.max(0, row.parts[kind.key] ?? 0);
  const total = (row: StackedRow) => kinds.reduce((sum, kind) => sum + part(row, kind), 0);
  const full = Math.max(...rows.map(total), 1);
  const used = kinds.filter((kind) => rows.some((row) => part(row, kind) > 0));
  return (
    <>
      <dl className="bars">
        {rows.map((row) => (
          <StackedBar
            key={row.label}
            row={row}
            marks={used.map((kind) => ({
              ...kind,
              width: (part(row, kind) / full) * (ROW - GAP * used.length),
            }))}
          />
        ))}
      </dl>
      <ul className="key">
        {used.map((kind) => (
          <li key={kind.key}>
            <svg viewBox="0 0 12 12" aria-hidden="true">
              <rect width="12" height="12" className={CHART_FILL[kind.tone]} />
            </svg>
            {kind.label}
          </li>
        ))}
      </ul>
      <Disclosure summary="As a table">
        <DataTable
          caption={caption}
          rows={rows}
          rowKey={(row) => row.label}
          columns={[
            { header: rowHeader, cell: (row) => row.label },
            ...used.map((kind) => ({
              header: kind.label,
              numeric: true,
              cell: (row: StackedRow) => format(part(row, kind)),
            })),
            { header: "Total", numeric: true, cell: (row) => row.words },
          ]}
        />
      </Disclosure>
    </>
  );
}

function StackedBar({ row, marks }: { row: StackedRow; marks: (StackKind & { width: number })[] }) {
  let x = 0;
  return (
    <>
      <dt>{row.label}</dt>
      <dd className="num">{row.words}</dd>
      <dd className="draw" aria-hidden="true">
        <svg viewBox={`0 0 ${ROW} 20`} preserveAspectRatio="none" aria-hidden="true">
          {marks.map((mark) => {
            if (mark.width === 0) return null;
            const at = x;
            x += mark.width + GAP;
            return (
              <rect
                key={mark.key}
                x={at.toFixed(1)}
                width={mark.width.toFixed(1)}
                height="20"
                className={CHART_FILL[mark.tone]}
              />
            );
          })}
        </svg>
      </dd>
    </>
  );
}
