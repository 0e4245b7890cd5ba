import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import { newId } from "~/platform/ids";
import { fatesOf, type RowFate, type RowOutcome } from "../import-outcomes.rules";
import type { LedgerContent, NewRow } from "../ledger-content.rules";
import { refuseRowsOfOtherSources } from "../queries/rows-of-other-sources.server";
import { sameFile } from "../queries/same-file.server";
import { paymentsOfBatch, storedPayments } from "../queries/stored-payments.server";
import {
  type OtherKey,
  otherKey,
  otherKeyOnPage,
  type SavedMapping,
  savedMappingSchema,
} from "../saved-mapping.rules";
import { type LinkedSupplier, writeSuppliers } from "./write-suppliers.server";

export type NewBatch = {
  councilId: string;
  source: string;
  mapping: SavedMapping;
  sha256: string;
  corrects: number | undefined;
  /** So many payments of the batch that it corrects it may withdraw, where they are many. */
  withdraws: number | undefined;
  content: LedgerContent;
};

/** What a file is beside what came in before. */
export type ComparedBatch = {
  /** The number of the import that the very file was, where it would change nothing; null otherwise. */
  known: number | null;
  at: Date;
  source: string;
  corrected: CorrectedBatch | null;
  /** Payments that the file withdraws: those of the batch that it corrects, and those whose place a row takes. */
  gone: string[];
  replaced: string[];
  fates: Fates;
  linked: ReadonlyMap<string, LinkedSupplier>;
  counts: { new: number; changed: number; same: number; "not ours": number };
};

/**
 * Compares a file with what came in before, alone for its council. Its source and its suppliers are written, which whoever only
 * looks rolls back.
 * @throws {RefusedFile} where an import of this council is running, there is no such batch to correct, the file or its rows came in
 * with another mapping, or its rows would be known otherwise than the payments of its source that are left
 */
export async function compareBatch(tx: Tx, asked: NewBatch): Promise<ComparedBatch> {
  const { councilId, sha256, content } = asked;
  const { rows } = content;
  await alone(tx, councilId);
  const { id: source, other } = await sourceOf(tx, asked);
  const corrected = asked.corrects === undefined ? null : await toCorrect(tx, source, asked.corrects);
  const known = await sameFile(tx, { councilId, sourceId: source, sha256, corrects: corrected?.number });
  const at = now();
  const linked = await writeSuppliers(tx, { councilId, sourceId: source }, content.suppliers, at);
  const stored = await storedPayments(tx, source, [...new Set(rows.map(({ key }) => key))]);
  const fates = fatesOf(rows, stored);
  if (known === null) {
    const unknown = fates.flatMap((fate) => (fate.outcome === "new" ? [fate.row.key] : []));
    await refuseRowsOfOtherSources(tx, { councilId, sourceId: source }, unknown);
  }
  const replaced = fates.flatMap((fate) => (fate.outcome === "changed" ? [fate.replaces] : []));
  const stands = new Set([
    ...replaced,
    ...fates.flatMap((fate) => (fate.outcome === "same" ? [fate.paymentId] : [])),
  ]);
  const gone = corrected
    ? (await paymentsOfBatch(tx, corrected.id)).filter((payment) => !stands.has(payment))
    : [];
  if (known === null) {
    if (other) await refuseOtherKey(tx, { source, other, has: gone.length + stands.size });
    // As its files were read last: the columns that its payments are known by are those of before.
    await tx.paymentSource.update({
      where: { id: source },
      data: { mapping: asked.mapping },
      select: { id: true },
    });
  }
  return { known, at, source, corrected, gone, replaced, fates, linked, counts: countsOf(fates, linked) };
}

/** One at a time: two that read the same rows as new would write them twice. */
async function alone(tx: Tx, councilId: string): Promise<void> {
  const [lock] = await tx.$queryRaw<{ got: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended('import of payments ' || ${councilId}, 0)) as got`;
  if (!lock?.got)
    throw new RefusedFile("Another import for this council is running. Try again when it has finished.", {
      code: "busy",
    });
}

async function sourceOf(
  tx: Tx,
  { councilId, source: name, mapping, content }: NewBatch,
): Promise<{ id: string; other: OtherKey | undefined }> {
  const found = await tx.paymentSource.findUnique({
    where: { councilId_name: { councilId, name } },
    select: { id: true, mapping: true },
  });
  if (found)
    return {
      id: found.id,
      other: otherKey(savedMappingSchema.parse(found.mapping), mapping, content.header),
    };
  const id = newId();
  await tx.paymentSource.create({ data: { id, councilId, name, mapping, madeAt: now() } });
  return { id, other: undefined };
}

/**
 * Rows that are known otherwise would count again beside the payments that are there. A file that takes the place of all of them
 * may be read by other columns: that is how columns that were chosen wrongly are put right.
 * @param has of the payments of the source, how many the file withdraws or has
 */
async function refuseOtherKey(
  tx: Tx,
  { source, other, has }: { source: string; other: OtherKey; has: number },
): Promise<void> {
  const payments = await tx.payment.count({ where: { sourceId: source, withdrawnAt: null } });
  if (payments <= has) return;
  throw new RefusedFile(
    `Earlier files of this mapping were read ${other.words}: read otherwise, payments would be counted twice. Use the same columns, or give the file a mapping of its own with --mapping NAME.`,
    { code: "columns", onPage: otherKeyOnPage(other) },
  );
}

/** The batch whose place a file takes. */
export type CorrectedBatch = { id: string; number: number; rows: number; refusedRows: number };

async function toCorrect(tx: Tx, sourceId: string, number: number): Promise<CorrectedBatch> {
  const batch = await tx.importBatch.findFirst({
    where: { sourceId, number },
    select: {
      id: true,
      number: true,
      rows: true,
      refusedRows: true,
      correctedBy: { select: { number: true } },
    },
  });
  if (!batch)
    throw new RefusedFile(`There is no import ${number} with this mapping to correct.`, {
      onPage: `Import ${number} is not of this finance system. Send the file again and choose another import to replace`,
    });
  const by = batch.correctedBy;
  if (by)
    throw new RefusedFile(`Import ${number} was corrected by import ${by.number}: correct that one.`, {
      onPage: `Import ${number} has been replaced by import ${by.number}. Send the file again and choose import ${by.number} to replace`,
    });
  return batch;
}

/** What becomes of each row that can be read, in the order of the file. */
export type Fates = readonly RowFate<NewRow>[];

/** What is new of a supplier that nobody has linked is counted as `not ours`. */
export function outcomeOf(
  { row, outcome }: RowFate<NewRow>,
  linked: ReadonlyMap<string, LinkedSupplier>,
): RowOutcome {
  return outcome === "new" && !linked.get(row.supplier)?.providerId ? "not-ours" : outcome;
}

function countsOf(fates: Fates, linked: ReadonlyMap<string, LinkedSupplier>) {
  const counts = { new: 0, changed: 0, same: 0, "not ours": 0 };
  for (const fate of fates) {
    const outcome = outcomeOf(fate, linked);
    if (outcome === "not-ours") counts["not ours"] += 1;
    else if (outcome !== "refused") counts[outcome] += 1;
  }
  return counts;
}
