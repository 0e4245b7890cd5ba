import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { type DocumentNamed, documentToChange, factsOf } from "./document-to-change.server";
import { recordDocumentEvent } from "./record-document.server";

/** The council says that it has read what the provider handed in: once, with who and when, which both sides see. */
export function markRead(
  actor: Actor,
  input: DocumentNamed & { idempotency?: Idempotency<null> },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await documentToChange(tx, actor, input, "mark-read");
    if (!found.ok) return found;
    const { placement, document } = found.value;
    const { count } = await tx.placementDocument.updateMany({
      where: { id: document.id, councilId: placement.councilId, state: "ready", readAt: null },
      data: { readAt: now(), readById: actor.personId },
    });
    if (count === 0) return err(notNow("It is marked as read already"));
    await recordDocumentEvent(tx, actor, placement, {
      kind: "placement-document-read",
      data: factsOf(found.value),
    });
    return ok(null);
  });
}
