import { RowSplitter, SplitError, type SplitRow } from "./row-splitter";
import { openTextFile, RefusedFile, type TextEncoding } from "./text-file.server";

/** One row of a table as it stands in the file. */
export type CsvRecord = SplitRow;

export interface CsvTable {
  encoding: TextEncoding;
  delimiter: string;
  /** Rows of nothing but blanks are left out. */
  records(): AsyncGenerator<CsvRecord>;
  /** Every row, blank ones too. */
  allRecords(): AsyncGenerator<CsvRecord>;
}

export interface ReadOptions {
  /** Told the share of the file that has been read, 0 to 1. */
  onProgress?: (share: number) => void;
  /** A larger file is refused, packed or unpacked. */
  maxBytes?: number;
  /** The delimiter of a file that begins like this, where a caller knows better than the widest row. */
  delimiterOf?: (rowsBy: (delimiter: string) => string[][]) => string | undefined;
}

export const DELIMITERS = [",", ";", "\t", "|"] as const;
/** A sheet that was saved to its last row has a million; nobody means more rows of nothing than this in one place. */
export const MOST_BLANK = 200_000;
/** Rows that are wider count for more, since each of their cells is looked at. */
const CELLS_OF_BLANK = 20;

/**
 * Reads a table of comma, semicolon, tab or bar separated text, row by row, in any of the encodings that
 * spreadsheets write. Rows of nothing but blanks are left out; every other row comes as it stands.
 * @throws {RefusedFile} when the file is no such table.
 */
export async function openCsv(path: string, options: ReadOptions = {}): Promise<CsvTable> {
  const file = await openTextFile(path, options.maxBytes);
  const start = await beginning(file.text());
  const delimiter = options.delimiterOf?.((one) => firstRows(start, one)) ?? findDelimiter(start);
  const allRecords = () =>
    recordsOf(
      file.text((read) => options.onProgress?.(file.size ? read / file.size : 1)),
      delimiter,
    );
  return { encoding: file.encoding, delimiter, allRecords, records: () => written(allRecords()) };
}

async function* written(records: AsyncGenerator<CsvRecord>): AsyncGenerator<CsvRecord> {
  for await (const record of records) if (!isBlank(record.cells)) yield record;
}

/** The rows that have been read already, then those that follow. */
export async function* rowsOn<Row>(read: readonly Row[], rest: AsyncGenerator<Row>): AsyncGenerator<Row> {
  yield* read;
  yield* rest;
}

/** Whether no cell of a row holds anything. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

async function* recordsOf(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRecord> {
  const splitter = new RowSplitter(delimiter);
  let [blank, written] = [0, 0];
  try {
    for await (const piece of text) {
      for (const record of splitter.split(piece)) {
        blank = isBlank(record.cells) ? blank + Math.max(1, record.cells.length / CELLS_OF_BLANK) : 0;
        if (blank === 0) written = record.line;
        if (blank > MOST_BLANK) throw blankRows(written + 1);
        yield record;
      }
    }
    const last = splitter.end();
    if (last) yield last;
  } catch (error) {
    throw error instanceof SplitError ? inPlainWords(error) : error;
  }
}

const blankRows = (line: number) =>
  new RefusedFile(`From line ${line} on there are too many blank rows: delete them and try again.`);

function inPlainWords({ why, line }: SplitError): RefusedFile {
  return new RefusedFile(
    why === "too-long"
      ? `The row that begins on line ${line} is longer than a megabyte, or has more than 16,384 cells: this is no table.`
      : `A quotation mark opened on or after line ${line} is never closed: the file is cut short or damaged.`,
  );
}

async function beginning(text: AsyncIterable<string>): Promise<string> {
  let start = "";
  for await (const piece of text) {
    start += piece;
    if (start.length > 65_536) break;
  }
  return start.slice(0, 65_536);
}

/** The delimiter under which some row near the top has most cells: titles have few, a header has many. */
function findDelimiter(start: string): string {
  let best = ",";
  let most = 1;
  for (const delimiter of DELIMITERS) {
    const cells = widestRow(start, delimiter);
    if (cells > most) {
      best = delimiter;
      most = cells;
    }
  }
  return best;
}

function widestRow(start: string, delimiter: string): number {
  const rows = firstRows(start, delimiter).slice(0, 40);
  return Math.max(1, ...rows.map((row) => row.filter((cell) => cell.trim() !== "").length));
}

const FIRST_ROWS = 60;

/** The first rows of a beginning, which may be cut anywhere: the row that is cut is left out. */
function firstRows(start: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  try {
    for (const { cells } of new RowSplitter(delimiter).split(start)) {
      if (rows.push(cells) >= FIRST_ROWS) break;
    }
  } catch (error) {
    if (!(error instanceof SplitError)) throw error;
  }
  return rows;
}
