import { readFile, rm } from "node:fs/promises";
import { type Once, write } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { recordEvent } from "~/domains/audit/record-event.server";
import { lockReferral } from "~/domains/referrals/commands/move-referral.server";
import { findNamesTold } from "~/domains/referrals/queries/find-names-told.server";
import { assignedTo } from "~/domains/referrals/queries/find-referral.server";
import { now } from "~/platform/clock.server";
import { keepFile } from "~/platform/files/file-store.server";
import type { CommandError } from "~/platform/forms/submission.server";
import { newId } from "~/platform/ids";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { err, ok, type Result } from "~/platform/result";
import { kindOf, MOST_BYTES } from "../document-reading.server";
import { CHECK_DOCUMENT } from "../jobs/payload";
import { may } from "../release.policy";

export type AddDocument = {
  reference: string;
  title: string;
  /** The file that has arrived; it is taken, or removed when it is refused. */
  file: { path: string; bytes: number };
  once?: Once<{ id: string }>;
};

const MOST_DOCUMENTS = 20;
const NEITHER = "Send a PDF or a plain text. Save a Word document or a picture as a PDF first";

/**
 * Takes a redacted document for shortlisted homes: its kind by its content, its title through the gate. A job reads it
 * before anybody is shown it. The name under which it was sent is kept nowhere: it may say who the child is.
 */
export async function addDocument(
  actor: Actor,
  input: AddDocument,
): Promise<Result<{ id: string }, CommandError>> {
  const bytes = await readFile(input.file.path);
  const kind = kindOf(bytes);
  const id = newId();
  const result = await write<{ id: string }, CommandError>(actor, input.once, async (tx) => {
    const referral = await lockReferral(tx, actor, input.reference);
    if (!referral) return err({ type: "not-found" });
    const allowed = may(actor, "write-detail", { ...referral, assignedTo: assignedTo(referral) });
    if (allowed !== true) return err({ type: "forbidden", words: `${allowed.words}.` });
    if (bytes.length === 0) return err({ type: "invalid", field: "file", words: "The file is empty" });
    if (!kind) return err({ type: "invalid", field: "file", words: NEITHER });
    if (bytes.length > MOST_BYTES[kind])
      return err({ type: "invalid", field: "file", words: "A plain text may have 500 KB. Send it as a PDF" });
    const named = await findNamesTold(tx, actor, referral.id, { title: input.title });
    if (named) return named;
    const place = { referralId: referral.id, councilId: actor.organisationId };
    const count = await tx.redactedDocument.count({ where: { ...place, state: { not: "removed" } } });
    if (count >= MOST_DOCUMENTS)
      return err({ type: "invalid", words: `There are ${MOST_DOCUMENTS} documents. Take one away first` });
    await tx.redactedDocument.createMany({
      data: [
        {
          id,
          ...place,
          title: input.title,
          kind,
          bytes: bytes.length,
          state: "checking",
          uploadedById: actor.personId,
          uploadedAt: now(),
        },
      ],
    });
    await recordEvent(tx, actor, {
      kind: "document-added",
      audience: "council",
      councilId: referral.councilId,
      subject: "referral",
      subjectId: referral.id,
      referralId: referral.id,
      data: { documentId: id, kind },
    });
    await enqueue(tx, {
      task: CHECK_DOCUMENT,
      payload: { documentId: id, organisationId: referral.councilId },
      key: `${CHECK_DOCUMENT}:${id}`,
    });
    // Before the row is committed: a row never stands without its file.
    await keepFile(id, input.file.path);
    return ok({ id });
  });
  if (!result.ok) await rm(input.file.path, { force: true });
  return result;
}
