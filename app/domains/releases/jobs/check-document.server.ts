import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { forJob } from "~/domains/vault/queries/sealed-file.server";
import { setPages } from "~/platform/files/opening/opener.server";
import { handle } from "~/platform/jobs/handle.server";
import { askToLook } from "../commands/ask-to-look.server";
import { recordChecked, refuseDocument } from "../commands/refuse-document.server";
import { identifyingOn, NOT_TAKEN, needsSecondPerson, titleInside } from "../document.rules";
import { gateDocument } from "../queries/gate-document.server";
import { type LoadedPage, loadPages, pagesToSet } from "../queries/load-pages.server";
import { CHECK_DOCUMENT } from "../release.jobs";
import { asJob, childrenOf, keepSealed } from "../sealed-document.server";
import { asUploader, type CheckedDocument, loadChecked } from "./checked-document.server";
import { openDocument } from "./open-document.server";

/**
 * The job `check-document`, as the council of the document: has it opened once, in a process of its own, keeps its
 * pages, and has their words pass the whole gate. A plain text in which nothing was found, and whatever a second person
 * has confirmed, is then made into a new PDF and ready; everything else waits for that person. What is known of the
 * child is refused, with the page and not the words, and its files are removed.
 */
export const checkDocument = handle(CHECK_DOCUMENT, async ({ documentId, organisationId }) => {
  const found = await loadChecked(documentId, organisationId);
  if (!found) return;
  const opened = found.words ? "opened" : await openDocument(found);
  if (opened !== "opened") return;
  const document = await loadChecked(documentId, organisationId);
  if (!document) return;
  const pages = await asUploader(document, (tx) => pagesOrRefuse(tx, document));
  if (!pages) return;
  const isOpen = mayBeMade(document, pages);
  if (isOpen) await make(document, pages);
  await asUploader(document, (tx) => settle(tx, document, isOpen));
});

/** A second person has confirmed it, or it is a plain text on which nobody had anything to decide. */
function mayBeMade(document: CheckedDocument, pages: readonly LoadedPage[]): boolean {
  if (pages.some(({ state }) => state === "waiting")) return false;
  if (document.confirmedById !== null) return true;
  return !needsSecondPerson(document.kind) && pages.every(({ state }) => state === "read");
}

async function pagesOrRefuse(tx: Tx, document: CheckedDocument): Promise<LoadedPage[] | undefined> {
  const pages = await loadPages(tx, forJob, document);
  if (!pages) await refuseDocument(tx, document, NOT_TAKEN.lost);
  return pages;
}

/** The PDF that providers are given, before they can see the row that leads to it. */
async function make(document: CheckedDocument, pages: readonly LoadedPage[]): Promise<void> {
  const set = await pagesToSet(forJob, document, pages);
  if (!set) return;
  const made = await setPages(titleInside(document.reference), set);
  if (!made.ok) throw new Error(`The pages of a document could not be set: ${made.error.type}.`);
  const children = await asUploader(document, (tx) => childrenOf(tx, document));
  await keepSealed(asJob(document), document, "made", children, made.value);
}

async function settle(tx: Tx, document: CheckedDocument, isOpen: boolean): Promise<void> {
  await tx.$queryRaw`select id from redacted_documents where id = ${document.id}::uuid for no key update`;
  const where = {
    id: document.id,
    councilId: document.councilId,
    state: "checking",
    confirmedById: document.confirmedById,
  };
  // Settled or confirmed meanwhile: the job that came of it does the rest.
  if (!(await tx.redactedDocument.findFirst({ where, select: { id: true } }))) return;
  const pages = await loadPages(tx, forJob, document);
  if (!pages) return refuseDocument(tx, document, NOT_TAKEN.lost);
  const typed = document.attempts > 0;
  const gated = await gateDocument(tx, asCouncil(document), document.referralId, pages, { typed });
  if (!gated.ok) return refuseDocument(tx, document, `${gated.error.message}.`);
  const { refused, found } = gated.value;
  if (refused !== undefined) return refuseDocument(tx, document, identifyingOn(refused || undefined));
  const held = pages.filter(({ state, number }) => state === "read" && found.has(number));
  await hold(tx, document, held);
  const isReady = isOpen && held.length === 0;
  // What is found in it now was not found when somebody confirmed it.
  const anew = held.length > 0 ? { confirmedById: null, confirmedAt: null } : {};
  const state = isReady ? "ready" : "second-look";
  // The attempts were for opening it; from now on they say that its second person was asked.
  await tx.redactedDocument.updateMany({ where, data: { state, attempts: 0, ...anew } });
  if (isReady) await recordChecked(tx, document, "document-ready");
  else if (typed || held.length > 0) await askToLook(tx, document);
}

/** Pages whose words may name somebody wait for a second person. */
async function hold(tx: Tx, document: CheckedDocument, held: readonly LoadedPage[]): Promise<void> {
  if (held.length === 0) return;
  await tx.documentPage.updateMany({
    where: { id: { in: held.map(({ id }) => id) }, councilId: document.councilId, state: "read" },
    data: { state: "waiting" },
  });
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
