import type { Tx } from "~/domains/access/transactions.server";
import { dayOfColumn } from "~/platform/time";
import { sumOf } from "../expected-lines.rules";
import { LIVE_DOCUMENT_STATES } from "../payment-document.machine";

/** What invoices that count bill of nights of a placement, less what was credited, and when each was received. */
export type Invoiced = {
  documentId: string;
  number: string;
  credit: boolean;
  from: string;
  to: string;
  pence: number;
  receivedOn: string;
};

/** The lines of agreed fees that are billed for a placement, by their document. `period-sums` reads the same for all at once. */
export async function invoicedOf(tx: Tx, placementId: string): Promise<Invoiced[]> {
  const rows = await tx.paymentDocumentLine.findMany({
    where: {
      placementId,
      feeId: { not: null },
      document: {
        OR: [
          { kind: "invoice", state: { in: [...LIVE_DOCUMENT_STATES] } },
          { kind: "credit-note", state: "accepted" },
        ],
      },
    },
    orderBy: { id: "asc" },
    select: {
      fromOn: true,
      toOn: true,
      pence: true,
      document: { select: { id: true, number: true, kind: true, receivedOn: true } },
    },
  });
  return rows.map(({ fromOn, toOn, pence, document }) => {
    const credit = document.kind === "credit-note";
    return {
      ...{ documentId: document.id, number: document.number, credit },
      ...{ from: dayOfColumn(fromOn), to: dayOfColumn(toOn), pence: credit ? -pence : pence },
      receivedOn: dayOfColumn(document.receivedOn),
    };
  });
}

/** What all of them bill together, and the day on which the last invoice was received; null where none is. */
export function invoicedTogether(bills: readonly Invoiced[]): { pence: number; receivedOn: string } | null {
  const receivedOn = bills
    .flatMap((one) => (one.credit ? [] : [one.receivedOn]))
    .sort()
    .at(-1);
  return receivedOn === undefined ? null : { pence: sumOf(bills), receivedOn };
}

/** Each invoice among them once. */
export function invoicesOf(bills: readonly Invoiced[]): { id: string; number: string }[] {
  const invoices = bills.filter(({ credit }) => !credit);
  return [...new Map(invoices.map(({ documentId, number }) => [documentId, number]))].map(([id, number]) => ({
    id,
    number,
  }));
}
