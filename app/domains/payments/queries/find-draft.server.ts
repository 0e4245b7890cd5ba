import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";
import { LIVE_DOCUMENT_STATES } from "../payment-document.machine";
import type { DocumentKind } from "../payment-document.options";
import { type StoredDocument, storedDocument } from "../payment-document.schema";

export type FoundDraft = {
  id: string;
  councilId: string;
  providerId: string;
  kind: DocumentKind;
  version: number;
  savedAt: Date;
  values: StoredDocument;
  /** The invoice that it corrects or credits. */
  corrects: { id: string; number: string; left: number } | null;
};

/** A draft of the actor's organisation; null otherwise. */
export async function findDraft(tx: Tx, actor: Actor, id: string): Promise<FoundDraft | null> {
  if (!isId(id) || actor.kind !== "provider") return null;
  const row = await tx.paymentDocumentDraft.findFirst({
    where: { id, providerId: actor.organisationId },
    select: {
      id: true,
      councilId: true,
      providerId: true,
      kind: true,
      version: true,
      savedAt: true,
      values: true,
      corrects: {
        select: {
          id: true,
          number: true,
          grossPence: true,
          correctedBy: {
            where: { kind: "credit-note", state: { in: [...LIVE_DOCUMENT_STATES] } },
            select: { grossPence: true },
          },
        },
      },
    },
  });
  if (!row) return null;
  const { corrects, values, kind, ...draft } = row;
  return {
    ...draft,
    kind: kind as DocumentKind,
    values: storedDocument(values),
    corrects: corrects && {
      id: corrects.id,
      number: corrects.number,
      left: corrects.correctedBy.reduce((left, { grossPence }) => left - grossPence, corrects.grossPence),
    },
  };
}
