import type { Tx } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { findRecipients } from "~/domains/notifications/queries/find-recipients.server";
import { councilPaths } from "~/paths";
import { env } from "~/platform/env.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import type { DocumentStoppedProps } from "~emails/document-stopped";
import { RELEASE_EVENTS } from "../release.events";
import { FORGET_DOCUMENT } from "../release.jobs";

type Document = {
  id: string;
  councilId: string;
  referralId: string;
  uploadedById: string;
  reference: string;
  emergency: boolean;
};

/**
 * Refuses a document that is being checked, in the job's transaction: with words that say what to do, the event, a mail
 * to who sent it, and nothing left of what was read in it. Its files go in a job of their own, once this is committed.
 */
export async function refuseDocument(tx: Tx, document: Document, words: string): Promise<void> {
  const { count } = await tx.redactedDocument.updateMany({
    where: { id: document.id, councilId: document.councilId, state: "checking" },
    data: { state: "refused", refused: words, words: null, waitsFor: null },
  });
  if (count === 0) return;
  await tx.documentPage.deleteMany({ where: { documentId: document.id, councilId: document.councilId } });
  await recordChecked(tx, document, "document-refused");
  await tell(tx, document, "refused");
  await forgetFiles(tx, document);
}

/** Removes the files of a document once the transaction is committed. */
export async function forgetFiles(tx: Tx, document: Pick<Document, "id" | "councilId">): Promise<void> {
  const payload = { documentId: document.id, organisationId: document.councilId };
  await enqueue(tx, FORGET_DOCUMENT, payload, { key: `${document.id}` });
}

/** Tells who sent a document that nothing opens it before the virus scanner answers. */
export function tellItWaits(tx: Tx, document: Document): Promise<void> {
  return tell(tx, document, "waits");
}

export function recordChecked(
  tx: Tx,
  document: Document,
  kind: "document-ready" | "document-refused",
): Promise<void> {
  return recordEvent(tx, { personId: document.uploadedById }, RELEASE_EVENTS, {
    kind,
    audience: "council",
    councilId: document.councilId,
    subject: "referral",
    subjectId: document.referralId,
    referralId: document.referralId,
    data: { documentId: document.id },
  });
}

async function tell(tx: Tx, document: Document, what: DocumentStoppedProps["what"]): Promise<void> {
  const council = await tx.organisation.findUnique({
    where: { id: document.councilId },
    select: { name: true, slug: true },
  });
  const { councilId: organisationId, uploadedById } = document;
  const found = await findRecipients(tx, { organisationId, steps: [{ people: [uploadedById] }] });
  const [member] = found?.people ?? [];
  if (!council || !member) return;
  const props: DocumentStoppedProps = {
    name: member.name,
    reference: document.reference,
    council: council.name,
    emergency: document.emergency,
    link: `${env().APP_URL}${councilPaths(council.slug).referral(document.reference).documents()}`,
    what,
  };
  await notify(tx, {
    template: "document-stopped",
    to: { ...member, organisationId },
    props,
    dedupeKey: null,
  });
}
