import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { changeStates } from "~/domains/agreements/queries/change-states.server";
import { readPlacement } from "~/domains/agreements/queries/view-placement.server";
import { forEyesOf, readSealed } from "~/domains/vault/queries/sealed-file.server";
import { splitPictures } from "~/platform/files/page-pictures.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { forbidden } from "~/platform/refusal";
import { denyPage, refusePage } from "~/platform/refusal.server";
import { type DocumentAction, may } from "../document.policy";
import { documentScope } from "../document.scope.server";
import { openPages } from "../sealed-upload.server";
import { documentFacts } from "./document-subject.server";
import { type DocumentRow, placementSubject, readDocuments } from "./view-reports.server";

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
  const { row, document, placement } = await read(actor, (tx) =>
    documentFor(tx, actor, reference, id, "open"),
  );
  const pages = row.words ? await openPages(forEyesOf(actor), row, row.words) : undefined;
  if (!pages) return notFound();
  return {
    placement,
    document,
    pages: pages.map((page, at) => ({ ...page, number: at + 1 })),
  };
}

/** What a form about it says of it: nothing that it holds. 404 and 403 as for opening it. */
export function viewDocumentRow(actor: Actor, reference: string, id: string, action: DocumentAction) {
  return read(actor, async (tx) => {
    const { document, placement } = await documentFor(tx, actor, reference, id, action);
    return { document, placement };
  });
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
  const { row, document } = await read(actor, (tx) => documentFor(tx, actor, reference, id, "open"));
  const bytes = (await readSealed(forEyesOf(actor), row, "made")) ?? notFound();
  return { bytes, fileName: fileNameOf(reference, document) };
}

/** "PL-7K3M9Q-monthly-2026-10-01.pdf" */
export function fileNameOf(
  reference: string,
  { kind, coversOn }: Pick<DocumentRow, "kind" | "coversOn">,
): string {
  return `${reference}-${kind}-${coversOn}.pdf`;
}

async function documentFor(tx: Tx, actor: Actor, reference: string, id: string, action: DocumentAction) {
  const placement = await readPlacement(tx, actor, reference);
  const { id: placementId, subject } = await placementSubject(tx, actor, placement);
  const seen = may(actor, "view", subject);
  if (seen !== true) return denyPage(seen);
  const row = isId(id)
    ? await tx.placementDocument.findFirst({
        where: { AND: [documentScope(actor), { id, placementId, state: { not: "removed" } }] },
        select: {
          id: true,
          councilId: true,
          words: true,
          side: true,
          state: true,
          uploadedById: true,
          readAt: true,
          changeId: true,
        },
      })
    : null;
  if (!row) return notFound();
  const changes = await changeStates(tx, [row.changeId]);
  const allowed = may(actor, action, { ...subject, document: documentFacts(row, changes) });
  if (allowed !== true)
    return allowed.kind === "not-now" ? refusePage(forbidden(allowed.message)) : denyPage(allowed);
  const document = (await readDocuments(tx, actor, placementId, subject)).find((one) => one.id === id);
  if (!document) return notFound();
  const { child, service } = placement;
  return { row, document, placement: { reference: placement.reference, child, service } };
}
