import {
  type ColumnMeaning,
  type ColumnPositions,
  findColumns,
  headerScore,
  missingColumns,
} from "./columns";
import { type CsvRecord, openCsv, type ReadOptions, rowsOn } from "./records.server";
import { RefusedFile, type TextEncoding } from "./text-file.server";

/** A table whose columns have been found by meaning. */
export interface Table<K extends string> {
  encoding: TextEncoding;
  delimiter: string;
  columns: ColumnPositions<K>;
  /** The text of the rows above the header, one string a row. */
  titleLines: string[];
  /** The rows below the header, blank ones left out. May be read once. */
  rows: AsyncGenerator<CsvRecord>;
}

// Publishers put a title and notes above the header: three lines in Ofsted's files, a page of notes in others.
const HEADER_WITHIN = 40;

/**
 * Opens a table and finds its header and columns by meaning, whatever stands above and however they are worded.
 * @throws {RefusedFile} when the file is no table, or a needed column is missing: it is named.
 */
export async function openTable<K extends string>(
  path: string,
  meanings: readonly ColumnMeaning<K>[],
  options: ReadOptions = {},
): Promise<Table<K>> {
  const csv = await openCsv(path, options);
  const records = csv.records();
  const above: CsvRecord[] = [];
  const needed = meanings.filter((meaning) => meaning.needed).length;
  while (above.length < HEADER_WITHIN) {
    const next = await records.next();
    if (next.done) break;
    above.push(next.value);
    if (headerScore(next.value.cells, meanings) === needed) break;
  }
  const at = bestHeader(above, meanings);
  const header = above[at];
  if (!header) {
    throw new RefusedFile(`The file has no header row with the columns ${labels(meanings, true)}.`);
  }
  const columns = findColumns(header.cells, meanings);
  const missing = missingColumns(columns, meanings);
  if (missing.length > 0) {
    const what = missing.length === 1 ? "a needed column is" : "needed columns are";
    throw new RefusedFile(`The file cannot be imported: ${what} missing from it: ${list(missing)}.`);
  }
  return {
    encoding: csv.encoding,
    delimiter: csv.delimiter,
    columns,
    titleLines: above.slice(0, at).map((record) => record.cells.join(" ").replace(/\s+/g, " ").trim()),
    rows: rowsOn(above.slice(at + 1), records),
  };
}

function bestHeader<K extends string>(
  rows: readonly CsvRecord[],
  meanings: readonly ColumnMeaning<K>[],
): number {
  let best = -1;
  // One needed wording alone may stand in a title by chance; a header names at least two.
  let most = 1;
  rows.forEach((row, index) => {
    const score = headerScore(row.cells, meanings);
    if (score > most) {
      best = index;
      most = score;
    }
  });
  return best;
}

function labels<K extends string>(meanings: readonly ColumnMeaning<K>[], needed: boolean): string {
  return list(meanings.filter((meaning) => meaning.needed === needed).map((meaning) => meaning.label));
}

function list(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(", ");
}
