import { basename } from "node:path";
import type { TransactionSql } from "postgres";
import { now } from "~/platform/clock.server";
import { type ImportError, importTable, type Progress } from "~/platform/csv/import-table.server";
import type { Table } from "~/platform/csv/table.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import { failpoint } from "~/platform/failpoint.server";
import type { Result } from "~/platform/result";
import { MEASURES, type Measure } from "../measures.rules";
import { type FoundFigure, type FoundFigures, readFigures } from "../queries/read-figures.server";
import { RELEASE_COLUMNS, type ReleaseColumn } from "../release.columns.rules";

/** A value of an earlier release that this one gives differently; a mark stands in place of a number. */
export interface Revision {
  measure: Measure;
  part: string;
  areaCode: string;
  areaName: string;
  year: number;
  from: number | string;
  to: number | string;
}

export interface FiguresImportResult {
  /** The file's name, without its folder. */
  file: string;
  /** 31 March of the newest year in it, ISO. */
  asAt: string;
  /** Which measures it has figures of. */
  measures: Measure[];
  /** Rows below the header. */
  rows: number;
  /** Figures, of which a row may have two: created + updated + unchanged. */
  created: number;
  updated: number;
  unchanged: number;
  /** Figures for which the publisher gives a mark instead of a number, among those above. */
  marked: number;
  /** Past values of councils that differ from the release before. */
  revised: Revision[];
  /** Rows about something that is not kept. */
  other: number;
  rejected: Array<{ line: number; reason: string }>;
}

export interface FiguresOptions {
  onProgress?: Progress;
  /** What another domain writes of the same figures in the same transaction: all of it goes in, or nothing. */
  also?: (tx: TransactionSql, figures: readonly FoundFigure[]) => Promise<void>;
}

const BATCH = 2_000;

/**
 * Imports a file of the DfE's statistics of children looked after as published: streamed, in one transaction, all or
 * nothing. A release is known by its newest year. Importing it again changes nothing; an older one does not replace what
 * a newer has told, in whatever order they come. Runs as the region's role; who may start it is whoever may run the
 * command line.
 */
export async function importFigures(
  path: string,
  options: FiguresOptions = {},
): Promise<Result<FiguresImportResult, ImportError>> {
  return importTable(path, RELEASE_COLUMNS, options.onProgress, (tx, table, onRows) =>
    load(tx, table, { ...options, file: basename(path), onRows }),
  );
}

async function load(
  tx: TransactionSql,
  table: Table<ReleaseColumn>,
  { file, onRows, also }: Pick<FiguresOptions, "also"> & { file: string; onRows: (rows: number) => void },
): Promise<FiguresImportResult> {
  await tx`select pg_advisory_xact_lock(hashtext('homeward figures import'))`;
  const { figures, rows, other, rejected } = await readFigures(table);
  refuseHollow(rows, figures, rejected);
  const released = figures.reduce((newest, { year }) => Math.max(newest, year), 0);
  const result: FiguresImportResult = {
    file,
    asAt: `${released}-03-31`,
    measures: MEASURES.filter((measure) => figures.some((one) => one.measure === measure)),
    rows,
    created: 0,
    updated: 0,
    unchanged: 0,
    marked: figures.filter(({ told }) => told.state !== null).length,
    revised: [],
    other,
    rejected,
  };
  for (let at = 0; at < figures.length; at += BATCH) {
    await write(tx, figures.slice(at, at + BATCH), { file, released }, result);
    onRows(Math.min(figures.length, at + BATCH));
    failpoint("import:batch");
  }
  result.unchanged = figures.length - result.created - result.updated;
  result.revised = await revisions(tx, result.measures, released);
  await also?.(tx, figures);
  failpoint("import:before-commit");
  return result;
}

function refuseHollow(
  rows: number,
  figures: readonly FoundFigure[],
  rejected: FoundFigures["rejected"],
): void {
  if (rows === 0) throw new RefusedFile("The file has a header and no rows.");
  if (figures.length > 0) return;
  const first = rejected[0];
  throw new RefusedFile(
    `None of the ${rows} rows has a figure that is kept (${MEASURES.join(", ")})${
      first ? `; line ${first.line}: ${first.reason}` : "."
    }`,
  );
}

async function write(
  tx: TransactionSql,
  figures: readonly FoundFigure[],
  { file, released }: { file: string; released: number },
  result: FiguresImportResult,
): Promise<void> {
  const of = <T>(value: (figure: FoundFigure) => T) => figures.map(value);
  const written = await tx<{ created: boolean }[]>`
    insert into published_figures as t (measure, part, area_code, year, released, level, area_name, value, mark,
      percent, percent_mark, file, line, imported_at)
    select f.measure, f.part, f.area_code, f.year, ${released}::int, f.level, f.area_name, f.value, f.mark,
        f.percent, f.percent_mark, ${file}, f.line, ${now()}
      from unnest(${of(({ measure }) => measure)}::text[], ${of(({ part }) => part)}::text[],
        ${of(({ areaCode }) => areaCode)}::text[], ${of(({ year }) => year)}::int[],
        ${of(({ level }) => level)}::text[], ${of(({ areaName }) => areaName)}::text[],
        ${of(({ told }) => told.value)}::float8[], ${of(({ told }) => told.state)}::text[],
        ${of(({ percent }) => percent?.value ?? null)}::float8[],
        ${of(({ percent }) => percent?.state ?? null)}::text[], ${of(({ line }) => line)}::int[])
        as f (measure, part, area_code, year, level, area_name, value, mark, percent, percent_mark, line)
    on conflict (measure, area_code, year, part, released) do update set level = excluded.level,
      area_name = excluded.area_name, value = excluded.value, mark = excluded.mark, percent = excluded.percent,
      percent_mark = excluded.percent_mark, file = excluded.file, line = excluded.line,
      imported_at = excluded.imported_at
    where (t.area_name, t.value, t.mark, t.percent, t.percent_mark)
        is distinct from (excluded.area_name, excluded.value, excluded.mark, excluded.percent, excluded.percent_mark)
    returning (xmax = 0) as created`;
  const created = written.filter((row) => row.created).length;
  result.created += created;
  result.updated += written.length - created;
}

/** What a release says of councils' past years that the release before it said differently. */
function revisions(tx: TransactionSql, measures: readonly Measure[], released: number) {
  return tx<Revision[]>`
    select f.measure, f.part, f.area_code as "areaCode", f.area_name as "areaName", f.year,
        coalesce(to_jsonb(b.value), to_jsonb(b.mark)) as "from", coalesce(to_jsonb(f.value), to_jsonb(f.mark)) as "to"
      from published_figures f
      cross join lateral (select value, mark from published_figures e
        where e.measure = f.measure and e.area_code = f.area_code and e.year = f.year and e.part = f.part
          and e.released < f.released
        order by e.released desc limit 1) b
     where f.measure = any(${measures as Measure[]}) and f.released = ${released} and f.level = 'council'
       and (b.value, b.mark) is distinct from (f.value, f.mark)
     order by f.area_name, f.measure, f.part, f.year`;
}
