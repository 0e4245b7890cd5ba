import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { dayOfColumn, londonDate } from "~/platform/time";
import { NAME_WITHHELD } from "../ledger-identity.rules";
import { type OpenUpload, openUploads } from "./open-uploads.server";
import { requireImports } from "./require-imports.server";

/** One file that came in. Days are `YYYY-MM-DD`. */
export type ImportSummary = {
  number: number;
  fileName: string;
  importedOn: string;
  rows: number;
  pence: number;
  refused: number;
  firstDay: string | null;
  lastDay: string | null;
  /** The import that took its place, and that whose place it took. */
  correctedBy: number | null;
  corrects: number | null;
};

export type ImportsView = {
  imports: ImportSummary[];
  more: boolean;
  /** Suppliers that can be linked and that nobody has. */
  unlinked: number;
  /** Files that were sent and not imported yet. */
  open: OpenUpload[];
};

export const IMPORT_SUMMARY = {
  number: true,
  fileName: true,
  importedAt: true,
  rows: true,
  pence: true,
  refusedRows: true,
  firstDay: true,
  lastDay: true,
  corrects: { select: { number: true } },
  correctedBy: { select: { number: true } },
} as const;

type Row = {
  number: number;
  fileName: string;
  importedAt: Date;
  rows: number;
  pence: bigint;
  refusedRows: number;
  firstDay: Date | null;
  lastDay: Date | null;
  corrects: { number: number } | null;
  correctedBy: { number: number } | null;
};

/** A batch as pages show it. */
export function summaryOf(row: Row): ImportSummary {
  return {
    number: row.number,
    fileName: row.fileName,
    importedOn: londonDate(row.importedAt),
    rows: row.rows,
    pence: Number(row.pence),
    refused: row.refusedRows,
    firstDay: dayOfColumn(row.firstDay),
    lastDay: dayOfColumn(row.lastDay),
    corrects: row.corrects?.number ?? null,
    correctedBy: row.correctedBy?.number ?? null,
  };
}

const MAX_ROWS = 60;

/** The files of the actor's council, newest first; 403 in words. */
export function listImports(actor: Actor): Promise<ImportsView> {
  return read(actor, async (tx) => {
    requireImports(actor);
    const councilId = actor.organisationId;
    const rows = await tx.importBatch.findMany({
      where: { councilId },
      orderBy: { number: "desc" },
      take: MAX_ROWS + 1,
      select: IMPORT_SUMMARY,
    });
    return {
      imports: rows.slice(0, MAX_ROWS).map(summaryOf),
      more: rows.length > MAX_ROWS,
      unlinked: await tx.paymentSupplier.count({
        where: { councilId, providerId: null, NOT: { names: { equals: [NAME_WITHHELD] } } },
      }),
      open: await openUploads(tx, councilId),
    };
  });
}
