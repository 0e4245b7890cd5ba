import type { Tx } from "~/domains/access/transactions.server";
import { placementsToPay } from "~/domains/agreements/queries/placements-to-pay.server";
import { dayOfColumn } from "~/platform/time";
import type { Due, PaidRow } from "../payment-matching.rules";
import { type DatedLine, liveLines } from "./live-lines.server";

/** Whose payments: one council's to one provider. */
export type PayerAndPaid = { councilId: string; providerId: string };

/** What is matched with what: every payment that stands, and everything that is expected, in any order. */
export type PaymentsAndDues = {
  payments: PaidRow[];
  dues: Due[];
  /** Every expected line by its id. */
  lines: Map<string, DatedLine>;
  placements: Awaited<ReturnType<typeof placementsToPay>>;
};

/** All that matching needs of a council and a provider. Read by the worker and by the council. */
export async function paymentsAndDues(tx: Tx, of: PayerAndPaid): Promise<PaymentsAndDues> {
  const { councilId, providerId } = of;
  const rows = await tx.payment.findMany({
    where: { councilId, providerId, withdrawnAt: null },
    select: {
      id: true,
      key: true,
      occurrence: true,
      pence: true,
      paidOn: true,
      periodFrom: true,
      periodTo: true,
      ourReference: true,
      serviceReference: true,
    },
  });
  const lines = await liveLines(tx, { councilId, providerId });
  const placements = await placementsToPay(tx, of);
  return {
    payments: rows.map(({ key, occurrence, pence, paidOn, periodFrom, periodTo, ...row }) => ({
      ...row,
      key: `${key} ${occurrence}`,
      pence: Number(pence),
      paidOn: dayOfColumn(paidOn),
      periodFrom: dayOfColumn(periodFrom),
      periodTo: dayOfColumn(periodTo),
    })),
    dues: duesOf(lines, placements),
    lines: new Map(lines.map((line) => [line.id, line])),
    placements,
  };
}

/** What is expected for a placement and a period on one payment day is one due. */
function duesOf(lines: readonly DatedLine[], placements: PaymentsAndDues["placements"]): Due[] {
  const dues = new Map<string, Due & { lines: Due["lines"][number][] }>();
  for (const { id, placementId, periodFrom, periodTo, paysOn, pence, nights } of lines) {
    const placement = placements.get(placementId);
    if (!placement) continue;
    const key = [placementId, periodFrom, periodTo, paysOn].join(" ");
    const due = dues.get(key) ?? {
      placement: placement.reference,
      agreement: placement.agreement,
      service: placement.registration,
      periodFrom,
      periodTo,
      paysOn,
      lines: [],
    };
    due.lines.push({ id, pence, nights });
    dues.set(key, due);
  }
  return [...dues.values()];
}
