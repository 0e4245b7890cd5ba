import { isSmallCount, LARGEST_HIDDEN, SMALLEST_HIDDEN } from "./small-counts.rules";

/** Counts of children by two things, or by one: then it has a single row or a single column. */
export interface CountTable {
  /** Keys that stay the same from one version to the next. */
  rows: string[];
  columns: string[];
  /** A row a key, in each a count a column: whole numbers, never negative. */
  counts: number[][];
  /** Which totals stand in the table. */
  totals: "both" | "rows" | "columns" | "none";
  /** Cells that readers know from elsewhere (`cellKey`): hiding them here protects nothing. */
  known?: string[];
}

/** A cell or a total. A total has null where it adds up. */
export interface Cell {
  key: string;
  row: number | null;
  column: number | null;
  value: number;
  /** Hidden for itself. */
  small: boolean;
  /** May be hidden so that others cannot be worked out. A zero never is: readers know that zeros are shown. */
  mayHide: boolean;
  /** What hiding it costs the reader: its children, and far more for a total. */
  cost: number;
  /** The sums that it stands in, as the two ends of an arc: see `tableNetwork`. */
  from: number;
  to: number;
}

/**
 * A table as a network: every sum is a node, every cell an arc between the two sums it stands in, and what a reader does not
 * know of the cells is a circulation. Both ends of a cell that stands in one sum only are joined outside of all sums.
 */
export interface TableNetwork {
  nodes: number;
  cells: Cell[];
}

const TOTAL = "total";
/** Between the parts of a key. */
const BETWEEN = "|";

/** The key of a cell, or of a total where row or column is null. */
export function cellKey(row: string | null, column: string | null): string {
  return `${row ?? TOTAL}${BETWEEN}${column ?? TOTAL}`;
}

const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);

/**
 * The network of a table.
 *
 * @throws RangeError when counts and keys do not fit each other, a key repeats, or a count is negative or no whole number
 */
export function tableNetwork(table: CountTable): TableNetwork {
  checkShape(table);
  const { rows, columns, counts } = table;
  const single = { row: rows.length === 1, column: columns.length === 1 };
  // Of a single row, the totals of columns are its cells over again.
  const rowTotals = (table.totals === "both" || table.totals === "rows") && !single.column;
  const columnTotals = (table.totals === "both" || table.totals === "columns") && !single.row;
  const rowSums = counts.map(sum);
  const columnSums = columns.map((_, j) => sum(counts.map((row) => row[j] ?? 0)));
  const whole = sum(rowSums);
  const known = new Set(table.known ?? []);
  // A total is hidden only where nothing else protects: it costs more than all cells together.
  const totalCost = whole + 1;

  const OUTSIDE = 0;
  const rowNode = (i: number) => (rowTotals ? 1 + i : OUTSIDE);
  const columnNode = (j: number) => (columnTotals ? 1 + rows.length + j : OUTSIDE);
  const both = rowTotals && columnTotals;
  const ofRows = both ? 1 + rows.length + columns.length : OUTSIDE;
  const ofColumns = both ? ofRows + 1 : OUTSIDE;

  const cells: Cell[] = [];
  const add = (row: number | null, column: number | null, value: number, from: number, to: number) => {
    const key = cellKey(
      row === null ? null : (rows[row] ?? ""),
      column === null ? null : (columns[column] ?? ""),
    );
    const isTotal = row === null || column === null;
    const small = isSmallCount(value) && !known.has(key);
    cells.push({
      key,
      row,
      column,
      value,
      small,
      mayHide: value > 0 && !small && !known.has(key),
      cost: isTotal ? value + totalCost : value,
      from,
      to,
    });
  };
  counts.forEach((row, i) => {
    row.forEach((value, j) => {
      add(i, j, value, rowNode(i), columnNode(j));
    });
  });
  if (rowTotals) {
    rowSums.forEach((value, i) => {
      add(i, null, value, ofRows, rowNode(i));
    });
  }
  if (columnTotals) {
    columnSums.forEach((value, j) => {
      add(null, j, value, columnNode(j), ofColumns);
    });
  }
  if (both) add(null, null, whole, ofColumns, ofRows);
  return { nodes: 1 + rows.length + columns.length + 2, cells };
}

function checkShape({ rows, columns, counts }: CountTable) {
  if (new Set(rows).size !== rows.length || new Set(columns).size !== columns.length)
    throw new RangeError("The key of a row or column repeats.");
  if (counts.length !== rows.length || counts.some((row) => row.length !== columns.length))
    throw new RangeError("Counts do not fit their rows and columns.");
  if (counts.some((row) => row.some((value) => !Number.isSafeInteger(value) || value < 0)))
    throw new RangeError("A count is a whole number of children.");
}

/** What a reader takes for granted of a hidden count before looking at any sum. */
export interface Bounds {
  low: (cell: Cell) => number;
  high: (cell: Cell) => number;
}

/** More than any count. */
export const NO_LIMIT = 1_000_000_000;

/**
 * A reader who knows which cells are hidden for themselves: those are 1 to 5. Since zeros are shown, no other hidden count is 0;
 * that it is 6 or more, which follows too, is not used.
 */
export const KNOWS_THE_RULE: Bounds = {
  low: () => SMALLEST_HIDDEN,
  high: (cell) => (cell.small ? LARGEST_HIDDEN : NO_LIMIT),
};

/** A reader who knows no more than that a count is not negative. */
export const KNOWS_SUMS: Bounds = { low: () => 0, high: () => NO_LIMIT };
