import { readFile } from "node:fs/promises";
import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { lockReferral } from "~/domains/referrals/commands/move-referral.server";
import { clearForProviders } from "~/domains/referrals/queries/clear-for-providers.server";
import { assignedTo, type FoundReferral } from "~/domains/referrals/queries/find-referral.server";
import type { ClearedText } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import { acceptedKind } from "~/platform/files/opening/accepted-file";
import type { FileKind } from "~/platform/files/opening/opened";
import { takeArrived } from "~/platform/files/take-arrived.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { RELEASE_EVENTS } from "../release.events";
import { CHECK_DOCUMENT } from "../release.jobs";
import { may } from "../release.policy";
import { childrenOf, keepSealed } from "../sealed-document.server";

export type AddDocument = {
  reference: string;
  title: string;
  /** The file that has arrived; it is removed whatever comes of it: what is kept is sealed. */
  file: { path: string; bytes: number };
  idempotency?: Idempotency<{ id: string }>;
};

const MAX_DOCUMENTS = 20;

/**
 * Takes a redacted document for shortlisted homes, sealed under the child's key: its kind by its first bytes, its title
 * through the gate. A job has it opened before anybody is shown it. The name under which it was sent is kept nowhere:
 * it may say who the child is.
 */
export async function addDocument(
  actor: Actor,
  input: AddDocument,
): Promise<Result<{ id: string }, Refusal>> {
  const bytes = await readFile(input.file.path);
  return takeArrived(input.file, (id) =>
    write<{ id: string }, Refusal>(actor, input.idempotency, async (tx) => {
      const referral = await lockReferral(tx, actor, input.reference);
      if (!referral) return err(missing());
      const taken = await kindToTake(tx, actor, { referral, title: input.title, bytes });
      if (!taken.ok) return taken;
      const children = await childrenOf(tx, { referralId: referral.id, councilId: referral.councilId });
      // Before the row is committed: a row never stands without its file.
      if (!(await keepSealed(actor, { id, councilId: referral.councilId }, "original", children, bytes)))
        return err(notNow("The child’s identity is no longer kept."));
      await keepRow(tx, actor, { id, referral, ...taken.value, bytes: bytes.length });
      return ok({ id });
    }),
  );
}

async function kindToTake(
  tx: Tx,
  actor: Actor,
  sent: { referral: FoundReferral; title: string; bytes: Buffer },
): Promise<Result<Taken, Refusal>> {
  const { referral, title, bytes } = sent;
  const allowed = may(actor, "write-detail", { ...referral, assignedTo: assignedTo(referral) });
  if (allowed !== true) return err(refusalOf(allowed));
  const kind = acceptedKind(bytes);
  if (!kind.ok) return err(invalid(kind.error, "file"));
  const told = await clearForProviders(tx, actor, referral.id, { title });
  if (!told.ok) return told;
  const place = { referralId: referral.id, councilId: actor.organisationId };
  const count = await tx.redactedDocument.count({ where: { ...place, state: { not: "removed" } } });
  if (count >= MAX_DOCUMENTS) return err(invalid(`There are ${MAX_DOCUMENTS} documents. Delete one first`));
  return ok({ kind: kind.value, title: told.value.title });
}

type Taken = { kind: FileKind; title: ClearedText };

async function keepRow(
  tx: Tx,
  actor: Actor,
  sent: { id: string; referral: FoundReferral; title: ClearedText; kind: FileKind; bytes: number },
): Promise<void> {
  const { id, referral, title, kind, bytes } = sent;
  const place = { referralId: referral.id, councilId: referral.councilId };
  const uploaded = { uploadedById: actor.personId, uploadedAt: now() };
  await tx.redactedDocument.createMany({
    data: [{ id, ...place, title, kind, bytes, state: "checking", ...uploaded }],
  });
  await recordEvent(tx, actor, RELEASE_EVENTS, {
    kind: "document-added",
    audience: "council",
    councilId: referral.councilId,
    subject: "referral",
    subjectId: referral.id,
    referralId: referral.id,
    data: { documentId: id, kind },
  });
  await enqueue(tx, CHECK_DOCUMENT, { documentId: id, organisationId: referral.councilId }, { key: `${id}` });
}
