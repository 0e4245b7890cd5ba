import { write } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { err, ok, type Result } from "~/platform/result";
import { findStageOne } from "../queries/stage-one.server";
import type { DocumentFile } from "../queries/view-documents.server";
import { mayReadDetail } from "../release.policy";
import type { LookError } from "./look-at-detail.server";
import { recordLook } from "./record-look.server";

/** One redacted document for somebody at a provider: the look first, as with all of stage 1. */
export function lookAtDocument(
  actor: Actor,
  reference: string,
  documentId: string,
): Promise<Result<DocumentFile, LookError>> {
  return write<DocumentFile, LookError>(actor, undefined, async (tx) => {
    const stage = await findStageOne(tx, actor, reference);
    if (!stage || !isId(documentId)) return err({ type: "not-found" });
    if (mayReadDetail(actor) !== true || !stage.shortlisted || !stage.accepted)
      return err({ type: "closed" });
    await recordLook(tx, actor, stage, { what: "document", documentId, at: now() });
    const ready = await tx.redactedDocument.findMany({
      where: { referralId: stage.referralId, councilId: stage.councilId, state: "ready" },
      select: { id: true, kind: true },
      orderBy: { id: "asc" },
    });
    const at = ready.findIndex(({ id }) => id === documentId);
    const document = ready[at];
    // Rolled back with the look: nothing was seen.
    if (!document) return err({ type: "not-found" });
    return ok({ ...document, reference: stage.reference, number: at + 1 });
  });
}
