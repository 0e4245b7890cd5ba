import type { Tx } from "~/domains/access/transactions.server";
import { feeWords } from "~/domains/agreements/queries/fee-words.server";
import {
  type PlacementSides,
  placementsBetween,
} from "~/domains/agreements/queries/placements-between.server";
import { dayOfColumn } from "~/platform/time";
import { LIVE_DOCUMENT_STATES } from "../payment-document.machine";
import type { BilledLine, PlacementBasis } from "../payment-document-difference.rules";
import { liveLines } from "./live-lines.server";

export type NamedBasis = Omit<PlacementBasis, "billed"> & {
  reference: string;
  serviceId: string;
  providerId: string;
  billed: readonly (BilledLine & { number: string; documentId: string })[];
};

type Of = PlacementSides & { placementIds: readonly string[] };

/**
 * What lines of a document are compared with, by placement: its nights, what is expected, and what documents that count bill,
 * each with its document: one that is compared leaves out its own. Placements of other councils or providers are not among them.
 */
export async function documentBases(
  tx: Tx,
  { councilId, providerId, placementIds }: Of,
): Promise<Map<string, NamedBasis>> {
  const ids = [...new Set(placementIds)];
  const placements = await placementsBetween(tx, { councilId, providerId }, { ids });
  const lines = await liveLines(tx, { placementId: { in: ids }, councilId, providerId });
  const fees = await feeWords(
    tx,
    lines.map(({ feeId }) => feeId),
  );
  const billed = await billedLines(tx, { councilId, providerId, placementIds: ids });
  return new Map(
    placements.map((placement) => [
      placement.id,
      {
        reference: placement.reference,
        serviceId: placement.serviceId,
        providerId: placement.providerId,
        firstNight: placement.firstNight,
        lastNight: placement.lastNight,
        expected: lines
          .filter(({ placementId }) => placementId === placement.id)
          .map((one) => ({ ...one, weeklyPence: fees.get(one.feeId)?.weeklyPence ?? 0 })),
        billed: billed.filter(({ placementId }) => placementId === placement.id),
      },
    ]),
  );
}

/** A credit note counts once it is accepted: before that its provider can withdraw it, and what it gave back is billed again. */
const COUNTED = [
  { kind: "invoice", state: { in: [...LIVE_DOCUMENT_STATES] } },
  { kind: "credit-note", state: "accepted" },
];

async function billedLines(tx: Tx, { councilId, providerId, placementIds }: Of) {
  const rows = await tx.paymentDocumentLine.findMany({
    where: {
      placementId: { in: [...placementIds] },
      councilId,
      providerId,
      document: { OR: COUNTED },
    },
    orderBy: { id: "asc" },
    select: {
      placementId: true,
      feeId: true,
      fromOn: true,
      toOn: true,
      weeklyPence: true,
      pence: true,
      document: { select: { id: true, number: true, kind: true } },
    },
  });
  return rows.map(({ fromOn, toOn, pence, document, ...one }) => ({
    ...one,
    from: dayOfColumn(fromOn),
    to: dayOfColumn(toOn),
    pence: document.kind === "credit-note" ? -pence : pence,
    number: document.number,
    documentId: document.id,
  }));
}
