import { performance } from "node:perf_hooks";
import { type CountTable, cellKey, tableNetwork } from "../count-table.rules";
import { type Hidden, leastHidden } from "../least-hidden.rules";
import { isSmallCount } from "../small-counts.rules";
import { askedByEarlier, boundByEarlier, type EarlierVersion } from "../versions.rules";
import { rangesWith, solver, solveWith } from "./solver.server";

/** Which counts of a table are hidden, in the shape of the table. */
export interface HiddenCounts {
  cells: boolean[][];
  /** A flag a row, a flag a column, and the whole; also where the table does not show those totals. */
  rowTotals: boolean[];
  columnTotals: boolean[];
  whole: boolean;
  /** Children in the cells that are hidden only so that others cannot be worked out. */
  children: number;
  /** Proven: nothing that hides fewer children protects as much. */
  least: boolean;
  /** Nothing protects it: all of it is hidden. */
  withheld: boolean;
}

/** Seconds that the best choice for one table may be looked for; what is found by then is safe and may hide more. */
const MOST_SECONDS = 2;

/**
 * Hides the counts of 1 to 5 of a table, and as few children besides as protect them: whoever knows everything that is
 * shown, and that what is hidden for itself is 1 to 5, is left with at least three values for every hidden count, and the
 * sums alone prove none of them to be small. It reads no database. A few milliseconds for a table of a page, up to the
 * seconds given for a large one: then it belongs into a worker.
 *
 * @throws RangeError when the table is none (`tableNetwork`)
 */
export async function hideSmallCounts(
  table: CountTable,
  { seconds = MOST_SECONDS, earlier = [] }: { seconds?: number; earlier?: EarlierVersion[] } = {},
): Promise<HiddenCounts> {
  const highs = await solver().catch(() => null);
  const ends = performance.now() + seconds * 1_000;
  const left = () => (ends - performance.now()) / 1_000;
  const solve = highs && solveWith(highs);
  if (earlier.length === 0) return inShape(table, leastHidden(tableNetwork(table), solve, left));
  const { known, forced } = boundByEarlier(tableNetwork(table), earlier);
  const network = tableNetwork({ ...table, known: [...(table.known ?? []), ...known] });
  // Without a solver nobody can say what several versions give away together.
  if (!highs) return inShape(table, null);
  const asks = (hidden: boolean[]) => askedByEarlier(network, hidden, earlier, rangesWith(highs));
  return inShape(table, leastHidden(network, solve, left, { forced, asks }));
}

/** The quick choice, without a solver and without waiting: as safe, and it may hide some more. */
export function hideSmallCountsQuickly(table: CountTable): HiddenCounts {
  return inShape(
    table,
    leastHidden(tableNetwork(table), null, () => 0),
  );
}

/** The cells and totals that a table shows, as keys: what a later version needs to know of it. */
export function shownKeys(
  table: CountTable,
  { cells, rowTotals, columnTotals, whole }: HiddenCounts,
): string[] {
  const { rows, columns } = table;
  const hidden = new Set([
    ...rows.flatMap((row, i) =>
      columns.filter((_, j) => cells[i]?.[j]).map((column) => cellKey(row, column)),
    ),
    ...rows.filter((_, i) => rowTotals[i]).map((row) => cellKey(row, null)),
    ...columns.filter((_, j) => columnTotals[j]).map((column) => cellKey(null, column)),
    ...(whole ? [cellKey(null, null)] : []),
  ]);
  return tableNetwork(table)
    .cells.map((cell) => cell.key)
    .filter((key) => !hidden.has(key));
}

function inShape(table: CountTable, found: Hidden | null): HiddenCounts {
  const network = tableNetwork(table);
  const { rows, columns, counts } = table;
  const flags = new Map(network.cells.map((cell, at) => [cell.key, found?.hidden[at] ?? true]));
  const flag = (row: string | null, column: string | null, count: number) =>
    (flags.get(cellKey(row, column)) ?? !found) || isSmallCount(count);
  const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
  return {
    cells: rows.map((row, i) => columns.map((column, j) => flag(row, column, counts[i]?.[j] ?? 0))),
    rowTotals: rows.map((row, i) => flag(row, null, sum(counts[i] ?? []))),
    columnTotals: columns.map((column, j) => flag(null, column, sum(counts.map((row) => row[j] ?? 0)))),
    whole: flag(null, null, sum(counts.flat())),
    children: found?.children ?? sum(counts.flat()),
    least: found?.least ?? false,
    withheld: !found,
  };
}
