import type { Tx } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import { failpoint } from "~/platform/failpoint.server";
import { newId } from "~/platform/ids";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { columnOfDay } from "~/platform/time";
import { fatesOf, type PaymentRow, type RowFate, type RowOutcome } from "../import-outcomes.rules";
import { PAYMENT_EVENTS } from "../payment.events";
import { matchingOf } from "../payment.jobs";
import { lockInOrder } from "../queries/lock-in-order.server";
import type { LedgerRead } from "../queries/read-ledger.server";
import { refuseRowsOfOtherSources } from "../queries/rows-of-other-sources.server";
import { sameFile } from "../queries/same-file.server";
import { paymentsOfBatch, storedPayments } from "../queries/stored-payments.server";
import type { SavedMapping } from "../saved-mapping.rules";
import { type LinkedSupplier, writeSuppliers } from "./write-suppliers.server";

/** A row of the file with the supplier that it is of, by its key. */
export type NewRow = PaymentRow & { line: number; supplier: string };
/** Whom a file pays, with every name that it has there. */
export type SupplierRow = { key: string; number: string | null; names: Set<string> };

export type NewBatch = {
  councilId: string;
  source: string;
  mapping: SavedMapping;
  sha256: string;
  corrects: number | undefined;
  /** So many payments of the batch that it corrects it may withdraw, where they are many. */
  withdraws: number | undefined;
  read: LedgerRead;
  rows: readonly NewRow[];
  suppliers: readonly SupplierRow[];
};

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
export async function writeBatch(tx: Tx, asked: NewBatch): Promise<BatchCounts> {
  const { councilId, sha256, rows, read } = asked;
  await alone(tx, councilId);
  const source = await sourceOf(tx, asked);
  const corrected = asked.corrects === undefined ? null : await toCorrect(tx, source, asked.corrects);
  const known = await sameFile(tx, { councilId, sourceId: source, sha256, corrects: corrected?.number });
  if (known !== null) {
    const same = rows.length;
    return { batch: known, written: false, withdrawn: 0, new: 0, changed: 0, same, "not ours": 0 };
  }
  const at = now();
  const linked = await writeSuppliers(tx, { councilId, sourceId: source }, asked.suppliers, at);
  const stored = await storedPayments(tx, source, [...new Set(rows.map(({ key }) => key))]);
  const fates = fatesOf(rows, stored);
  const unknown = fates.flatMap((fate) => (fate.outcome === "new" ? [fate.row.key] : []));
  await refuseRowsOfOtherSources(tx, { councilId, sourceId: source }, unknown);
  const replaced = fates.flatMap((fate) => (fate.outcome === "changed" ? [fate.replaces] : []));
  const stands = new Set([
    ...replaced,
    ...fates.flatMap((fate) => (fate.outcome === "same" ? [fate.paymentId] : [])),
  ]);
  const gone = corrected
    ? (await paymentsOfBatch(tx, corrected.id)).filter((payment) => !stands.has(payment))
    : [];
  if (corrected) refuseLosses(corrected, gone.length, asked.withdraws);
  const counts = countsOf(fates, linked);
  const id = newId();
  const number = await nextNumber(tx, councilId);
  const { tally } = read.tally;
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
      fileName: read.file.slice(0, 200),
      headerLine: read.headerRow,
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
  await writeRows(tx, { id, councilId, source }, fates, linked);
  await writeRefused(tx, { id, councilId }, read);
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

/** One at a time: two that read the same rows as new would write them twice. */
async function alone(tx: Tx, councilId: string): Promise<void> {
  const [lock] = await tx.$queryRaw<{ got: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended('import of payments ' || ${councilId}, 0)) as got`;
  if (!lock?.got)
    throw new RefusedFile("Another import for this council is running. Try again when it has finished.");
}

async function sourceOf(tx: Tx, { councilId, source: name, mapping }: NewBatch): Promise<string> {
  const found = await tx.paymentSource.findUnique({
    where: { councilId_name: { councilId, name } },
    select: { id: true },
  });
  if (found) {
    // What `auto` proposed last; a mapping of another name is what it was.
    await tx.paymentSource.update({ where: { id: found.id }, data: { mapping }, select: { id: true } });
    return found.id;
  }
  const id = newId();
  await tx.paymentSource.create({ data: { id, councilId, name, mapping, madeAt: now() } });
  return id;
}

type Batch = { id: string; number: number; rows: number; refusedRows: number };

async function toCorrect(tx: Tx, sourceId: string, number: number): Promise<Batch> {
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
  if (!batch) throw new RefusedFile(`There is no import ${number} with this mapping to correct.`);
  const by = batch.correctedBy;
  if (by) throw new RefusedFile(`Import ${number} was corrected by import ${by.number}: correct that one.`);
  return batch;
}

/** More than one in so many is asked about: a file that was cut off looks like a correction that withdraws the rest. */
const ONE_IN = 5;

function refuseLosses(batch: Batch, gone: number, withdraws: number | undefined): void {
  const had = batch.rows - batch.refusedRows;
  if (withdraws === gone || (withdraws === undefined && gone * ONE_IN <= had)) return;
  throw new RefusedFile(
    `The file would withdraw ${gone} of the ${had} payments of import ${batch.number}. Check that it is complete. ${gone === 0 ? "Then leave out --withdraws." : `To withdraw them, add --withdraws ${gone}.`}`,
  );
}

async function nextNumber(tx: Tx, councilId: string): Promise<number> {
  const { _max } = await tx.importBatch.aggregate({ where: { councilId }, _max: { number: true } });
  return (_max.number ?? 0) + 1;
}

type Fates = readonly RowFate<NewRow>[];

/** What is new of a supplier that nobody has linked is counted as `not ours`. */
function outcomeOf(
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

async function withdraw(tx: Tx, payments: readonly string[], batch: { id: string; at: Date }): Promise<void> {
  await lockInOrder(tx, { payments });
  for (const ids of chunks(payments))
    await tx.payment.updateMany({
      where: { id: { in: ids }, withdrawnAt: null },
      data: { withdrawnAt: batch.at, withdrawnById: batch.id },
    });
}

/** The payments that are new or take the place of one, and what became of every row. */
async function writeRows(
  tx: Tx,
  { id: batchId, councilId, source }: { id: string; councilId: string; source: string },
  fates: Fates,
  linked: ReadonlyMap<string, LinkedSupplier>,
): Promise<void> {
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
    failpoint("import:batch");
  }
}

async function writeRefused(
  tx: Tx,
  { id: batchId, councilId }: { id: string; councilId: string },
  { tally: { tally, keptReasons } }: LedgerRead,
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
