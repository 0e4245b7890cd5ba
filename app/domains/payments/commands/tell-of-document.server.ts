import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { recordEvents } from "~/domains/audit/record-event.server";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { TELL_PAYMENT_DOCUMENT, type TellPaymentDocument } from "../payment.jobs";
import { PAYMENT_DOCUMENT_EVENTS } from "../payment-document.events";
import type { DocumentState } from "../payment-document.machine";

type Told = {
  id: string;
  councilId: string;
  providerId: string;
  kind: string;
  number: string;
  version: number;
  lines: readonly { placementId: string; reference: string; serviceId: string; pence: number }[];
};

const KINDS = {
  sent: "payment-document-sent",
  accepted: "payment-document-accepted",
  returned: "payment-document-returned",
  withdrawn: "payment-document-withdrawn",
} as const;

/** What happened to a document: a row of the record for each placement in it, and a mail to the other side. */
export async function tellOfDocument(
  tx: Tx,
  actor: Actor,
  { id: documentId, councilId, providerId, kind, number, version, lines }: Told,
  what: TellPaymentDocument["what"],
  { from, to }: { from?: DocumentState; to: DocumentState },
): Promise<void> {
  const placements = new Map(lines.map((line) => [line.placementId, line]));
  await recordEvents(
    tx,
    actor,
    PAYMENT_DOCUMENT_EVENTS,
    [...placements].map(([placementId, { reference, serviceId }]) => ({
      kind: KINDS[what],
      councilId,
      providerId,
      subject: "placement" as const,
      subjectId: placementId,
      ...(from === undefined ? {} : { from }),
      to,
      data: {
        placement: reference,
        serviceId,
        document: documentId,
        what: kind,
        number,
        pence: lines
          .filter((line) => line.placementId === placementId)
          .reduce((sum, { pence }) => sum + pence, 0),
      },
    })),
  );
  const organisationId = actor.kind === "council" ? providerId : councilId;
  await enqueueAll(tx, [newJob(TELL_PAYMENT_DOCUMENT, { documentId, organisationId, what, version })]);
}
