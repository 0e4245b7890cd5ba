import { type Once, type Tx, write } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { recordEvent } from "~/domains/audit/record-event.server";
import { lockReferral } from "~/domains/referrals/commands/move-referral.server";
import { assignedTo } from "~/domains/referrals/queries/find-referral.server";
import { now } from "~/platform/clock.server";
import { removeKept } from "~/platform/files/file-store.server";
import type { CommandError } from "~/platform/forms/submission.server";
import { isId } from "~/platform/ids";
import { err, ok, type Result } from "~/platform/result";
import { may, type ReleaseAction } from "../release.policy";

export type DocumentInput = { reference: string; documentId: string; once?: Once<null> };

/** A second person has opened a document and found nobody in it: shortlisted homes read it from now on. */
export function confirmDocument(actor: Actor, input: DocumentInput): Promise<Result<null, CommandError>> {
  return write<null, CommandError>(actor, input.once, async (tx) => {
    const found = await documentToChange(tx, actor, input, "confirm-document");
    if (!found.ok) return found;
    const { document, referral } = found.value;
    if (document.uploadedById === actor.personId)
      return err({ type: "forbidden", words: "You sent it. Somebody else has to look." });
    const { count } = await tx.redactedDocument.updateMany({
      where: { id: document.id, councilId: actor.organisationId, state: "second-look" },
      data: { state: "ready", confirmedById: actor.personId, confirmedAt: now() },
    });
    if (count === 0) return err({ type: "illegal-move", words: "It waits for nobody's look any more." });
    await record(tx, actor, referral, document.id, "document-confirmed");
    return ok(null);
  });
}

/** Takes a document away, whatever its state: nobody reads it from now on, and its file is removed. */
export async function removeDocument(
  actor: Actor,
  input: DocumentInput,
): Promise<Result<null, CommandError>> {
  const result = await write<null, CommandError>(actor, input.once, async (tx) => {
    const found = await documentToChange(tx, actor, input, "write-detail");
    if (!found.ok) return found;
    const { document, referral } = found.value;
    const { count } = await tx.redactedDocument.updateMany({
      where: { id: document.id, councilId: actor.organisationId, state: { not: "removed" } },
      data: { state: "removed" },
    });
    if (count === 0) return err({ type: "illegal-move", words: "It has been taken away already." });
    await record(tx, actor, referral, document.id, "document-removed");
    return ok(null);
  });
  if (result.ok) await removeKept(input.documentId);
  return result;
}

async function documentToChange(tx: Tx, actor: Actor, input: DocumentInput, action: ReleaseAction) {
  const referral = await lockReferral(tx, actor, input.reference);
  if (!referral || !isId(input.documentId)) return err({ type: "not-found" } as const);
  const document = await tx.redactedDocument.findFirst({
    where: { id: input.documentId, referralId: referral.id, councilId: actor.organisationId },
    select: { id: true, uploadedById: true },
  });
  if (!document) return err({ type: "not-found" } as const);
  const allowed = may(actor, action, { ...referral, assignedTo: assignedTo(referral) });
  if (allowed !== true) return err({ type: "forbidden", words: allowed.words } as const);
  return ok({ referral, document });
}

function record(
  tx: Tx,
  actor: Actor,
  referral: { id: string; councilId: string },
  documentId: string,
  kind: "document-confirmed" | "document-removed",
): Promise<void> {
  return recordEvent(tx, actor, {
    kind,
    audience: "council",
    councilId: referral.councilId,
    subject: "referral",
    subjectId: referral.id,
    referralId: referral.id,
    data: { documentId },
  });
}
