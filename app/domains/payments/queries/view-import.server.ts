import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { notFound } from "~/platform/not-found.server";
import { IMPORT_SUMMARY, type ImportSummary, summaryOf } from "./list-imports.server";
import { requireImports } from "./require-imports.server";

/** A row that was refused: as a spreadsheet counts it, the heading of the column, and why. */
export type RefusedRow = { line: number; column: string; reason: string };

export type ImportView = ImportSummary & {
  outcomes: { words: string; count: number }[];
  refusedRows: RefusedRow[];
  moreRefused: boolean;
};

const MAX_ROWS = 100;

/** One file by its number, with what became of its rows; 404 where there is none, 403 in words. */
export function viewImport(actor: Actor, number: string): Promise<ImportView> {
  return read(actor, async (tx) => {
    const batch = await tx.importBatch.findFirst({
      where: { councilId: actor.organisationId, number: numberIn(number) },
      select: {
        ...IMPORT_SUMMARY,
        id: true,
        newRows: true,
        changedRows: true,
        sameRows: true,
        notOursRows: true,
        withdrawnRows: true,
      },
    });
    if (!batch) return notFound();
    requireImports(actor);
    const refused = await refusedOf(tx, batch.id, MAX_ROWS + 1);
    return {
      ...summaryOf(batch),
      outcomes: [
        { words: "New payments to providers", count: batch.newRows },
        { words: "New payments to suppliers not linked yet", count: batch.notOursRows },
        { words: "Changed", count: batch.changedRows },
        { words: "Already imported", count: batch.sameRows },
        { words: "Left out: not paid yet or could not be read", count: batch.refusedRows },
        { words: "Removed: in the replaced file, not in this one", count: batch.withdrawnRows },
      ].filter(({ count }) => count > 0),
      refusedRows: refused.slice(0, MAX_ROWS),
      moreRefused: refused.length > MAX_ROWS,
    };
  });
}

/** Every refused row of a file, for the file of errors; 404 and 403 as for its page. */
export function listRefusedRows(actor: Actor, number: string): Promise<RefusedRow[]> {
  return read(actor, async (tx) => {
    const batch = await tx.importBatch.findFirst({
      where: { councilId: actor.organisationId, number: numberIn(number) },
      select: { id: true },
    });
    if (!batch) return notFound();
    requireImports(actor);
    return refusedOf(tx, batch.id);
  });
}

const numberIn = (text: string) => (/^[1-9]\d{0,6}$/.test(text) ? Number(text) : -1);

async function refusedOf(tx: Tx, batchId: string, take?: number): Promise<RefusedRow[]> {
  const rows = await tx.importRow.findMany({
    where: { batchId, outcome: "refused" },
    orderBy: { line: "asc" },
    ...(take === undefined ? {} : { take }),
    select: { line: true, columnName: true, reason: true },
  });
  return rows.map(({ line, columnName, reason }) => ({
    line,
    column: columnName ?? "",
    reason: reason ?? "",
  }));
}
