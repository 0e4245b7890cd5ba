import { now } from "~/platform/clock.server";
import type { Table } from "~/platform/csv/table.server";
import { londonDate } from "~/platform/time";
import type { ReleaseColumn } from "../release.columns.rules";
import { type Figure, readRelease } from "../release-rows.rules";

export type FoundFigure = Figure & { line: number };

export interface FoundFigures {
  figures: FoundFigure[];
  /** Rows below the header. */
  rows: number;
  /** Rows about something that is not kept. */
  other: number;
  /** One of a row. */
  rejected: Array<{ line: number; reason: string }>;
}

/** The figures of a release, each once, from its table to the end. Needs the file alone. */
export async function readFigures(table: Table<ReleaseColumn>): Promise<FoundFigures> {
  const figures = new Map<string, FoundFigure>();
  const found: FoundFigures = { figures: [], rows: 0, other: 0, rejected: [] };
  const today = londonDate(now());
  const problem = ({ year, areaName }: Figure, key: string) => {
    if (`${year}-03-31` > today) return `31 March ${year} is still to come.`;
    return figures.has(key) ? `${areaName} has a row for this in ${year} already.` : null;
  };
  for await (const { line, cells } of table.rows) {
    found.rows += 1;
    const read = readRelease((column) => (cells[table.columns[column] ?? -1] ?? "").trim());
    if (read.kind === "other") found.other += 1;
    else if (read.kind === "rejected") found.rejected.push({ line, reason: read.reason });
    else {
      const reasons = read.figures.flatMap((figure) => {
        const key = [figure.measure, figure.part, figure.areaCode, figure.year].join(" ");
        const reason = problem(figure, key);
        if (reason === null) figures.set(key, { ...figure, line });
        return reason ?? [];
      });
      const [reason] = reasons;
      if (reason !== undefined) found.rejected.push({ line, reason });
    }
  }
  return { ...found, figures: [...figures.values()] };
}
