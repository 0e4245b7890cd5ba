import { basename } from "node:path";
import type { TransactionSql } from "postgres";
import {
  type FoundFigure,
  type FoundFigures,
  readFigures,
} from "~/domains/figures/queries/read-figures.server";
import { RELEASE_COLUMNS, type ReleaseColumn } from "~/domains/figures/release.columns.rules";
import { type ImportError, importTable, type Progress } from "~/platform/csv/import-table.server";
import type { Table } from "~/platform/csv/table.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import { failpoint } from "~/platform/failpoint.server";
import type { Result } from "~/platform/result";

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
  /** Rows about something else: regions, the country, rates, children starting and ceasing. */
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
  return importTable(path, RELEASE_COLUMNS, options.onProgress, (tx, table, onRows) =>
    load(tx, table, basename(path), onRows),
  );
}

async function load(
  tx: TransactionSql,
  table: Table<ReleaseColumn>,
  file: string,
  onRows: (rows: number) => void,
): Promise<LookedAfterImportResult> {
  const { figures, rows, rejected } = await readFigures(table);
  const totals = totalsOf(figures);
  refuseHollow(rows, totals.length, rejected);
  const { asAt, created, updated } = await writeTotals(tx, totals, onRows);
  failpoint("import:before-commit");
  return {
    file,
    asAt,
    rows,
    created,
    updated,
    unchanged: totals.length - created - updated,
    marked: totals.filter(({ told }) => told.state !== null).length,
    other: rows - totals.length - rejected.length,
    rejected,
  };
}

/** In the transaction of an import of figures: the totals among them, where there are any. */
export async function alsoTotals(tx: TransactionSql, figures: readonly FoundFigure[]): Promise<void> {
  await writeTotals(tx, totalsOf(figures));
}

/** How many children a council looks after on 31 March. */
function totalsOf(figures: readonly FoundFigure[]): FoundFigure[] {
  return figures.filter(({ measure, level }) => measure === "looked-after" && level === "council");
}

/** Writes them as of the newest year among them, in the order of the file. */
async function writeTotals(
  tx: TransactionSql,
  totals: readonly FoundFigure[],
  onRows: (rows: number) => void = () => undefined,
): Promise<Written> {
  await tx`select pg_advisory_xact_lock(hashtext('homeward looked after import'))`;
  const newest = totals.reduce((latest, { year }) => Math.max(latest, year), 0);
  const written: Written = { asAt: `${newest}-03-31`, created: 0, updated: 0 };
  for (let at = 0; at < totals.length; at += BATCH) {
    await write(tx, totals.slice(at, at + BATCH), written);
    onRows(Math.min(totals.length, at + BATCH));
    failpoint("import:batch");
  }
  return written;
}

type Written = Pick<LookedAfterImportResult, "asAt" | "created" | "updated">;

function refuseHollow(rows: number, good: number, rejected: FoundFigures["rejected"]): void {
  if (rows === 0) throw new RefusedFile("The file has a header and no rows.");
  if (good > 0) return;
  const first = rejected[0];
  throw new RefusedFile(
    `None of the ${rows} rows tells how many children a council looks after on 31 March${
      first ? `; line ${first.line}: ${first.reason}` : "."
    }`,
  );
}

async function write(tx: TransactionSql, totals: readonly FoundFigure[], result: Written): Promise<void> {
  const written = await tx<{ created: boolean }[]>`
    insert into looked_after_totals as t (council_code, as_at, name, children, mark, released_as_at)
    select code, as_at::date, name, children, mark, ${result.asAt}::date
      from unnest(${totals.map((one) => one.areaCode)}::text[], ${totals.map(({ year }) => `${year}-03-31`)}::text[],
        ${totals.map((one) => one.areaName)}::text[], ${totals.map(({ told }) => told.value)}::int[],
        ${totals.map(({ told }) => told.state)}::text[]) as f (code, as_at, name, children, mark)
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
