import { basename } from "node:path";
import type { TransactionSql } from "postgres";
import { type ImportError, importTable, type Progress } from "~/platform/csv/import-table.server";
import type { Table } from "~/platform/csv/table.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import { failpoint } from "~/platform/failpoint.server";
import type { Result } from "~/platform/result";
import { MEASURES } from "../measures.rules";
import { type FoundFigure, type FoundFigures, readFigures } from "../queries/read-figures.server";
import { RELEASE_COLUMNS, type ReleaseColumn } from "../release.columns.rules";
import { type KeptFigures, keepFigures } from "./keep-figures.server";

export interface FiguresImportResult extends KeptFigures {
  /** Rows below the header. */
  rows: number;
  /** Rows about something that is not kept. */
  other: number;
  rejected: Array<{ line: number; reason: string }>;
}

export interface FiguresOptions {
  onProgress?: Progress;
  /** What another domain writes of the same figures in the same transaction: all of it goes in, or nothing. */
  also?: (tx: TransactionSql, figures: readonly FoundFigure[]) => Promise<void>;
}

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
  const { figures, rows, other, rejected } = await readFigures(table);
  refuseHollow(rows, figures, rejected);
  const released = figures.reduce((newest, { year }) => Math.max(newest, year), 0);
  const kept = await keepFigures(tx, figures, { file, released, onRows });
  const result: FiguresImportResult = { ...kept, rows, other, rejected };
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
