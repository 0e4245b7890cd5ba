import type { Actor } from "~/domains/access/actor";
import { write } from "~/domains/access/transactions.server";
import { forEyesOf, readSealed } from "~/domains/vault/queries/sealed-file.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { forbidden, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { dayAndTime } from "~/platform/time";
import { may } from "../fuller-detail.policy";
import { type ContactDetails, contactDetails } from "../queries/contact-details.server";
import { openPages, readableText, sealedPages } from "../queries/load-pages.server";
import { findStageOne } from "../queries/stage-one.server";
import { NOT_SHORTLISTED } from "../queries/view-terms.server";
import { recordLook } from "./record-look.server";

export type LookedDocument = ContactDetails & {
  id: string;
  reference: string;
  headline: string;
  title: string;
  /** Counted among the documents that homes read. */
  number: number;
  looked: string;
  /** What can be read on each page; null for one that the council left out. */
  pages: { number: number; text: string | null; described: boolean; picture: boolean }[];
};

type Looked = Omit<LookedDocument, "pages"> & { councilId: string; words: Uint8Array | null };
type SealedLook = Looked & { rows: Awaited<ReturnType<typeof sealedPages>> };

/**
 * One redacted document for somebody at a provider: the look first, as with all of stage 1, and committed before
 * anything is opened; whoever holds the keys asks for it. `not-found` also where a child of the referral is not kept any
 * more.
 */
export async function lookAtDocument(
  actor: Actor,
  reference: string,
  documentId: string,
): Promise<Result<LookedDocument & { councilId: string }, Refusal>> {
  const looked = await lookAt(actor, reference, documentId);
  if (!looked.ok) return looked;
  const { words, rows, ...document } = looked.value;
  const place = { id: document.id, councilId: document.councilId, words };
  const pages = await openPages(forEyesOf(actor), place, rows);
  if (!pages) return err(missing());
  return ok({
    ...document,
    pages: pages.map((page) => ({
      number: page.number,
      text: readableText(page),
      described: page.state === "described",
      picture: page.size !== null,
    })),
  });
}

function lookAt(actor: Actor, reference: string, documentId: string): Promise<Result<SealedLook, Refusal>> {
  return write<SealedLook, Refusal>(actor, undefined, async (tx) => {
    const stage = await findStageOne(tx, actor, reference);
    if (!stage || !isId(documentId)) return err(missing());
    if (may(actor, "read", null) !== true || !stage.shortlisted || !stage.accepted)
      return err(forbidden(NOT_SHORTLISTED));
    const at = now();
    await recordLook(tx, actor, stage, { what: "document", documentId, at });
    const ready = await tx.redactedDocument.findMany({
      where: { referralId: stage.referralId, councilId: stage.councilId, state: "ready" },
      select: { id: true, title: true, councilId: true, referralId: true, words: true },
      orderBy: { id: "asc" },
    });
    const place = ready.findIndex(({ id }) => id === documentId);
    const document = ready[place];
    // Rolled back with the look: nothing was seen.
    if (!document) return err(missing());
    return ok({
      ...(await contactDetails(tx, stage)),
      id: document.id,
      councilId: stage.councilId,
      reference: stage.reference,
      headline: stage.headline,
      title: document.title,
      number: place + 1,
      looked: dayAndTime(at, at),
      words: document.words,
      rows: await sealedPages(tx, document),
    });
  });
}

export type DocumentFile = { bytes: Buffer; reference: string; number: number };

/** The same document as the PDF that we made of it: a look of its own. */
export async function takeDocument(
  actor: Actor,
  reference: string,
  documentId: string,
): Promise<Result<DocumentFile, Refusal>> {
  const looked = await lookAtDocument(actor, reference, documentId);
  if (!looked.ok) return looked;
  const { councilId, id, number } = looked.value;
  const bytes = await readSealed(forEyesOf(actor), { id, councilId }, "made");
  return bytes ? ok({ bytes, reference: looked.value.reference, number }) : err(missing());
}
