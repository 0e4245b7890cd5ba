import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { dayOfColumn } from "~/platform/time";
import { paidBefore, reversedPayments } from "../payment-reversals.rules";
import { type UnmatchedPayment, unmatchedPayments } from "./list-unmatched.server";

/**
 * What the actor's organisation was paid that is matched with no placement, newest first. What was taken back is known by its
 * document alone: a provider reads nothing else that the council's ledger calls it. Not all are listed where there are `more`.
 */
export async function receivedUnmatched(
  tx: Tx,
  actor: Actor,
): Promise<{ payments: UnmatchedPayment[]; more: boolean }> {
  const { payments, more } = await unmatchedPayments(tx, actor);
  const documents = payments.flatMap(({ documentNumber }) => documentNumber ?? []);
  const same = await tx.payment.findMany({
    where: {
      providerId: actor.organisationId,
      withdrawnAt: null,
      documentNumber: { in: [...new Set(documents)] },
    },
    select: { id: true, councilId: true, documentNumber: true, pence: true, paidOn: true },
  });
  const paid = same.map(({ councilId, pence, paidOn, ...row }) => ({
    ...row,
    key: row.id,
    supplier: councilId,
    ourReference: null,
    pence: Number(pence),
    paidOn: dayOfColumn(paidOn),
  }));
  const reversed = reversedPayments(paid, () => false);
  const byId = new Map(paid.map((one) => [one.id, one]));
  return {
    payments: payments.map((payment) => {
      const known = byId.get(payment.id);
      return {
        ...payment,
        reversed: reversed.has(payment.id),
        paidBefore: known && !reversed.has(payment.id) ? paidBefore(known, paid, reversed) : null,
      };
    }),
    more,
  };
}
