import { formatPence } from "~/platform/forms/money";
import { DataTable } from "~/ui/data-table";
import { type CostingLine, LINE_KINDS } from "../money.rules";
import { spanWords, unitOf } from "../offer-words.rules";

type Costed = CostingLine & { weeklyPence: number; firstYearPence: number };
type Row = {
  key: string;
  what: string;
  more: string;
  unit: string;
  weekly: string;
  year: string;
  sum: boolean;
};

/** The lines of a costing with what each adds, and the sums under them. */
export function CostingTable(props: {
  lines: readonly Costed[];
  weeklyPence: number;
  firstYearPence: number;
  caption: string;
  captionHidden?: boolean;
}) {
  const rows: Row[] = props.lines.map((line, index) => ({
    key: String(index),
    what: LINE_KINDS[line.kind].label,
    more: [line.description, spanWords(line)].filter(Boolean).join(", "),
    unit: unitOf(line),
    weekly: LINE_KINDS[line.kind].per === "once" ? "once" : formatPence(line.weeklyPence),
    year: formatPence(line.firstYearPence),
    sum: false,
  }));
  rows.push({
    key: "sum",
    what: "Together",
    more: "",
    unit: "all lines",
    weekly: formatPence(props.weeklyPence),
    year: formatPence(props.firstYearPence),
    sum: true,
  });
  return (
    <DataTable
      caption={props.caption}
      captionHidden={props.captionHidden}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        {
          header: "Line",
          cell: (row) => (
            <>
              {row.what}
              {row.more ? <span className="why block font-normal">{row.more}</span> : null}
            </>
          ),
        },
        { header: "Price", cell: (row) => row.unit },
        { header: "A week", numeric: true, cell: (row) => (row.sum ? <b>{row.weekly}</b> : row.weekly) },
        { header: "First year", numeric: true, cell: (row) => (row.sum ? <b>{row.year}</b> : row.year) },
      ]}
    />
  );
}
