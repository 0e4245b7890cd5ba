import type { Tx } from "~/domains/access/transactions.server";
import { dayOfColumn } from "~/platform/time";
import type { StoredPayment } from "../import-outcomes.rules";

const CHUNK = 5_000;

/** The payments of a source that stand and are known by one of these keys. */
export async function storedPayments(
  tx: Tx,
  sourceId: string,
  keys: readonly string[],
): Promise<StoredPayment[]> {
  const found: StoredPayment[] = [];
  for (let at = 0; at < keys.length; at += CHUNK) {
    const rows = await tx.payment.findMany({
      where: { sourceId, withdrawnAt: null, key: { in: keys.slice(at, at + CHUNK) } },
      select: {
        id: true,
        key: true,
        occurrence: true,
        pence: true,
        paidOn: true,
        documentNumber: true,
        remittance: true,
        periodFrom: true,
        periodTo: true,
        ourReference: true,
        serviceReference: true,
      },
    });
    for (const { pence, paidOn, periodFrom, periodTo, ...row } of rows)
      found.push({
        ...row,
        pence: Number(pence),
        paidOn: dayOfColumn(paidOn),
        periodFrom: dayOfColumn(periodFrom),
        periodTo: dayOfColumn(periodTo),
      });
  }
  return found;
}

/** The payments that stand, of which a batch has a row and no other batch that counts has one: those it alone answers for. */
export async function paymentsOfBatch(tx: Tx, batchId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select p.id from payments p
     where p.withdrawn_at is null
       and exists (select 1 from import_rows r where r.payment_id = p.id and r.batch_id = ${batchId}::uuid)
       and not exists (select 1 from import_rows r join import_batches b on b.id = r.batch_id
                        where r.payment_id = p.id and b.id <> ${batchId}::uuid
                          and not exists (select 1 from import_batches c where c.corrects_id = b.id))`;
  return rows.map(({ id }) => id);
}
