import type { Tx } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import { failpoint } from "~/platform/failpoint.server";
import { newId } from "~/platform/ids";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { columnOfDay } from "~/platform/time";
import type { LedgerContent } from "../ledger-content.rules";
import { PAYMENT_EVENTS } from "../payment.events";
import { matchingOf } from "../payment.jobs";
import { lockInOrder } from "../queries/lock-in-order.server";
import {
  type CorrectedBatch,
  compareBatch,
  type Fates,
  type NewBatch,
  outcomeOf,
} from "./compare-batch.server";
import type { LinkedSupplier } from "./write-suppliers.server";

/** How many rows became what; `written` is false where the very file came in before. */
export type BatchCounts = {
  batch: number;
  written: boolean;
  withdrawn: number;
  new: number;
  changed: number;
  same: number;
  "not ours": number;
};

const CHUNK = 2_000;

/**
 * Writes what a file says beside what came in before, in the caller's transaction. A payment never changes: one that the file
 * says otherwise is withdrawn and another takes its place. Of a batch that is corrected, what the file no longer has is
 * withdrawn too, unless another batch has it.
 * @throws {RefusedFile} where an import of this council is running, there is no such batch to correct, it would lose much of it,
 * or the file came in with another mapping
 */
export async function writeBatch(
  tx: Tx,
  asked: NewBatch,
  onWritten?: (rows: number) => Promise<void>,
): Promise<BatchCounts> {
  const { councilId, sha256, content } = asked;
  const { rows, tally } = content;
  const compared = await compareBatch(tx, asked);
  if (compared.known !== null)
    return {
      batch: compared.known,
      written: false,
      withdrawn: 0,
      new: 0,
      changed: 0,
      same: rows.length,
      "not ours": 0,
    };
  const { at, source, corrected, gone, replaced, fates, linked, counts } = compared;
  if (corrected) refuseLosses(corrected, gone.length, asked.withdraws);
  const id = newId();
  const number = await nextNumber(tx, councilId);
  // Of what came in alone: a row that was refused is no payment, and its day says nothing.
  const pence = rows.reduce((sum, row) => sum + row.pence, 0);
  const days = rows.map(({ paidOn }) => paidOn).sort();
  const [firstDay = null] = days;
  const lastDay = days.at(-1) ?? null;
  await tx.importBatch.create({
    data: {
      id,
      councilId,
      sourceId: source,
      number,
      sha256,
      fileName: content.file.slice(0, 200),
      headerLine: content.headerRow,
      rows: tally.rows,
      pence,
      newRows: counts.new,
      changedRows: counts.changed,
      sameRows: counts.same,
      notOursRows: counts["not ours"],
      refusedRows: tally.outcomes.refused,
      withdrawnRows: gone.length,
      firstDay: firstDay === null ? null : columnOfDay(firstDay),
      lastDay: lastDay === null ? null : columnOfDay(lastDay),
      correctsId: corrected?.id ?? null,
      importedAt: at,
    },
  });
  await withdraw(tx, [...gone, ...replaced], { id, at });
  await writeRows(tx, { id, councilId, source }, { fates, linked, onWritten });
  await writeRefused(tx, { id, councilId }, content);
  await recordEvent(tx, null, PAYMENT_EVENTS, {
    kind: "payments-imported",
    councilId,
    subject: "organisation",
    subjectId: councilId,
    data: { batch: number, rows: tally.rows, pence },
  });
  await askForMatching(tx, councilId);
  return { batch: number, written: true, withdrawn: gone.length, ...counts };
}

/** Once for each provider that the council pays. */
async function askForMatching(tx: Tx, councilId: string): Promise<void> {
  const linked = await tx.paymentSupplier.findMany({
    where: { councilId, providerId: { not: null } },
    distinct: ["providerId"],
    select: { providerId: true },
  });
  await enqueueAll(
    tx,
    linked.flatMap(({ providerId }) => (providerId === null ? [] : [matchingOf(councilId, providerId)])),
  );
}

/** More than one in so many is asked about: a file that was cut off looks like a correction that withdraws the rest. */
const ONE_IN = 5;

function refuseLosses(batch: CorrectedBatch, gone: number, withdraws: number | undefined): void {
  const had = batch.rows - batch.refusedRows;
  if (withdraws === gone || (withdraws === undefined && gone * ONE_IN <= had)) return;
  throw new RefusedFile(
    `The file would withdraw ${gone} of the ${had} payments of import ${batch.number}. Check that it is complete. ${gone === 0 ? "Then leave out --withdraws." : `To withdraw them, add --withdraws ${gone}.`}`,
    { onPage: "The payments have changed since the check. Check the file again, then import" },
  );
}

async function nextNumber(tx: Tx, councilId: string): Promise<number> {
  const { _max } = await tx.importBatch.aggregate({ where: { councilId }, _max: { number: true } });
  return (_max.number ?? 0) + 1;
}

async function withdraw(tx: Tx, payments: readonly string[], batch: { id: string; at: Date }): Promise<void> {
  await lockInOrder(tx, { payments });
  for (const ids of chunks(payments))
    await tx.payment.updateMany({
      where: { id: { in: ids }, withdrawnAt: null },
      data: { withdrawnAt: batch.at, withdrawnById: batch.id },
    });
}

type Written = {
  fates: Fates;
  linked: ReadonlyMap<string, LinkedSupplier>;
  /** Told how many rows are written, outside of the transaction that writes them. */
  onWritten: ((rows: number) => Promise<void>) | undefined;
};

/** The payments that are new or take the place of one, and what became of every row. */
async function writeRows(
  tx: Tx,
  { id: batchId, councilId, source }: { id: string; councilId: string; source: string },
  { fates, linked, onWritten }: Written,
): Promise<void> {
  let written = 0;
  for (const some of chunks(fates)) {
    const rows = some.map((fate) => ({ fate, id: fate.outcome === "same" ? fate.paymentId : newId() }));
    await tx.payment.createMany({
      data: rows.flatMap(({ fate, id }) => {
        const supplier = linked.get(fate.row.supplier);
        if (fate.outcome === "same" || !supplier) return [];
        const { line, supplier: _, paidOn, periodFrom, periodTo, ...row } = fate.row;
        return [
          {
            id,
            councilId,
            sourceId: source,
            supplierId: supplier.id,
            providerId: supplier.providerId,
            batchId,
            occurrence: fate.occurrence,
            ...row,
            paidOn: columnOfDay(paidOn),
            periodFrom: periodFrom === null ? null : columnOfDay(periodFrom),
            periodTo: periodTo === null ? null : columnOfDay(periodTo),
          },
        ];
      }),
    });
    await tx.importRow.createMany({
      data: rows.map(({ fate, id }) => ({
        batchId,
        councilId,
        line: fate.row.line,
        outcome: outcomeOf(fate, linked),
        paymentId: id,
      })),
    });
    written += some.length;
    await onWritten?.(written);
    failpoint("import:batch");
  }
}

async function writeRefused(
  tx: Tx,
  { id: batchId, councilId }: { id: string; councilId: string },
  { tally, keptReasons }: LedgerContent,
): Promise<void> {
  const refused = tally.rejected.map(({ line, column }, at) => ({
    batchId,
    councilId,
    line,
    outcome: "refused",
    columnName: column,
    reason: keptReasons[at] ?? "",
  }));
  for (const data of chunks(refused)) await tx.importRow.createMany({ data });
}

function* chunks<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += CHUNK) yield all.slice(at, at + CHUNK);
}
