import { Readable } from "node:stream";
import { type CsvError, type Options, parse } from "csv-parse";
import { parse as parseNow } from "csv-parse/sync";
import { openTextFile, RefusedFile, type TextEncoding } from "./text-file.server";

/** One row of a table as it stands in the file. */
export interface CsvRecord {
  /** The line of the file on which the row begins, counted from 1 as an editor shows it. */
  line: number;
  cells: string[];
}

export interface CsvTable {
  encoding: TextEncoding;
  delimiter: string;
  records(): AsyncGenerator<CsvRecord>;
}

export interface ReadOptions {
  /** Told the share of the file that has been read, 0 to 1. */
  onProgress?: (share: number) => void;
}

const DELIMITERS = [",", ";", "\t", "|"] as const;
const LONGEST_ROW = 1024 * 1024;

const OPTIONS: Options = {
  record_delimiter: ["\r\n", "\n", "\r"],
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: false,
  max_record_size: LONGEST_ROW,
};

/**
 * Reads a table of comma, semicolon, tab or bar separated text, row by row, in any of the encodings that
 * spreadsheets write. Rows of nothing but blanks are left out; every other row comes as it stands.
 * @throws {RefusedFile} when the file is no such table.
 */
export async function openCsv(path: string, options: ReadOptions = {}): Promise<CsvTable> {
  const file = await openTextFile(path);
  const delimiter = findDelimiter(await beginning(file.text()));
  return {
    encoding: file.encoding,
    delimiter,
    records: () =>
      recordsOf(
        file.text((read) => options.onProgress?.(file.size ? read / file.size : 1)),
        delimiter,
      ),
  };
}

async function* recordsOf(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRecord> {
  const parser = Readable.from(text).pipe(parse({ ...OPTIONS, delimiter }));
  const source = parser as AsyncIterable<string[]>;
  let line = 1;
  try {
    for await (const cells of source) {
      const begins = line;
      line += 1 + breaksWithin(cells);
      if (cells.some((cell) => cell.trim() !== "")) yield { line: begins, cells };
    }
  } catch (error) {
    throw inPlainWords(error, line);
  }
}

// The parser's own count takes a line break of two characters within quotes for two lines.
function breaksWithin(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) if (/[\r\n]/.test(cell)) breaks += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  return breaks;
}

function inPlainWords(error: unknown, line: number): unknown {
  const code = (error as CsvError).code;
  if (code === "CSV_QUOTE_NOT_CLOSED") {
    return new RefusedFile(
      `A quotation mark opened on or after line ${line} is never closed: the file is cut short or damaged.`,
    );
  }
  if (code === "CSV_MAX_RECORD_SIZE") {
    return new RefusedFile(
      `The row that begins on line ${line} is longer than a megabyte: this is no table.`,
    );
  }
  return error;
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
  try {
    const rows = parseNow(start, { ...OPTIONS, delimiter, to: 40 }) as unknown as string[][];
    return Math.max(1, ...rows.map((row) => row.filter((cell) => cell.trim() !== "").length));
  } catch {
    return 1;
  }
}
