import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { placementsBetween } from "~/domains/agreements/queries/placements-between.server";
import { isId } from "~/platform/ids";
import { dayOfColumn } from "~/platform/time";
import { type DocumentState, takesItsPlace } from "../payment-document.machine";
import type { DocumentKind, ReceivedHow, ReturnReason } from "../payment-document.options";
import { documentScope } from "../payment-document.scope.server";

const COLUMNS = {
  id: true,
  councilId: true,
  providerId: true,
  kind: true,
  number: true,
  folded: true,
  issuedOn: true,
  receivedOn: true,
  receivedHow: true,
  registeredOn: true,
  firstReceivedOn: true,
  timesReturned: true,
  netPence: true,
  vatPence: true,
  grossPence: true,
  correctsId: true,
  state: true,
  sentById: true,
  sentAt: true,
  decidedAt: true,
  returnReason: true,
  returnWords: true,
  closedAt: true,
  version: true,
  corrects: {
    select: {
      ...{ id: true, number: true },
      correctedBy: { select: { kind: true, state: true, sentAt: true, decidedAt: true } },
    },
  },
  correctedBy: {
    orderBy: { sentAt: "asc" },
    select: { id: true, number: true, kind: true, state: true, grossPence: true, decidedAt: true },
  },
  lines: {
    orderBy: { position: "asc" },
    select: {
      id: true,
      placementId: true,
      feeId: true,
      fromOn: true,
      toOn: true,
      nights: true,
      weeklyPence: true,
      pence: true,
      words: true,
    },
  },
} as const;

/** One invoice or credit note with its lines, within the scope of the actor; null otherwise. */
export async function findDocument(tx: Tx, actor: Actor, id: string) {
  if (!isId(id)) return null;
  const row = await tx.paymentDocument.findFirst({
    where: { AND: [documentScope(actor), { id }] },
    select: COLUMNS,
  });
  if (!row) return null;
  const ids = row.lines.map(({ placementId }) => placementId);
  const placements = new Map((await placementsBetween(tx, row, { ids })).map((one) => [one.id, one]));
  const { issuedOn, receivedOn, registeredOn, firstReceivedOn, lines, corrects, correctedBy, ...document } =
    row;
  return {
    ...document,
    kind: document.kind as DocumentKind,
    state: document.state as DocumentState,
    receivedHow: document.receivedHow as ReceivedHow,
    returnReason: document.returnReason as ReturnReason | null,
    issuedOn: dayOfColumn(issuedOn),
    receivedOn: dayOfColumn(receivedOn),
    registeredOn: dayOfColumn(registeredOn),
    firstReceivedOn: dayOfColumn(firstReceivedOn),
    corrects: corrects && { id: corrects.id, number: corrects.number },
    correctedBy,
    corrected:
      row.kind === "invoice"
        ? correctedBy.some((one) => one.kind === "invoice" && takesItsPlace(one))
        : (corrects?.correctedBy ?? []).some(
            (one) =>
              one.kind === "credit-note" &&
              takesItsPlace(one) &&
              row.decidedAt !== null &&
              one.sentAt > row.decidedAt,
          ),
    lines: lines.map(({ fromOn, toOn, ...line }) => ({
      ...line,
      from: dayOfColumn(fromOn),
      to: dayOfColumn(toOn),
      reference: placements.get(line.placementId)?.reference ?? "",
      serviceId: placements.get(line.placementId)?.serviceId ?? "",
    })),
  };
}
export type FoundDocument = NonNullable<Awaited<ReturnType<typeof findDocument>>>;
