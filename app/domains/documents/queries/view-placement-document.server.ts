import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { changeStates } from "~/domains/agreements/queries/change-states.server";
import { findPlacement } from "~/domains/agreements/queries/find-placement.server";
import { forEyesOf, readSealed } from "~/domains/vault/queries/sealed-file.server";
import { splitPictures } from "~/platform/files/page-pictures.server";
import { notFound } from "~/platform/not-found.server";
import { forbidden } from "~/platform/refusal";
import { denyPage, refusePage } from "~/platform/refusal.server";
import { dayOfColumn } from "~/platform/time";
import { type DocumentAction, may } from "../document.policy";
import { openPages } from "../sealed-upload.server";
import { documentFacts, documentSubject, findDocument } from "./document-subject.server";
import { type DocumentRow, readDocuments } from "./view-reports.server";

export type DocumentView = {
  placement: { reference: string; child: string; service: string };
  document: DocumentRow;
  pages: {
    number: number;
    text: string;
    /** There is more to see on it than its words. */
    drawn: boolean;
    size: { width: number; height: number } | null;
  }[];
};

/**
 * One document of a placement with the words of its pages, for whoever may open it: a visit is a look, which whoever holds the
 * keys writes. 404 for what is not there or taken away, also once the child is not kept; 403 with the words for who may not.
 */
export async function viewPlacementDocument(
  actor: Actor,
  reference: string,
  id: string,
): Promise<DocumentView> {
  const { place, words, ...view } = await read(actor, async (tx) => {
    const found = await documentFor(tx, actor, reference, id, "open");
    const { words } = await tx.placementDocument.findUniqueOrThrow({
      where: { id },
      select: { words: true },
    });
    return { ...(await shown(tx, actor, found)), place: found.row, words };
  });
  const pages = words ? await openPages(forEyesOf(actor), place, words) : undefined;
  if (!pages) return notFound();
  return { ...view, pages: pages.map((page, at) => ({ ...page, number: at + 1 })) };
}

/** What a form about it says of it: nothing that it holds. 404 and 403 as for opening it. */
export function viewDocumentRow(actor: Actor, reference: string, id: string, action: DocumentAction) {
  return read(actor, async (tx) => shown(tx, actor, await documentFor(tx, actor, reference, id, action)));
}

/** The picture of a page, to whom and when as the document; 404 when there is none. Of the same visit. */
export async function findUploadPicture(
  actor: Actor,
  reference: string,
  id: string,
  number: string,
): Promise<Buffer> {
  const { row } = await read(actor, (tx) => documentFor(tx, actor, reference, id, "open"));
  const file = await readSealed(forEyesOf(actor), row, "pages");
  return (file && splitPictures(file)[Number(number) - 1]) ?? notFound();
}

/** The PDF that we made, to whom and when as the document, and what it is called: nothing of the name under which it was sent. */
export async function findUploadFile(
  actor: Actor,
  reference: string,
  id: string,
): Promise<{ bytes: Buffer; fileName: string }> {
  const { row } = await read(actor, (tx) => documentFor(tx, actor, reference, id, "open"));
  const bytes = (await readSealed(forEyesOf(actor), row, "made")) ?? notFound();
  return { bytes, fileName: fileNameOf(reference, { kind: row.kind, coversOn: dayOfColumn(row.coversOn) }) };
}

/** "PL-7K3M9Q-monthly-2026-10-01.pdf" */
export function fileNameOf(
  reference: string,
  { kind, coversOn }: { kind: string; coversOn: string },
): string {
  return `${reference}-${kind}-${coversOn}.pdf`;
}

type Found = Awaited<ReturnType<typeof documentFor>>;

/** A document that this actor may do this with, as little of it as its files need. */
async function documentFor(tx: Tx, actor: Actor, reference: string, id: string, action: DocumentAction) {
  const placement = await findPlacement(tx, actor, reference);
  const subject = await documentSubject(tx, actor, placement);
  const seen = may(actor, "view", subject);
  if (seen !== true) return denyPage(seen);
  const row = await findDocument(tx, actor, placement.id, id);
  if (!row || row.state === "removed") return notFound();
  const document = documentFacts(row, await changeStates(tx, [row.changeId]));
  const allowed = may(actor, action, { ...subject, document });
  if (allowed !== true)
    return allowed.kind === "not-now" ? refusePage(forbidden(allowed.message)) : denyPage(allowed);
  return { placement, subject, row };
}

/** The same as a page shows it. */
async function shown(tx: Tx, actor: Actor, { placement, subject, row }: Found) {
  const [document] = await readDocuments(tx, actor, { placementId: placement.id, id: row.id }, subject);
  const { reference, child, service } = placement;
  return { document: document ?? notFound(), placement: { reference, child, service } };
}
