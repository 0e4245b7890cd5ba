import { basename } from "node:path";
import type { TransactionSql } from "postgres";
import type { ColumnPositions } from "~/platform/csv/columns";
import { type ImportError, orRefused, type Progress } from "~/platform/csv/import-table.server";
import { openTable, type Table } from "~/platform/csv/table.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import { sqlFor } from "~/platform/database/clients.server";
import { failpoint } from "~/platform/failpoint.server";
import type { Result } from "~/platform/result";
import { councilOfDistrict } from "../council-areas";
import {
  type OutcodePlace,
  OutcodeSums,
  type PostcodePlace,
  readOutcode,
  readPostcode,
} from "../postcode.rules";
import {
  OUTCODE_COLUMNS,
  type OutcodeColumn,
  POSTCODE_COLUMNS,
  type PostcodeColumn,
} from "../register.columns";

export interface PostcodeImportResult {
  /** The file's name, without its folder. */
  file: string;
  /** Rows below the header, blank ones left out. */
  rows: number;
  /** Postcodes written or already as in the file; 0 for a table of outcodes. */
  postcodes: number;
  /** Outcodes whose point and council were written. */
  outcodes: number;
  rejected: Array<{ line: number; reason: string }>;
}

export interface PostcodeOptions {
  onProgress?: Progress;
}

const BATCH = 5_000;

type Opened =
  | { kind: "postcodes"; table: Table<PostcodeColumn> }
  | { kind: "outcodes"; table: Table<OutcodeColumn> };

/**
 * Imports the ONS Postcode Directory's columns (plain or .gz), terminated postcodes included, or a table of
 * outcodes: streamed, in one transaction, all or nothing. An outcode's point is the mean of its postcodes in
 * the file, its council the one with most of them; districts of two-tier counties answer as their county.
 */
export async function importPostcodes(
  path: string,
  options: PostcodeOptions = {},
): Promise<Result<PostcodeImportResult, ImportError>> {
  return orRefused(async () => {
    let share = 0;
    const opened = await open(path, (read) => {
      share = read;
    });
    const result: PostcodeImportResult = {
      file: basename(path),
      rows: 0,
      postcodes: 0,
      outcodes: 0,
      rejected: [],
    };
    const onRows = (rows: number) => options.onProgress?.(share, rows);
    await sqlFor("region").begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(hashtext('homeward postcode import'))`;
      if (opened.kind === "postcodes") await loadPostcodes(tx, opened.table, result, onRows);
      else await loadOutcodes(tx, opened.table, result);
      if (result.postcodes + result.outcodes === 0) {
        throw new RefusedFile(
          `None of the ${result.rows} rows below the header holds a postcode or an outcode.`,
        );
      }
    });
    return result;
  });
}

async function open(path: string, onProgress: (share: number) => void): Promise<Opened> {
  try {
    return { kind: "postcodes", table: await openTable(path, POSTCODE_COLUMNS, { onProgress }) };
  } catch (error) {
    // A table of outcodes lacks the postcode's column; if it is none either, the first refusal is told.
    if (!(error instanceof RefusedFile)) throw error;
    try {
      return { kind: "outcodes", table: await openTable(path, OUTCODE_COLUMNS, { onProgress }) };
    } catch {
      throw error;
    }
  }
}

async function loadPostcodes(
  tx: TransactionSql,
  table: Table<PostcodeColumn>,
  result: PostcodeImportResult,
  onRows: (rows: number) => void,
): Promise<void> {
  const sums = new OutcodeSums();
  let batch = new Map<string, PostcodePlace>();
  const flush = async () => {
    await writePostcodes(tx, [...batch.values()]);
    result.postcodes += batch.size;
    batch = new Map();
    onRows(result.rows);
    failpoint("import:batch");
  };
  for await (const { line, cells } of table.rows) {
    result.rows += 1;
    const read = readPostcode(reader(cells, table.columns));
    if (!read.ok) {
      result.rejected.push({ line, reason: read.reason });
      continue;
    }
    const place = { ...read.place, councilCode: councilOf(read.place.councilCode) };
    batch.set(place.code, place);
    sums.add(place);
    if (batch.size >= BATCH) await flush();
  }
  await flush();
  const outcodes = sums.places();
  await writeOutcodes(tx, outcodes);
  result.outcodes = outcodes.length;
}

async function loadOutcodes(
  tx: TransactionSql,
  table: Table<OutcodeColumn>,
  result: PostcodeImportResult,
): Promise<void> {
  const places = new Map<string, OutcodePlace>();
  for await (const { line, cells } of table.rows) {
    result.rows += 1;
    const read = readOutcode(reader(cells, table.columns));
    if (!read.ok) result.rejected.push({ line, reason: read.reason });
    else places.set(read.place.code, { ...read.place, councilCode: councilOf(read.place.councilCode) });
  }
  await writeOutcodes(tx, [...places.values()]);
  result.outcodes = places.size;
}

function reader<K extends string>(cells: readonly string[], at: ColumnPositions<K>): (column: K) => string {
  return (column) => (cells[at[column] ?? -1] ?? "").trim();
}

function councilOf(district: string | null): string | null {
  return district === null ? null : councilOfDistrict(district);
}

async function writePostcodes(tx: TransactionSql, places: readonly PostcodePlace[]): Promise<void> {
  if (places.length === 0) return;
  // Sorted, so that neighbours of the index are written one after the other.
  const sorted = [...places].sort((a, b) => (a.code < b.code ? -1 : 1));
  await tx`
    insert into postcodes as p (code, outcode, lat, lng, council_code)
    select * from unnest(${sorted.map((place) => place.code)}::text[], ${sorted.map((place) => place.outcode)}::text[],
      ${sorted.map((place) => place.lat)}::float8[], ${sorted.map((place) => place.lng)}::float8[],
      ${sorted.map((place) => place.councilCode)}::text[])
    on conflict (code) do update set outcode = excluded.outcode, lat = excluded.lat, lng = excluded.lng,
      council_code = excluded.council_code
    where (p.outcode, p.lat, p.lng, p.council_code)
      is distinct from (excluded.outcode, excluded.lat, excluded.lng, excluded.council_code)`;
}

async function writeOutcodes(tx: TransactionSql, places: readonly OutcodePlace[]): Promise<void> {
  if (places.length === 0) return;
  await tx`
    insert into outcodes (code, lat, lng, council_code)
    select * from unnest(${places.map((place) => place.code)}::text[], ${places.map((place) => place.lat)}::float8[],
      ${places.map((place) => place.lng)}::float8[], ${places.map((place) => place.councilCode)}::text[])
    on conflict (code) do update set lat = excluded.lat, lng = excluded.lng, council_code = excluded.council_code`;
}
