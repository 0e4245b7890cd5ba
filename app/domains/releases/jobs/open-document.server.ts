import { now } from "~/platform/clock.server";
import { readKept, removePart } from "~/platform/files/file-store.server";
import type { Opened, OpenedPage } from "~/platform/files/opening/opened";
import { openUntrusted } from "~/platform/files/opening/opener.server";
import { scanBytes } from "~/platform/files/scanner.server";
import { newId } from "~/platform/ids";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { log } from "~/platform/log.server";
import { refuseDocument, tellItWaits } from "../commands/refuse-document.server";
import { NOT_TAKEN, type NotTaken } from "../document.rules";
import { joinPictures } from "../page-pictures.server";
import { CHECK_DOCUMENT } from "../release.jobs";
import { asJob, childrenOf, forJob, keepSealed, readSealed, sealWords } from "../sealed-document.server";
import { asUploader, type CheckedDocument } from "./checked-document.server";

const MAX_ATTEMPTS = 2;
/** A scanner that does not answer is asked again after this. */
const SCANNER_PAUSE = 5 * 60_000;

/**
 * Has a document opened for the first time: scanned where there is a scanner, then opened in a process that may die of
 * it, at most twice. No transaction is open meanwhile. Keeps its pages, or refuses it and tells who sent it. Throws
 * after a first attempt that failed, so that the queue tries again.
 */
export async function openDocument(document: CheckedDocument): Promise<"opened" | "settled"> {
  const bytes = (await readSealed(forJob, document, "original")) ?? (await sealOldFile(document));
  if (!bytes) return refuse(document, "lost");
  const scanned = await scanBytes(bytes);
  if (scanned === "unreachable") return waitForScanner(document);
  if (scanned === "infected") return refuse(document, "infected");
  const attempt = await claimAttempt(document);
  // A process that was killed with its worker has had its attempts all the same.
  if (attempt === undefined) return refuse(document, "gave-up");
  const opened = await openUntrusted(bytes);
  if (!opened.ok) {
    log.warn("document.not-opened", { document: document.id, why: opened.error.type, attempt });
    if (attempt >= MAX_ATTEMPTS) return refuse(document, "gave-up");
    throw new Error("The process that opened a document did not end well.");
  }
  if (!opened.value.ok) return refuse(document, opened.value.refusal);
  return keepPages(document, opened.value);
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
  log.error("scanner.unreachable", { document: document.id });
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
