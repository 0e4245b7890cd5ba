import type { Tx } from "~/domains/access/transactions.server";
import { placementsToPay } from "~/domains/agreements/queries/placements-to-pay.server";
import { dayOfColumn } from "~/platform/time";
import { type BilledNights, type Due, keyOf, type PaidRow } from "../payment-book.rules";
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
  /** What accepted invoices bill. */
  billed: Map<string, BilledNights[]>;
};

const nothing = (): PaymentsAndDues => ({
  ...{ payments: [], dues: [], lines: new Map(), placements: new Map(), billed: new Map() },
});

/** All that matching needs of a council and a provider. Read by the worker and by the council. */
export async function paymentsAndDues(
  tx: Tx,
  { councilId, providerId }: PayerAndPaid,
): Promise<PaymentsAndDues> {
  const all = await paymentsAndDuesOf(tx, councilId, [providerId]);
  return all.get(providerId) ?? nothing();
}

/** The same for each of some providers, in as many statements as for one. */
export async function paymentsAndDuesOf(
  tx: Tx,
  councilId: string,
  providerIds: readonly string[],
): Promise<Map<string, PaymentsAndDues>> {
  const theirs = { councilId, providerId: { in: [...providerIds] } };
  const rows = await tx.payment.findMany({
    where: { ...theirs, withdrawnAt: null },
    select: {
      id: true,
      providerId: true,
      supplierId: true,
      documentNumber: true,
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
  const lines = await liveLines(tx, theirs);
  const placements = await placementsToPay(tx, councilId, providerIds);
  const byHand = await matchesByHand(tx, theirs, placements);
  const known = new Map<string, PaymentsAndDues>(providerIds.map((id) => [id, nothing()]));
  for (const { providerId, supplierId, key, occurrence, pence, paidOn, periodFrom, periodTo, ...row } of rows)
    known.get(providerId ?? "")?.payments.push({
      ...row,
      byHand: byHand.get(row.id) ?? null,
      supplier: supplierId,
      key: `${key} ${occurrence}`,
      pence: Number(pence),
      paidOn: dayOfColumn(paidOn),
      periodFrom: dayOfColumn(periodFrom),
      periodTo: dayOfColumn(periodTo),
    });
  for (const [id, placement] of placements) known.get(placement.providerId)?.placements.set(id, placement);
  for (const line of lines)
    known.get(placements.get(line.placementId)?.providerId ?? "")?.lines.set(line.id, line);
  await addBilled(tx, theirs, known);
  for (const one of known.values()) one.dues = duesOf([...one.lines.values()], one.placements);
  return known;
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

type Theirs = { councilId: string; providerId: { in: string[] } };

/** What people said payments are for, by payment: the key of a due. */
async function matchesByHand(
  tx: Tx,
  theirs: Theirs,
  placements: PaymentsAndDues["placements"],
): Promise<Map<string, string>> {
  const rows = await tx.paymentMatch.findMany({
    where: { ...theirs, endedAt: null },
    select: { paymentId: true, placementId: true, periodFrom: true, periodTo: true, paysOn: true },
  });
  return new Map(
    rows.map(({ paymentId, placementId, ...days }) => [
      paymentId,
      keyOf({
        placement: placements.get(placementId)?.reference ?? "",
        periodFrom: dayOfColumn(days.periodFrom),
        periodTo: dayOfColumn(days.periodTo),
        paysOn: dayOfColumn(days.paysOn),
      }),
    ]),
  );
}

/** What invoices that the council has accepted bill of which placement, by their folded number. */
async function addBilled(tx: Tx, theirs: Theirs, known: Map<string, PaymentsAndDues>): Promise<void> {
  const rows = await tx.paymentDocumentLine.findMany({
    where: { ...theirs, document: { kind: "invoice", state: "accepted" } },
    select: {
      providerId: true,
      placementId: true,
      fromOn: true,
      toOn: true,
      document: { select: { folded: true } },
    },
  });
  for (const { providerId, placementId, fromOn, toOn, document } of rows) {
    const of = known.get(providerId);
    const placement = of?.placements.get(placementId)?.reference;
    if (!of || placement === undefined) continue;
    const nights = { placement, from: dayOfColumn(fromOn), to: dayOfColumn(toOn) };
    of.billed.set(document.folded, [...(of.billed.get(document.folded) ?? []), nights]);
  }
}
