import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { conflict, forbidden, invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { standingOfPages } from "../document.rules";
import { CHECK_DOCUMENT } from "../release.jobs";
import { documentToChange, recordDocument } from "./document-to-change.server";
import { forgetFiles } from "./refuse-document.server";

export type DocumentInput = { reference: string; documentId: string; idempotency?: Idempotency<null> };

/** `expected`: how the pages stood when they were looked at (`standingOfPages`). */
export type ConfirmDocument = DocumentInput & { expected: string };

const ALREADY = "This document no longer needs checking.";
const DECIDED_ANEW = "A page was decided anew since you looked at it. Look at it again, then confirm.";

/**
 * A second person has opened every page of a document and found nobody in it. It is compared once more and made into a
 * new PDF by a job; shortlisted homes read it from then on. Refused while a page waits for somebody; `conflict` when a page
 * was decided anew since they looked.
 */
export function confirmDocument(actor: Actor, input: ConfirmDocument): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await documentToChange(tx, actor, input, "confirm-document");
    if (!found.ok) return found;
    const { document, referral } = found.value;
    if (document.uploadedById === actor.personId)
      return err(forbidden("You sent it. Somebody else has to check it."));
    const place = { documentId: document.id, councilId: actor.organisationId };
    const pages = await tx.documentPage.findMany({
      where: place,
      select: { number: true, state: true, decidedAt: true },
    });
    const waiting = pages.filter(({ state }) => state === "waiting").length;
    if (waiting > 0)
      return err(
        invalid(
          `Decide on ${waiting === 1 ? "1 page" : `${waiting} pages`} first: describe or leave out each one`,
        ),
      );
    if (standingOfPages(pages) !== input.expected) return err(conflict(DECIDED_ANEW));
    if (pages.every(({ state }) => state === "left-out"))
      return err(invalid("Every page is left out. Delete the document instead"));
    const { count } = await tx.redactedDocument.updateMany({
      where: { id: document.id, councilId: actor.organisationId, state: "second-look" },
      data: { state: "checking", confirmedById: actor.personId, confirmedAt: now() },
    });
    if (count === 0) return err(notNow(ALREADY));
    await recordDocument(tx, actor, found.value, "document-confirmed");
    await enqueue(
      tx,
      CHECK_DOCUMENT,
      { documentId: document.id, organisationId: referral.councilId },
      { key: `${document.id}` },
    );
    return ok(null);
  });
}

/** Takes a document away, whatever its state: nobody reads it from now on, and a job removes its files. */
export function removeDocument(actor: Actor, input: DocumentInput): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await documentToChange(tx, actor, input, "write-detail");
    if (!found.ok) return found;
    const { document } = found.value;
    const place = { councilId: actor.organisationId };
    const { count } = await tx.redactedDocument.updateMany({
      where: { id: document.id, ...place, state: { not: "removed" } },
      data: { state: "removed", words: null, waitsFor: null },
    });
    if (count === 0) return err(notNow("It has been deleted already."));
    await tx.documentPage.deleteMany({ where: { documentId: document.id, ...place } });
    await recordDocument(tx, actor, found.value, "document-removed");
    await forgetFiles(tx, { id: document.id, councilId: actor.organisationId });
    return ok(null);
  });
}
