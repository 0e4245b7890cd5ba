import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { dayOfColumn, londonDate } from "~/platform/time";
import { toldUntil } from "../paid-words.rules";
import type { MatchRule } from "../payment-book.rules";

/** A payment as far as it is for some lines: `pence` for these, `whole` in all, `elsewhere` for other lines; the rest for none. */
export type PaymentFor = {
  id: string;
  pence: number;
  whole: number;
  elsewhere: number;
  paidOn: string;
  documentNumber: string | null;
  remittance: string | null;
  /** Whether a person said that it is for these lines. */
  byHand: boolean;
};

/**
 * What was paid of each of these lines of a provider, by payment, in the order of their days. A payment that was withdrawn, or
 * whose supplier is not that provider any more, is left out from that moment: the job that ends its allocations may come later.
 */
export async function paymentsFor(
  tx: Tx,
  providerId: string,
  lineIds: readonly string[],
): Promise<
  {
    lineId: string;
    payment: Omit<PaymentFor, "pence" | "elsewhere">;
    pence: number;
    all: number;
  }[]
> {
  const rows = await tx.paymentAllocation.findMany({
    where: { lineId: { in: [...lineIds] }, endedAt: null, payment: { providerId, withdrawnAt: null } },
    select: {
      lineId: true,
      pence: true,
      rule: true,
      payment: {
        select: {
          id: true,
          pence: true,
          paidOn: true,
          documentNumber: true,
          remittance: true,
          allocations: { where: { endedAt: null, providerId }, select: { pence: true } },
        },
      },
    },
    orderBy: [{ payment: { paidOn: "asc" } }, { id: "asc" }],
  });
  return rows.map(({ lineId, pence, rule, payment: { allocations, pence: whole, paidOn, ...payment } }) => ({
    lineId,
    pence: Number(pence),
    all: allocations.reduce((sum, one) => sum + Number(one.pence), 0),
    payment: {
      ...payment,
      ...{ whole: Number(whole), paidOn: dayOfColumn(paidOn), byHand: rule === ("hand" satisfies MatchRule) },
    },
  }));
}

export type PaymentParts = Awaited<ReturnType<typeof paymentsFor>>;

/** The payments of some of those lines, each once. */
export function paymentsOfLines(parts: PaymentParts, lineIds: ReadonlySet<string>): PaymentFor[] {
  const payments = new Map<string, PaymentFor>();
  for (const { lineId, pence, all, payment } of parts) {
    if (!lineIds.has(lineId)) continue;
    const before = payments.get(payment.id)?.pence ?? 0;
    const here = before + pence;
    payments.set(payment.id, { ...payment, pence: here, elsewhere: all - here });
  }
  return [...payments.values()];
}

/**
 * The last day on which this council is known to have paid this provider, today at the latest; null while nothing of it is
 * known.
 */
export async function knownUntil(
  tx: Tx,
  { councilId, providerId }: { councilId: string; providerId: string },
): Promise<string | null> {
  const { _max } = await tx.payment.aggregate({
    where: { councilId, providerId, withdrawnAt: null },
    _max: { paidOn: true },
  });
  return toldUntil(dayOfColumn(_max.paidOn), londonDate(now()));
}
