import type { Tx } from "~/domains/access/transactions.server";
import { transaction } from "~/platform/database/transaction.server";

/** A document that is being checked, as the job works on it. */
export type CheckedDocument = {
  id: string;
  councilId: string;
  referralId: string;
  kind: string;
  uploadedById: string;
  confirmedById: string | null;
  attempts: number;
  waitsFor: string | null;
  words: Uint8Array | null;
  reference: string;
};

/** Runs as the council, in the name of the person who sent the document. */
export function asUploader<T>(document: CheckedDocument, work: (tx: Tx) => Promise<T>): Promise<T> {
  const by = { "app.org_id": document.councilId, "app.person_id": document.uploadedById };
  return transaction("council", by, work);
}

/** The document while it is being checked. */
export function loadChecked(id: string, councilId: string): Promise<CheckedDocument | undefined> {
  return transaction("council", { "app.org_id": councilId }, async (tx) => {
    const document = await tx.redactedDocument.findFirst({ where: { id, councilId, state: "checking" } });
    if (!document) return undefined;
    const referral = await tx.referral.findFirst({
      where: { id: document.referralId, councilId },
      select: { reference: true },
    });
    return referral ? { ...document, reference: referral.reference } : undefined;
  });
}
