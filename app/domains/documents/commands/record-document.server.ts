import type { Tx } from "~/domains/access/transactions.server";
import type { KindAndFacts } from "~/domains/audit/events.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { DOCUMENT_EVENTS } from "../document.events";
import { FORGET_PLACEMENT_DOCUMENT } from "../document.jobs";

export type OfPlacement = {
  id: string;
  reference: string;
  councilId: string;
  providerId: string;
  referralId: string;
};

/** What was done with what is handed in on a placement, for both sides. */
export function recordDocumentEvent(
  tx: Tx,
  by: { personId: string } | null,
  placement: OfPlacement,
  event: KindAndFacts<typeof DOCUMENT_EVENTS> & { from?: string; to?: string },
): Promise<void> {
  return recordEvent(tx, by, DOCUMENT_EVENTS, {
    ...event,
    councilId: placement.councilId,
    providerId: placement.providerId,
    subject: "placement",
    subjectId: placement.id,
    referralId: placement.referralId,
  });
}

/** Removes the files of a document once the transaction is committed. */
export function forgetFiles(
  tx: Tx,
  documentId: string,
  placement: Pick<OfPlacement, "id" | "councilId">,
): Promise<void> {
  const payload = { documentId, placementId: placement.id, organisationId: placement.councilId };
  return enqueue(tx, FORGET_PLACEMENT_DOCUMENT, payload, { key: documentId });
}
