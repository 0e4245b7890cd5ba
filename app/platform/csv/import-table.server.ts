import type { TransactionSql } from "postgres";
import { sqlFor } from "~/platform/database/clients.server";
import { err, ok, type Result } from "~/platform/result";
import type { ColumnMeaning } from "./columns";
import { openTable, type Table } from "./table.server";
import { RefusedFile } from "./text-file.server";

export interface ImportError {
  kind: "refused";
  /** Why, in words for the person who chose the file. */
  reason: string;
}

/** How far it is: the share of the file that is read, and the rows that were. */
export type Progress = (share: number, rows: number) => void;

/** What an import answers with; a file that is refused is a value, whatever else goes wrong is thrown. */
export async function orRefused<R>(work: () => Promise<R>): Promise<Result<R, ImportError>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof RefusedFile) return err({ kind: "refused", reason: error.message });
    throw error;
  }
}

/** Opens a published table and loads it in one transaction as the region's role: all of it or nothing. */
export function importTable<K extends string, R extends object>(
  path: string,
  columns: readonly ColumnMeaning<K>[],
  onProgress: Progress | undefined,
  load: (tx: TransactionSql, table: Table<K>, onRows: (rows: number) => void) => Promise<R>,
): Promise<Result<R, ImportError>> {
  return orRefused(async () => {
    let share = 0;
    const table = await openTable(path, columns, {
      onProgress: (read) => {
        share = read;
      },
    });
    const loaded = await sqlFor("region").begin((tx) => load(tx, table, (rows) => onProgress?.(share, rows)));
    return loaded as R;
  });
}
