import { createHash } from "node:crypto";
import { basename } from "node:path";
import { GROUPS } from "../../app/domains/market/flows/daily-counts.rules";
import type { Returns } from "../../app/domains/market/flows/join-returns.rules";
import {
  ASYLUM_COLUMNS,
  EPISODE_COLUMNS,
  HEADER_COLUMNS,
} from "../../app/domains/market/flows/return-columns.rules";
import {
  type EpisodeRow,
  type ReadReturnRow,
  readAsylum,
  readEpisode,
  readHeader,
} from "../../app/domains/market/flows/return-rows.rules";
import type { ColumnMeaning } from "../../app/platform/csv/columns";
import { openTable } from "../../app/platform/csv/table.server";
import { RefusedFile } from "../../app/platform/csv/text-file.server";

export interface ReturnFiles {
  episodes: readonly string[];
  headers: readonly string[];
  /** Empty where the list was not given. */
  uasc: readonly string[];
}

export interface LeftOut {
  file: string;
  line: number;
  reason: string;
}

/** Reads the files of the returns. Rows that cannot be read are left out and told; a file without a good row is refused. */
export async function readReturns(
  files: ReturnFiles,
  today: string,
): Promise<{ returns: Returns; leftOut: LeftOut[] }> {
  const leftOut: LeftOut[] = [];
  const read = async <K extends string, T>(
    paths: readonly string[],
    columns: readonly ColumnMeaning<K>[],
    row: (cell: (column: K) => string) => ReadReturnRow<T>,
  ) => {
    const all: T[] = [];
    for (const path of paths) all.push(...(await rowsOf(path, columns, row, leftOut)));
    return all;
  };
  return {
    returns: {
      episodes: await read(files.episodes, EPISODE_COLUMNS, (cell) => notToCome(readEpisode(cell), today)),
      headers: await read(files.headers, HEADER_COLUMNS, readHeader),
      asylum: files.uasc.length === 0 ? null : await read(files.uasc, ASYLUM_COLUMNS, readAsylum),
    },
    leftOut,
  };
}

async function rowsOf<K extends string, T>(
  path: string,
  columns: readonly ColumnMeaning<K>[],
  row: (cell: (column: K) => string) => ReadReturnRow<T>,
  leftOut: LeftOut[],
): Promise<T[]> {
  const file = basename(path);
  const rows: T[] = [];
  const table = await openTable(path, columns).catch((error: unknown) => {
    throw error instanceof RefusedFile ? new RefusedFile(`${file}: ${error.message}`) : error;
  });
  let first: LeftOut | undefined;
  for await (const { line, cells } of table.rows) {
    const got = row((column) => cells[table.columns[column] ?? -1] ?? "");
    if (got.ok) rows.push(got.row);
    else {
      const left = { file, line, reason: got.reason };
      first ??= left;
      leftOut.push(left);
    }
  }
  if (rows.length === 0 && first)
    throw new RefusedFile(`${file}: no row can be read; line ${first.line}: ${first.reason}`);
  return rows;
}

/** A date that is still to come is a slip of the hand, and would be taken for the end of what the files tell. */
function notToCome(read: ReadReturnRow<EpisodeRow>, today: string): ReadReturnRow<EpisodeRow> {
  if (!read.ok || (read.row.ended ?? read.row.began) <= today) return read;
  return { ok: false, reason: "The episode has a date that is still to come." };
}

/**
 * The group of a child in the jackknife: its number's MD5 as a whole number, modulo the groups. Any even spread would do;
 * this one needs no list of children, so that a child stays in its group when the next year's file is added.
 */
export function groupOfChild(child: string): number {
  return Number(BigInt(`0x${createHash("md5").update(child).digest("hex")}`) % BigInt(GROUPS));
}
