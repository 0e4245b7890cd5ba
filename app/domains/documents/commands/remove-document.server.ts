import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { EVIDENCE, type RemovedWhy } from "../document-kinds.options";
import { placementDocumentMachine } from "../placement-document.machine";
import { type DocumentNamed, documentToChange, factsOf } from "./document-to-change.server";
import { forgetFiles, recordDocumentEvent } from "./record-document.server";

/** Whether it was evidence of a change, else a report. */
export type RemovedDocument = { evidence: boolean };

/**
 * Whoever handed a document in takes it away, a report also once it was read and evidence until the change is decided, for a coded reason that both sides see: nobody reads it
 * from now on, a job removes its files, and what it was handed in for is missing again.
 */
export function removeDocument(
  actor: Actor,
  input: DocumentNamed & { why: RemovedWhy; idempotency?: Idempotency<RemovedDocument> },
): Promise<Result<RemovedDocument, Refusal>> {
  return write<RemovedDocument, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await documentToChange(tx, actor, input, "remove");
    if (!found.ok) return found;
    const { placement, document } = found.value;
    const { count } = await tx.placementDocument.updateMany({
      where: {
        id: document.id,
        placementId: placement.id,
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
      data: { ...factsOf(found.value), why: input.why },
    });
    await forgetFiles(tx, document.id, placement);
    return ok({ evidence: document.kind === EVIDENCE });
  });
}
