import { write } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { dayAndTime } from "~/platform/london";
import { err, ok, type Result } from "~/platform/result";
import { loadPages, readableText } from "../queries/load-pages.server";
import { findStageOne } from "../queries/stage-one.server";
import { type WhomToRing, whomToRing } from "../queries/whom-to-ring.server";
import { mayReadDetail } from "../release.policy";
import { readSealed } from "../sealed-document.server";
import type { LookError } from "./look-at-detail.server";
import { recordLook } from "./record-look.server";

export type LookedDocument = WhomToRing & {
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

/**
 * One redacted document for somebody at a provider: the look first, as with all of stage 1. `not-found` also where a
 * child of the referral is not kept any more, and then nobody has looked.
 */
export function lookAtDocument(
  actor: Actor,
  reference: string,
  documentId: string,
): Promise<Result<LookedDocument & { councilId: string }, LookError>> {
  return write<LookedDocument & { councilId: string }, LookError>(actor, undefined, async (tx) => {
    const stage = await findStageOne(tx, actor, reference);
    if (!stage || !isId(documentId)) return err({ type: "not-found" });
    if (mayReadDetail(actor) !== true || !stage.shortlisted || !stage.accepted)
      return err({ type: "closed" });
    const at = now();
    await recordLook(tx, actor, stage, { what: "document", documentId, at });
    const ready = await tx.redactedDocument.findMany({
      where: { referralId: stage.referralId, councilId: stage.councilId, state: "ready" },
      select: { id: true, title: true, councilId: true, referralId: true, words: true },
      orderBy: { id: "asc" },
    });
    const place = ready.findIndex(({ id }) => id === documentId);
    const document = ready[place];
    const pages = document && (await loadPages(tx, document));
    // Rolled back with the look: nothing was seen.
    if (!pages) return err({ type: "not-found" });
    return ok({
      ...(await whomToRing(tx, stage)),
      id: document.id,
      councilId: stage.councilId,
      reference: stage.reference,
      headline: stage.headline,
      title: document.title,
      number: place + 1,
      looked: dayAndTime(at, at),
      pages: pages.map((page) => ({
        number: page.number,
        text: readableText(page),
        described: page.state === "described",
        picture: page.size !== null,
      })),
    });
  });
}

export type DocumentFile = { bytes: Buffer; reference: string; number: number };

/** The same document as the PDF that we made of it: a look of its own. */
export async function takeDocument(
  actor: Actor,
  reference: string,
  documentId: string,
): Promise<Result<DocumentFile, LookError>> {
  const looked = await lookAtDocument(actor, reference, documentId);
  if (!looked.ok) return looked;
  const { councilId, id, number } = looked.value;
  const bytes = await readSealed({ id, councilId }, "made");
  return bytes ? ok({ bytes, reference: looked.value.reference, number }) : err({ type: "not-found" });
}
