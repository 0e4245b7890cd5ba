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
  /** The purpose of its referral is an emergency: mails say so in their subject. */
  emergency: boolean;
};

/** Runs as the council, in the name of the person who sent the document. */
export function asUploader<T>(document: CheckedDocument, work: (tx: Tx) => Promise<T>): Promise<T> {
  const by = { "app.org_id": document.councilId, "app.person_id": document.uploadedById };
  return transaction("council", by, work);
}

/** The document while it is being checked. */
export function loadChecked(id: string, councilId: string): Promise<CheckedDocument | undefined> {
  return transaction("council", { "app.org_id": councilId }, async (tx) => {
    const found = await tx.redactedDocument.findFirst({
      where: { id, councilId, state: "checking" },
      include: { referral: { select: { reference: true, purpose: true } } },
    });
    if (!found) return undefined;
    const { referral, ...document } = found;
    return { ...document, reference: referral.reference, emergency: referral.purpose === "emergency" };
  });
}
