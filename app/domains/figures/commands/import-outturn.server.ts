import { basename } from "node:path";
import type { TransactionSql } from "postgres";
import { now } from "~/platform/clock.server";
import { type ImportError, importTable, type Progress } from "~/platform/csv/import-table.server";
import type { Table } from "~/platform/csv/table.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import { failpoint } from "~/platform/failpoint.server";
import { err, type Result } from "~/platform/result";
import { londonDate } from "~/platform/time";
import { OUTTURN_COLUMNS, type OutturnColumn } from "../outturn.columns.rules";
import { outturnYear, readOutturn } from "../outturn-rows.rules";
import type { FoundFigure } from "../queries/read-figures.server";
import type { FiguresImportResult } from "./import-figures.server";
import { keepFigures } from "./keep-figures.server";

export interface OutturnImportResult extends FiguresImportResult {
  /** Councils whose row has something against it, and what: nothing is worked out from them. */
  flagged: Array<{ areaName: string; flags: readonly string[] }>;
}

export interface OutturnOptions {
  /** The financial year, "2024-25", where the file's name does not say it. */
  year?: string | undefined;
  onProgress?: Progress;
}

/**
 * Imports MHCLG's revenue outturn on children looked after: one transaction, all or nothing, in £ thousand as published, each
 * row with what is known against it. Importing it again changes nothing.
 */
export async function importOutturn(
  path: string,
  { year, onProgress }: OutturnOptions = {},
): Promise<Result<OutturnImportResult, ImportError>> {
  const file = basename(path);
  const ended = outturnYear(year ?? file);
  if (ended === null) return refused("Say which financial year it is of, like --year 2024-25.");
  if (`${ended}-03-31` > londonDate(now())) return refused(`31 March ${ended} is still to come.`);
  return importTable(path, OUTTURN_COLUMNS, onProgress, (tx, table, onRows) =>
    load(tx, table, { file, released: ended, onRows }),
  );
}

const refused = (reason: string) => err<ImportError>({ kind: "refused", reason });

async function load(
  tx: TransactionSql,
  table: Table<OutturnColumn>,
  { file, released, onRows }: { file: string; released: number; onRows: (rows: number) => void },
): Promise<OutturnImportResult> {
  const figures: FoundFigure[] = [];
  const flagged: OutturnImportResult["flagged"] = [];
  const rejected: OutturnImportResult["rejected"] = [];
  const areas = new Set<string>();
  let [rows, other] = [0, 0];
  for await (const { line, cells } of table.rows) {
    rows += 1;
    const read = readOutturn((column) => (cells[table.columns[column] ?? -1] ?? "").trim(), released);
    if (read.kind === "other") other += 1;
    else if (read.kind === "rejected") rejected.push({ line, reason: read.reason });
    else {
      const { areaCode = "", areaName = "", flags = [] } = read.figures[0] ?? {};
      if (areas.has(areaCode)) {
        rejected.push({ line, reason: `${areaName} has a row already.` });
        continue;
      }
      areas.add(areaCode);
      if (flags.length > 0) flagged.push({ areaName, flags });
      figures.push(...read.figures.map((figure) => ({ ...figure, line })));
    }
  }
  if (figures.length === 0)
    throw new RefusedFile(rejected[0]?.reason ?? "None of its rows is a council's, by an ONS code.");
  const kept = await keepFigures(tx, figures, { file, released, onRows });
  failpoint("import:before-commit");
  return { ...kept, rows, other, flagged, rejected };
}
