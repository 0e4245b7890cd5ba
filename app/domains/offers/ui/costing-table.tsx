import { formatPence } from "~/platform/forms/money";
import { DataTable } from "~/ui/data-table";
import { linesInWords } from "../cost-words.rules";
import { type CostedLine, LINE_KINDS } from "../money.rules";
import { extraWords, unitOf } from "../offer-words.rules";

type Row = {
  key: string;
  what: string;
  more: string[];
  unit: string;
  when: string;
  year: string;
  sum: boolean;
};

/** The lines of a costing with what each costs when, and all of them together. */
export function CostingTable(props: {
  lines: readonly CostedLine[];
  startOn: string;
  firstYearPence: number;
  caption: string;
  captionHidden?: boolean;
}) {
  const rows: Row[] = props.lines.map((line, index) => ({
    key: String(index),
    what: LINE_KINDS[line.kind].label,
    more: [line.description, ...extraWords(line)].filter(Boolean),
    unit: unitOf(line),
    when: linesInWords([line], props.startOn),
    year: formatPence(line.firstYearPence),
    sum: false,
  }));
  rows.push({
    key: "sum",
    what: "Total",
    more: [],
    unit: "all lines",
    when: linesInWords(props.lines, props.startOn),
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
              {row.more.map((words) => (
                <span key={words} className="why block font-normal">
                  {words}
                </span>
              ))}
            </>
          ),
        },
        { header: "Price", cell: (row) => row.unit },
        { header: "What it costs, and when", cell: (row) => (row.sum ? <b>{row.when}</b> : row.when) },
        { header: "First year", numeric: true, cell: (row) => (row.sum ? <b>{row.year}</b> : row.year) },
      ]}
    />
  );
}
