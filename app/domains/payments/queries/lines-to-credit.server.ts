import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { dayOfColumn } from "~/platform/time";
import type { DocumentState } from "../payment-document.machine";
import type { DocumentLine } from "../payment-document.rules";
import { documentScope } from "../payment-document.scope.server";

type LineToCredit = DocumentLine & { expectedLineId: string | null };
type Of = { invoiceId: string | null; states: readonly DocumentState[] };

/**
 * What an invoice bills, and what its credit notes in these states take off, in whole pence, within the scope of the actor;
 * nothing of an invoice that is not the actor's.
 */
export async function linesToCredit(
  tx: Tx,
  actor: Actor,
  { invoiceId, states }: Of,
): Promise<{ billed: LineToCredit[]; taken: LineToCredit[] }> {
  if (invoiceId === null) return { billed: [], taken: [] };
  const of = {
    OR: [{ id: invoiceId }, { correctsId: invoiceId, kind: "credit-note", state: { in: [...states] } }],
  };
  const rows = await tx.paymentDocumentLine.findMany({
    where: { document: { AND: [documentScope(actor), of] } },
    orderBy: [{ document: { sentAt: "asc" } }, { position: "asc" }],
    select: {
      ...{ placementId: true, feeId: true, fromOn: true, toOn: true, weeklyPence: true, pence: true },
      ...{ expectedLineId: true, paymentDocumentId: true },
    },
  });
  const lines = rows.map(({ fromOn, toOn, paymentDocumentId, ...line }) => ({
    billed: paymentDocumentId === invoiceId,
    line: { ...line, from: dayOfColumn(fromOn), to: dayOfColumn(toOn) },
  }));
  const those = (billed: boolean) => lines.flatMap((one) => (one.billed === billed ? [one.line] : []));
  return { billed: those(true), taken: those(false) };
}
