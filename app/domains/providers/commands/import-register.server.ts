import { basename } from "node:path";
import type { TransactionSql } from "postgres";
import { now } from "~/platform/clock.server";
import { type ImportError, importTable, type Progress } from "~/platform/csv/import-table.server";
import type { Table } from "~/platform/csv/table.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import { failpoint } from "~/platform/failpoint.server";
import { newId } from "~/platform/ids";
import type { Result } from "~/platform/result";
import { londonDate } from "~/platform/time";
import { asAtOf, dayOfWording } from "../publication-dates";
import { REGISTER_COLUMNS, type RegisterColumn } from "../register.columns";
import { type RegisterRow, readRegisterRow } from "../register.rules";
import { writeHistory } from "../register-history.server";
import { closeAbsent, forgetAbsent, keepRejected, untoldBy, writeRows } from "../register-rows.server";

export interface RegisterImportResult {
  /** The file's name, without its folder. */
  file: string;
  /** ISO date for which the file tells the register. */
  asAt: string;
  /** Rows below the header, blank ones left out: created + updated + unchanged + rejected. */
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  /** Services closed because the latest file no longer has them. */
  closed: number;
  rejected: Array<{ line: number; reason: string }>;
}

export interface ImportOptions {
  /** The day for which the file tells the register, where neither its title nor its name says so. */
  asAt?: string;
  onProgress?: Progress;
}

const BATCH = 500;

/**
 * Imports the regulator's provider-level file as published: streamed, in one transaction, all or nothing.
 * Importing it again changes nothing; a file older than the latest fills history and leaves the present.
 * Runs as the region's role; who may start it is whoever may run the command line.
 */
export async function importRegister(
  path: string,
  options: ImportOptions = {},
): Promise<Result<RegisterImportResult, ImportError>> {
  return importTable(path, REGISTER_COLUMNS, options.onProgress, (tx, table, onRows) =>
    load(tx, table, basename(path), dayOfFile(table.titleLines, path, options.asAt), onRows),
  );
}

function dayOfFile(titleLines: readonly string[], path: string, given: string | undefined): string {
  const day = given === undefined ? asAtOf(titleLines, basename(path)) : dayOfWording(given);
  if (day === null) {
    throw new RefusedFile(
      given === undefined
        ? "Neither the title nor the name of the file says for which day it tells the register: add it, as in --as-at 2025-03-31."
        : `“${given}” is not a date: write it as in --as-at 2025-03-31.`,
    );
  }
  if (day > londonDate(now())) {
    throw new RefusedFile(`The file is said to tell the register as at ${day}, which is still to come.`);
  }
  return day;
}

async function load(
  tx: TransactionSql,
  table: Table<RegisterColumn>,
  file: string,
  asAt: string,
  onRows: (rows: number) => void,
): Promise<RegisterImportResult> {
  // Two imports at once would each take the other's services for new.
  await tx`select pg_advisory_xact_lock(hashtext('homeward register import'))`;
  const [newer] = await tx`select 1 from register_imports where as_at > ${asAt}::date limit 1`;
  const day = { asAt, latest: newer === undefined, now: now(), untold: untoldBy(table.columns) };
  const result: RegisterImportResult = {
    file,
    asAt,
    rows: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    closed: 0,
    rejected: [],
  };
  const lineOf = new Map<string, number>();
  const faulty = new Set<string>();
  const ids: string[] = [];
  let batch: RegisterRow[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    const written = await writeRows(tx, batch, day);
    result.created += written.created;
    result.updated += written.updated;
    result.unchanged += written.unchanged;
    ids.push(...written.ids);
    batch = [];
    onRows(result.rows);
    failpoint("import:batch");
  };

  for await (const { line, cells } of table.rows) {
    result.rows += 1;
    const read = readRegisterRow(cells, table.columns);
    if (!read.ok) {
      result.rejected.push({ line, reason: read.reason });
      if (read.urn !== null) faulty.add(read.urn);
      continue;
    }
    const earlier = lineOf.get(read.row.urn);
    if (earlier !== undefined) {
      result.rejected.push({ line, reason: `URN ${read.row.urn} is already on line ${earlier}.` });
      continue;
    }
    lineOf.set(read.row.urn, line);
    batch.push(read.row);
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  refuseHollow(result, lineOf.size);

  ids.push(
    ...(await keepRejected(
      tx,
      [...faulty].filter((urn) => !lineOf.has(urn)),
      asAt,
    )),
  );
  await forgetAbsent(tx, ids, asAt);
  if (day.latest) result.closed = await closeAbsent(tx, ids, day.now);
  await writeHistory(tx, asAt);
  await tx`
    insert into register_imports (id, file, as_at, imported_at, rows, created, updated, unchanged, closed, rejected)
    values (${newId()}, ${file}, ${asAt}::date, ${day.now}, ${result.rows}, ${result.created}, ${result.updated},
      ${result.unchanged}, ${result.closed}, ${tx.json(result.rejected)})`;
  failpoint("import:before-commit");
  return result;
}

/** A file without a single good row would close the whole register. */
function refuseHollow(result: RegisterImportResult, good: number): void {
  if (result.rows === 0) throw new RefusedFile("The file has a header and no rows.");
  if (good === 0) {
    const first = result.rejected[0];
    throw new RefusedFile(
      `None of the ${result.rows} rows can be read${first ? `; line ${first.line}: ${first.reason}` : "."}`,
    );
  }
}
