import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type Column<Row> = {
  header: ReactNode;
  /** The words beside each value on a phone; the header itself when that is plain text. */
  label?: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand to the right and never break. */
  numeric?: boolean;
  /** The column that names the row; the first one unless another says so. */
  rowHeader?: boolean;
};

export type DataTableProps<Row> = {
  caption: ReactNode;
  /** The heading above already says it: kept for those who hear the page. */
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Marks a row, for example the best offer; say so in words too. */
  best?: (row: Row) => boolean;
  /** false keeps the table a table on a phone, for two or three narrow columns. */
  cards?: boolean;
  empty?: ReactNode;
};

/** A table that turns into cards on a phone, each value beside its label. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, cards = true } = props;
  if (rows.length === 0 && props.empty) return <>{props.empty}</>;
  const named = columns.some((column) => column.rowHeader);
  const numeric = (column: Column<Row>) => (column.numeric ? "n" : undefined);
  return (
    <table className={classNames("table", cards && "cards")}>
      <caption className={props.captionHidden ? "sr-only" : undefined}>{props.caption}</caption>
      <thead>
        <tr>
          {columns.map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns never move within one rendering
            <th key={index} scope="col" className={numeric(column)}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={props.rowKey(row)} className={props.best?.(row) ? "best" : undefined}>
            {columns.map((column, index) => {
              const label = column.label ?? (typeof column.header === "string" ? column.header : undefined);
              const isHeader = named ? column.rowHeader : index === 0;
              return isHeader ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never move within one rendering
                <th key={index} scope="row" className={numeric(column)}>
                  {column.cell(row)}
                </th>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never move within one rendering
                <td key={index} data-label={label} className={numeric(column)}>
                  {/* One box, so that a tag and the words after it stay together beside the label. */}
                  <div>{column.cell(row)}</div>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
