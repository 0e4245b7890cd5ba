import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import type { DocumentKind } from "../payment-document.options";
import type { StoredDocument } from "../payment-document.schema";

export type DraftNamed = { id: string };

type NewDraft = { councilId: string; kind: DocumentKind; correctsId: string | null; values: StoredDocument };

/** A new draft of the actor's organisation. */
export async function writeDraft(tx: Tx, actor: Actor, { values, ...draft }: NewDraft): Promise<DraftNamed> {
  const id = newId();
  await tx.paymentDocumentDraft.create({
    data: {
      id,
      providerId: actor.organisationId,
      ...draft,
      values: JSON.parse(JSON.stringify(values)),
      savedById: actor.personId,
      savedAt: now(),
    },
  });
  return { id };
}
