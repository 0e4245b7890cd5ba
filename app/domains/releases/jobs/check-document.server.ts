import type { Tx } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { findNamesTold } from "~/domains/referrals/queries/find-names-told.server";
import { setPages } from "~/platform/files/opening/opener.server";
import type { Task } from "~/platform/jobs/jobs.server";
import { askToLook } from "../commands/ask-to-look.server";
import { recordChecked, refuseDocument } from "../commands/refuse-document.server";
import { identifyingOn, NOT_TAKEN, needsSecondPerson, titleInside } from "../document.rules";
import { type LoadedPage, loadPages, pagesToSet } from "../queries/load-pages.server";
import { childrenOf, keepSealed } from "../sealed-document.server";
import { asUploader, type CheckedDocument, loadChecked } from "./checked-document.server";
import { openDocument } from "./open-document.server";
import { checkDocumentJob } from "./payload";

/**
 * The job `check-document`, as the council of the document: has it opened once, in a process of its own, keeps its
 * pages, and compares their words with who the child is. A plain text, and whatever a second person has confirmed, is
 * then made into a new PDF and ready; everything else waits for that person. What says who the child is is refused,
 * with the page and not the words, and its files are removed.
 */
export const checkDocument: Task = async (payload) => {
  const { documentId, organisationId } = checkDocumentJob.parse(payload);
  const found = await loadChecked(documentId, organisationId);
  if (!found) return;
  const opened = found.words ? "opened" : await openDocument(found);
  if (opened !== "opened") return;
  const document = await loadChecked(documentId, organisationId);
  if (!document) return;
  const pages = await asUploader(document, (tx) => pagesOrRefuse(tx, document));
  if (!pages) return;
  const isOpen = !needsSecondPerson(document.kind) || document.confirmedById !== null;
  if (isOpen) await make(document, pages);
  await asUploader(document, (tx) => settle(tx, document, isOpen));
};

async function pagesOrRefuse(tx: Tx, document: CheckedDocument): Promise<LoadedPage[] | undefined> {
  const pages = await loadPages(tx, document);
  if (!pages) await refuseDocument(tx, document, NOT_TAKEN.lost);
  return pages;
}

/** The PDF that providers are given, before they can see the row that leads to it. */
async function make(document: CheckedDocument, pages: readonly LoadedPage[]): Promise<void> {
  const set = await pagesToSet(document, pages);
  if (!set) return;
  const made = await setPages(titleInside(document.reference), set);
  if (!made.ok) throw new Error(`The pages of a document could not be set: ${made.error.type}.`);
  const children = await asUploader(document, (tx) => childrenOf(tx, document));
  await keepSealed(document, "made", children, made.value);
}

async function settle(tx: Tx, document: CheckedDocument, isOpen: boolean): Promise<void> {
  await tx.$queryRaw`select id from redacted_documents where id = ${document.id}::uuid for update`;
  const where = {
    id: document.id,
    councilId: document.councilId,
    state: "checking",
    confirmedById: document.confirmedById,
  };
  // Settled or confirmed meanwhile: the job that came of it does the rest.
  if (!(await tx.redactedDocument.findFirst({ where, select: { id: true } }))) return;
  const pages = await loadPages(tx, document);
  if (!pages) return refuseDocument(tx, document, NOT_TAKEN.lost);
  const named = await findNamesTold(tx, asCouncil(document), document.referralId, wordsToCompare(pages), {
    sure: true,
  });
  if (named) {
    const page = /^page (\d+)$/.exec(named.error.field ?? "")?.[1];
    return refuseDocument(tx, document, identifyingOn(page ? Number(page) : undefined));
  }
  const state = isOpen ? "ready" : "second-look";
  // The attempts were for opening it; from now on they say that its second person was asked.
  await tx.redactedDocument.updateMany({ where, data: { state, attempts: 0 } });
  if (isOpen) await recordChecked(tx, document, "document-ready");
  else if (document.attempts > 0) await askToLook(tx, document);
}

/** Every page by its number, and what stands on either side of where one page ends. */
function wordsToCompare(pages: readonly LoadedPage[]): Record<string, string> {
  const SEAM = 200;
  const whole = (page: LoadedPage) =>
    [page.text, page.hidden, page.transcription].filter((text) => text).join("\n");
  const fields = pages.map((page): [string, string] => [`page ${page.number}`, whole(page)]);
  const seams = pages
    .slice(1)
    .map((page, at) => `${pages[at]?.text.slice(-SEAM)} ${page.text.slice(0, SEAM)}`);
  return Object.fromEntries([...fields, ["between pages", seams.join("\n\n")]]);
}

/** The gate asks who compares: the council of the document, in the name of the person who sent it. */
function asCouncil(document: CheckedDocument): Actor {
  return {
    kind: "council",
    personId: document.uploadedById,
    personName: "",
    organisationId: document.councilId,
    organisationSlug: "",
    organisationName: "",
    roles: [],
  };
}
