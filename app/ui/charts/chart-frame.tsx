import { type ReactNode, useId } from "react";
import { DataTable } from "../data-table";
import { Disclosure } from "../disclosure";
import type { ChartData } from "./chart-data";

/**
 * What every chart has around its marks: title, what it says, source, and the table one press away. To those who hear the
 * page the drawing is one picture with that title and description; the numbers are in the table.
 */
export function ChartFrame({
  data,
  picture = true,
  legend,
  children,
}: {
  data: ChartData;
  /** false where the marks are links or a list that reads by itself. */
  picture?: boolean;
  legend?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  const named = { "aria-labelledby": `${id}title`, "aria-describedby": `${id}says` };
  return (
    <figure className="chart" {...(picture ? {} : named)}>
      <h3 id={`${id}title`}>{data.title}</h3>
      <p id={`${id}says`}>{data.says}</p>
      {legend}
      {picture ? (
        <div role="img" {...named}>
          {children}
        </div>
      ) : (
        children
      )}
      <figcaption>{data.caption}</figcaption>
      <ChartTable data={data} />
    </figure>
  );
}

function ChartTable({ data }: { data: ChartData }) {
  const rows = data.categories.map((category, index) => ({ category, index }));
  return (
    <Disclosure summary="As a table">
      <DataTable
        caption={data.title}
        rows={rows}
        rowKey={({ category }) => category.key}
        columns={[
          { header: data.rowHeading, cell: ({ category }) => category.label },
          ...data.series.map(({ label, marks }) => ({
            header: label,
            numeric: true,
            cell: ({ index }: { index: number }) => withBounds(marks[index], data),
          })),
        ]}
      />
    </Disclosure>
  );
}

function withBounds(mark: ChartData["series"][number]["marks"][number] | undefined, { format }: ChartData) {
  if (!mark) return "";
  if (mark.value === null || mark.low === undefined || mark.high === undefined) return mark.text;
  const words = format ?? ((value: number) => value.toLocaleString("en-GB"));
  return `${mark.text} (${words(mark.low)} to ${words(mark.high)})`;
}
