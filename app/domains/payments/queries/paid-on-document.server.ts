import type { Tx } from "~/domains/access/transactions.server";
import { addDays, columnOfDay, dayOfColumn } from "~/platform/time";
import { foldDocument } from "../ledger-identity.rules";

/** What the council's finance system says was paid under the number of a document. Whole pence, days are `YYYY-MM-DD`. */
export type PaidOnDocument = { id: string; pence: number; paidOn: string; remittance: string | null };

type Of = { councilId: string; providerId: string; folded: string; issuedOn: string };

const MAX_ROWS = 5_000;
/** A council may pay by its schedule before the invoice is written. */
const PAID_BEFORE_DAYS = 62;

/**
 * The payments of a council to a provider that name a document by its number, however it is written, oldest first. What names
 * another number is not among them, and the payments of others are nobody's here.
 */
export async function paidOnDocument(
  tx: Tx,
  { councilId, providerId, folded, issuedOn }: Of,
): Promise<PaidOnDocument[]> {
  const since = columnOfDay(addDays(issuedOn, -PAID_BEFORE_DAYS));
  const rows = await tx.payment.findMany({
    where: {
      councilId,
      providerId,
      withdrawnAt: null,
      documentNumber: { not: null },
      paidOn: { gte: since },
    },
    orderBy: [{ paidOn: "asc" }, { id: "asc" }],
    take: MAX_ROWS,
    select: { id: true, pence: true, paidOn: true, remittance: true, documentNumber: true },
  });
  return rows
    .filter(({ documentNumber }) => documentNumber !== null && foldDocument(documentNumber) === folded)
    .map(({ id, pence, paidOn, remittance }) => ({
      id,
      pence: Number(pence),
      paidOn: dayOfColumn(paidOn),
      remittance,
    }));
}
