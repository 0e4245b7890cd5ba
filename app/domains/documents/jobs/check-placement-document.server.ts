import { forJob, readSealed } from "~/domains/vault/queries/sealed-file.server";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { removeKept } from "~/platform/files/file-store.server";
import type { NotOpened } from "~/platform/files/opening/accepted-file";
import {
  afterFailure,
  MAX_ATTEMPTS,
  openSent,
  SCANNER_PAUSE,
} from "~/platform/files/opening/open-sent.server";
import type { OpenedPage, PageToSet } from "~/platform/files/opening/opened";
import { setPages } from "~/platform/files/opening/opener.server";
import { plainText } from "~/platform/files/opening/plain-text";
import { joinPictures } from "~/platform/files/page-pictures.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { handle } from "~/platform/jobs/handle.server";
import { dayOfColumn } from "~/platform/time";
import { forgetFiles, type OfPlacement, recordDocumentEvent } from "../commands/record-document.server";
import { CHECK_PLACEMENT_DOCUMENT, TELL_REPORT } from "../document.jobs";
import { keepUpload, sealPages, type UploadPage } from "../sealed-upload.server";

/** A document that is being checked, as the job works on it. */
type Checked = {
  id: string;
  councilId: string;
  placementId: string;
  kind: string;
  coversOn: string;
  side: string;
  uploadedById: string;
  waitsFor: string | null;
  placement: OfPlacement;
};

/**
 * The job `check-placement-document`, as the council of the placement: has what was handed in opened in a process of its own, at
 * most twice, and keeps of it what is read: the words of its pages, the pages as we drew them and the PDF that we made, sealed
 * under the child's key. Or refuses it and tells who sent it. Throws after a first attempt that failed, so that the queue tries
 * again.
 */
export const checkPlacementDocument = handle(
  CHECK_PLACEMENT_DOCUMENT,
  async ({ documentId, organisationId }) => {
    const document = await load(documentId, organisationId);
    if (!document) return;
    const file = {
      what: "placement-document",
      id: document.id,
      bytes: await readSealed(forJob, document, "original"),
      claimAttempt: () => claimAttempt(document),
    };
    const opened = await openSent(file);
    if (!opened.ok)
      return opened.error === "waits" ? waitForScanner(document) : refuse(document, opened.error);
    const made = await setPages(
      `Document of placement ${document.placement.reference}`,
      opened.value.pages.map(toSet),
    );
    if (!made.ok) return refuse(document, afterFailure(file, opened.value.attempt, made.error));
    await keep(document, opened.value.pages, made.value);
  },
);

const asCouncil = <T>(councilId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction("worker", { "app.org_id": councilId }, work);

function load(id: string, councilId: string): Promise<Checked | undefined> {
  return asCouncil(councilId, async (tx) => {
    const found = await tx.placementDocument.findFirst({
      where: { id, councilId, state: "checking" },
      select: {
        id: true,
        councilId: true,
        placementId: true,
        kind: true,
        coversOn: true,
        side: true,
        uploadedById: true,
        waitsFor: true,
        placement: {
          select: { id: true, reference: true, councilId: true, providerId: true, referralId: true },
        },
      },
    });
    return found ? { ...found, coversOn: dayOfColumn(found.coversOn) } : undefined;
  });
}

const checking = ({ id, councilId }: Checked) => ({ id, councilId, state: "checking" });

function claimAttempt(document: Checked): Promise<number | undefined> {
  const where = checking(document);
  return asCouncil(document.councilId, async (tx) => {
    const { count } = await tx.placementDocument.updateMany({
      where: { ...where, attempts: { lt: MAX_ATTEMPTS } },
      data: { attempts: { increment: 1 }, waitsFor: null },
    });
    if (count === 0) return undefined;
    return (await tx.placementDocument.findFirst({ where, select: { attempts: true } }))?.attempts;
  });
}

function toSet({ picture, text }: OpenedPage): PageToSet {
  return picture ? { kind: "picture", ...picture } : { kind: "text", text: plainText(text) };
}

function kept({ text, flags, picture }: OpenedPage): UploadPage {
  return {
    text: plainText(text),
    // Words that nobody sees on the page are left out, and nothing is said of them.
    drawn: flags.some((flag) => flag !== "hidden"),
    size: picture ? { width: picture.width, height: picture.height } : null,
  };
}

async function keep(document: Checked, pages: readonly OpenedPage[], made: Buffer): Promise<void> {
  const by = { organisationId: document.councilId };
  const words = await sealPages(by, document, pages.map(kept));
  const pictures = joinPictures(pages.map(({ picture }) => picture?.bytes));
  // Before the row that leads to them.
  const isKept =
    words &&
    (await keepUpload(by, document, "pages", pictures)) &&
    (await keepUpload(by, document, "made", made));
  if (!isKept) return refuse(document, "lost");
  const stands = await asCouncil(document.councilId, async (tx) => {
    const { count } = await tx.placementDocument.updateMany({
      where: checking(document),
      data: { state: "ready", words, pageCount: pages.length, waitsFor: null },
    });
    if (count === 0) {
      const row = await tx.placementDocument.findFirst({
        where: { id: document.id },
        select: { state: true },
      });
      return row?.state === "ready";
    }
    await record(tx, document, "placement-document-ready");
    if (document.kind === "regulation-40") await tell(tx, document, "read-today", document.councilId);
    return true;
  });
  // Taken away while it was opened: nothing is left of what was made since.
  if (!stands) await removeKept(document.id);
}

async function refuse(document: Checked, why: NotOpened): Promise<void> {
  await asCouncil(document.councilId, async (tx) => {
    const { count } = await tx.placementDocument.updateMany({
      where: checking(document),
      data: { state: "refused", refused: why, waitsFor: null },
    });
    if (count === 0) return;
    await record(tx, document, "placement-document-refused");
    const { councilId, providerId } = document.placement;
    await tell(tx, document, "refused", document.side === "council" ? councilId : providerId);
    await forgetFiles(tx, document.id, document.placement);
  });
}

/** It stays where it is and is tried again; its page says that it waits. */
async function waitForScanner(document: Checked): Promise<void> {
  await asCouncil(document.councilId, async (tx) => {
    if (document.waitsFor === null)
      await tx.placementDocument.updateMany({ where: checking(document), data: { waitsFor: "scanner" } });
    const { id: documentId, placementId, councilId: organisationId } = document;
    const runAt = new Date(now().getTime() + SCANNER_PAUSE);
    await enqueue(
      tx,
      CHECK_PLACEMENT_DOCUMENT,
      { documentId, placementId, organisationId },
      { key: documentId, runAt },
    );
  });
}

function record(
  tx: Tx,
  { id, kind, coversOn, side, placement }: Checked,
  event: "placement-document-ready" | "placement-document-refused",
): Promise<void> {
  const data = { placement: placement.reference, documentId: id, side, kind, covers: coversOn };
  return recordDocumentEvent(tx, null, placement, { kind: event, data });
}

function tell(
  tx: Tx,
  { id, placementId, uploadedById }: Checked,
  what: "read-today" | "refused",
  organisationId: string,
): Promise<void> {
  const to = what === "refused" ? { personId: uploadedById } : {};
  return enqueue(tx, TELL_REPORT, { placementId, organisationId, what, id, ...to });
}
