import { forJob, readSealed } from "~/domains/vault/queries/sealed-file.server";
import { now } from "~/platform/clock.server";
import { readKept, removePart } from "~/platform/files/file-store.server";
import { MAX_ATTEMPTS, openSent, SCANNER_PAUSE } from "~/platform/files/opening/open-sent.server";
import type { Opened, OpenedPage } from "~/platform/files/opening/opened";
import { joinPictures } from "~/platform/files/page-pictures.server";
import { newId } from "~/platform/ids";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { log } from "~/platform/log.server";
import { refuseDocument, tellItWaits } from "../commands/refuse-document.server";
import { NOT_TAKEN, type NotTaken } from "../document.rules";
import { CHECK_DOCUMENT } from "../release.jobs";
import { asJob, childrenOf, keepSealed, sealWords } from "../sealed-document.server";
import { asUploader, type CheckedDocument } from "./checked-document.server";

/**
 * Has a document opened for the first time: scanned where there is a scanner, then opened in a process that may die of
 * it, at most twice. No transaction is open meanwhile. Keeps its pages, or refuses it and tells who sent it. Throws
 * after a first attempt that failed, so that the queue tries again.
 */
export async function openDocument(document: CheckedDocument): Promise<"opened" | "settled"> {
  const opened = await openSent({
    what: "document",
    id: document.id,
    bytes: (await readSealed(forJob, document, "original")) ?? (await sealOldFile(document)),
    claimAttempt: () => claimAttempt(document),
  });
  if (opened.ok) return keepPages(document, opened.value);
  return opened.error === "waits" ? waitForScanner(document) : refuse(document, opened.error);
}

/** What was sent before originals were sealed. */
async function sealOldFile(document: CheckedDocument): Promise<Buffer | undefined> {
  const bytes = await readKept(document.id);
  if (!bytes) return undefined;
  const children = await asUploader(document, (tx) => childrenOf(tx, document));
  if (!(await keepSealed(asJob(document), document, "original", children, bytes))) return undefined;
  await removePart(document.id, undefined);
  return bytes;
}

async function claimAttempt(document: CheckedDocument): Promise<number | undefined> {
  const where = { id: document.id, councilId: document.councilId, state: "checking" };
  return asUploader(document, async (tx) => {
    const { count } = await tx.redactedDocument.updateMany({
      where: { ...where, attempts: { lt: MAX_ATTEMPTS } },
      data: { attempts: { increment: 1 }, waitsFor: null },
    });
    if (count === 0) return undefined;
    return (await tx.redactedDocument.findFirst({ where, select: { attempts: true } }))?.attempts;
  });
}

async function refuse(document: CheckedDocument, why: NotTaken): Promise<"settled"> {
  await asUploader(document, (tx) => refuseDocument(tx, document, NOT_TAKEN[why]));
  return "settled";
}

/** It stays where it is and is tried again; who sent it is told once. */
async function waitForScanner(document: CheckedDocument): Promise<"settled"> {
  await asUploader(document, async (tx) => {
    if (document.waitsFor === null) {
      const where = { id: document.id, councilId: document.councilId, state: "checking" };
      await tx.redactedDocument.updateMany({ where, data: { waitsFor: "scanner" } });
      await tellItWaits(tx, document);
    }
    const payload = { documentId: document.id, organisationId: document.councilId };
    const runAt = new Date(now().getTime() + SCANNER_PAUSE);
    await enqueue(tx, CHECK_DOCUMENT, payload, { key: `${document.id}`, runAt });
  });
  return "settled";
}

async function keepPages(
  document: CheckedDocument,
  { kind, pages }: Extract<Opened, { ok: true }>,
): Promise<"opened" | "settled"> {
  const children = await asUploader(document, (tx) => childrenOf(tx, document));
  const words = await sealWords(
    asJob(document),
    document,
    children,
    pages.map(({ text, hidden }) => ({ text, hidden })),
  );
  const pictures = joinPictures(pages.map(({ picture }) => picture?.bytes));
  // Before the rows that lead to them.
  if (!words || !(await keepSealed(asJob(document), document, "pages", children, pictures)))
    return refuse(document, "lost");
  await asUploader(document, async (tx) => {
    const where = { id: document.id, councilId: document.councilId, state: "checking" };
    await tx.documentPage.deleteMany({ where: { documentId: document.id, councilId: document.councilId } });
    await tx.documentPage.createMany({ data: pages.map((page, at) => rowOf(document, page, at + 1)) });
    await tx.redactedDocument.updateMany({ where, data: { words } });
  });
  if (kind !== document.kind) log.warn("document.kind-differs", { document: document.id });
  return "opened";
}

function rowOf(document: CheckedDocument, page: OpenedPage, number: number) {
  return {
    id: newId(),
    documentId: document.id,
    referralId: document.referralId,
    councilId: document.councilId,
    number,
    flags: page.flags,
    width: page.picture?.width ?? null,
    height: page.picture?.height ?? null,
    state: page.flags.length > 0 ? "waiting" : "read",
  };
}
