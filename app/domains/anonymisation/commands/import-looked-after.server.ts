import { basename } from "node:path";
import type { TransactionSql } from "postgres";
import { now } from "~/platform/clock.server";
import { type ImportError, importTable, type Progress } from "~/platform/csv/import-table.server";
import type { Table } from "~/platform/csv/table.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import { failpoint } from "~/platform/failpoint.server";
import type { Result } from "~/platform/result";
import { londonDate } from "~/platform/time";
import { LOOKED_AFTER_COLUMNS, type LookedAfterColumn } from "../small-numbers/looked-after.columns.rules";
import { type LookedAfterRow, readLookedAfter } from "../small-numbers/looked-after.rules";

export interface LookedAfterImportResult {
  /** The file's name, without its folder. */
  file: string;
  /** ISO date of the newest totals in it. */
  asAt: string;
  /** Rows below the header: created + updated + unchanged + other + rejected. */
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  /** Totals of a council that the publisher does not give, among those above. */
  marked: number;
  /** Rows about something else: regions, the country, children starting and ceasing. */
  other: number;
  rejected: Array<{ line: number; reason: string }>;
}

export interface LookedAfterOptions {
  onProgress?: Progress;
}

const BATCH = 500;

/**
 * Imports how many children each council looks after on 31 March from the DfE's file "number and rate per 10,000
 * children" as published: streamed, in one transaction, all or nothing. Importing it again changes nothing; of two
 * files that tell of the same year, the later one counts in whatever order they come. Runs as the region's role; who
 * may start it is whoever may run the command line.
 */
export async function importLookedAfter(
  path: string,
  options: LookedAfterOptions = {},
): Promise<Result<LookedAfterImportResult, ImportError>> {
  return importTable(path, LOOKED_AFTER_COLUMNS, options.onProgress, (tx, table, onRows) =>
    load(tx, table, basename(path), onRows),
  );
}

async function load(
  tx: TransactionSql,
  table: Table<LookedAfterColumn>,
  file: string,
  onRows: (rows: number) => void,
): Promise<LookedAfterImportResult> {
  await tx`select pg_advisory_xact_lock(hashtext('homeward looked after import'))`;
  const result: LookedAfterImportResult = {
    file,
    asAt: "",
    rows: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    marked: 0,
    other: 0,
    rejected: [],
  };
  const today = londonDate(now());
  // A row a council and year, some 160 a year: which file is the later one is known only at its end.
  const found = new Map<string, LookedAfterRow>();
  for await (const { line, cells } of table.rows) {
    result.rows += 1;
    const read = readLookedAfter((column) => (cells[table.columns[column] ?? -1] ?? "").trim());
    const reject = (reason: string) => result.rejected.push({ line, reason });
    if (read.kind === "other") result.other += 1;
    else if (read.kind === "rejected") reject(read.reason);
    else if (read.row.asAt > today) reject(`31 March ${read.row.asAt.slice(0, 4)} is still to come.`);
    else {
      const key = `${read.row.councilCode} ${read.row.asAt}`;
      if (found.has(key)) reject(`${read.row.name} has a row for ${read.row.asAt.slice(0, 4)} already.`);
      else found.set(key, read.row);
    }
  }
  refuseHollow(result, found.size);
  const totals = [...found.values()];
  result.asAt = totals.reduce((latest, { asAt }) => (asAt > latest ? asAt : latest), "");
  result.marked = totals.filter(({ mark }) => mark !== null).length;
  for (let at = 0; at < totals.length; at += BATCH) {
    await write(tx, totals.slice(at, at + BATCH), result);
    onRows(Math.min(totals.length, at + BATCH));
    failpoint("import:batch");
  }
  result.unchanged = totals.length - result.created - result.updated;
  failpoint("import:before-commit");
  return result;
}

function refuseHollow({ rows, rejected }: LookedAfterImportResult, good: number): void {
  if (rows === 0) throw new RefusedFile("The file has a header and no rows.");
  if (good > 0) return;
  const first = rejected[0];
  throw new RefusedFile(
    `None of the ${rows} rows tells how many children a council looks after on 31 March${
      first ? `; line ${first.line}: ${first.reason}` : "."
    }`,
  );
}

async function write(
  tx: TransactionSql,
  totals: readonly LookedAfterRow[],
  result: LookedAfterImportResult,
): Promise<void> {
  const written = await tx<{ created: boolean }[]>`
    insert into looked_after_totals as t (council_code, as_at, name, children, mark, released_as_at)
    select code, as_at::date, name, children, mark, ${result.asAt}::date
      from unnest(${totals.map((one) => one.councilCode)}::text[], ${totals.map((one) => one.asAt)}::text[],
        ${totals.map((one) => one.name)}::text[], ${totals.map((one) => one.children)}::int[],
        ${totals.map((one) => one.mark)}::text[]) as f (code, as_at, name, children, mark)
    on conflict (council_code, as_at) do update set name = excluded.name, children = excluded.children,
      mark = excluded.mark, released_as_at = excluded.released_as_at
    where t.released_as_at <= excluded.released_as_at
      and (t.name, t.children, t.mark, t.released_as_at)
        is distinct from (excluded.name, excluded.children, excluded.mark, excluded.released_as_at)
    returning (xmax = 0) as created`;
  const created = written.filter((row) => row.created).length;
  result.created += created;
  result.updated += written.length - created;
}
