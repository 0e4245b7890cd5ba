import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { EVIDENCE, REMOVED_ONCE_READ, type RemovedWhy } from "../document-kinds.options";
import { placementDocumentMachine } from "../placement-document.machine";
import { type DocumentNamed, documentToChange, factsOf } from "./document-to-change.server";
import { forgetFiles, recordDocumentEvent } from "./record-document.server";

/** Whether it was evidence of a change, else a report. */
export type RemovedDocument = { evidence: boolean };

/**
 * Whoever handed a document in takes it away until the council has read it, and evidence until the change is decided; what it has
 * read the council takes away itself, where it should not have got it. For a coded reason that both sides see: nobody reads it from
 * now on, a job removes its files, and what it was handed in for is missing again.
 */
export function removeDocument(
  actor: Actor,
  input: DocumentNamed & { why: RemovedWhy; idempotency?: Idempotency<RemovedDocument> },
): Promise<Result<RemovedDocument, Refusal>> {
  return write<RemovedDocument, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await documentToChange(tx, actor, input, "remove");
    if (!found.ok) return found;
    const { placement, document } = found.value;
    if (document.readAt !== null && !REMOVED_ONCE_READ.some((why) => why === input.why))
      return err(invalid("Choose one of the two reasons", "why"));
    const { count } = await tx.placementDocument.updateMany({
      where: {
        id: document.id,
        placementId: placement.id,
        readAt: document.readAt,
        state: { in: placementDocumentMachine.from("remove") },
      },
      data: {
        state: "removed",
        words: null,
        removedAt: now(),
        removedById: actor.personId,
        removedWhy: input.why,
      },
    });
    if (count === 0) return err(notNow("It has been removed already"));
    await recordDocumentEvent(tx, actor, placement, {
      kind: "placement-document-removed",
      from: document.state,
      to: "removed",
      data: { ...factsOf(found.value), side: placement.side, why: input.why },
    });
    await forgetFiles(tx, document.id, placement);
    return ok({ evidence: document.kind === EVIDENCE });
  });
}
