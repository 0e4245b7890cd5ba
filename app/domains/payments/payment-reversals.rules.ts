/** Which payments were taken back in full. Pure; whole pence, days are `YYYY-MM-DD`. */

import { foldDocument } from "./ledger-identity.rules";

/** What is known of a payment by which one that takes it back is found. */
export type Reversible = {
  id: string;
  /** The same in whatever order files came in. */
  key: string;
  supplier: string;
  documentNumber: string | null;
  ourReference: string | null;
  pence: number;
  paidOn: string;
};

/** In the order in which payments are matched. */
export const inOrder = (
  one: Pick<Reversible, "paidOn" | "key">,
  other: Pick<Reversible, "paidOn" | "key">,
) => (`${one.paidOn} ${one.key}` < `${other.paidOn} ${other.key}` ? -1 : 1);

/**
 * The ids of payments that a later one of the same supplier takes back to the penny, and of those that do: by the document, and
 * where no document says it by our reference, if only one payment can be meant. A payment that `isExpectedBack` is for a
 * line that takes something off: no reference alone makes it a reversal.
 */
export function reversedPayments<P extends Reversible>(
  payments: readonly P[],
  isExpectedBack: (payment: P) => boolean,
): Set<string> {
  const reversed = new Set<string>();
  const sorted = [...payments].sort(inOrder);
  const back = sorted.filter(({ pence }) => pence < 0);
  const pairBy = (name: (payment: P) => string | null, choose: (open: P[]) => P | undefined) => {
    const paid = new Map<string, P[]>();
    for (const payment of sorted) {
      const called = name(payment);
      if (called === null || payment.pence <= 0) continue;
      const key = `${payment.supplier} ${payment.pence} ${called}`;
      paid.set(key, [...(paid.get(key) ?? []), payment]);
    }
    for (const negative of back) {
      const called = name(negative);
      if (called === null || reversed.has(negative.id)) continue;
      const same = paid.get(`${negative.supplier} ${-negative.pence} ${called}`) ?? [];
      const open = same.filter(({ id, paidOn }) => !reversed.has(id) && paidOn <= negative.paidOn);
      const positive = choose(open);
      if (!positive) continue;
      reversed.add(negative.id).add(positive.id);
    }
  };
  // Of several with one document and amount the last is as good as any: nothing tells them apart.
  pairBy(
    ({ documentNumber }) => documentNumber,
    (open) => open.at(-1),
  );
  pairBy(
    (payment) => (payment.pence < 0 && isExpectedBack(payment) ? null : payment.ourReference),
    (open) => (open.length === 1 ? open[0] : undefined),
  );
  return reversed;
}

/**
 * The day on which the same amount was paid before for the same thing: for one document, however its number is written, or for
 * one reference of ours and one period of the ledger. Null where it was not, or where that was taken back.
 */
export function paidBefore<P extends Reversible & { periodFrom?: string | null }>(
  payment: P,
  payments: readonly P[],
  reversed: ReadonlySet<string>,
): string | null {
  if (payment.pence <= 0) return null;
  const earlier = payments.filter(
    (one) =>
      one.id !== payment.id &&
      one.pence === payment.pence &&
      !reversed.has(one.id) &&
      inOrder(one, payment) < 0 &&
      isForTheSame(one, payment),
  );
  return earlier.sort(inOrder).at(-1)?.paidOn ?? null;
}

function isForTheSame<P extends Reversible & { periodFrom?: string | null }>(one: P, other: P): boolean {
  if (one.documentNumber !== null && other.documentNumber !== null)
    return foldDocument(one.documentNumber) === foldDocument(other.documentNumber);
  const period = one.periodFrom ?? null;
  return (
    one.ourReference !== null &&
    one.ourReference === other.ourReference &&
    period !== null &&
    period === other.periodFrom
  );
}
