import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { keptStream } from "~/platform/files/file-store.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { ownedScope } from "../forum.scope.server";
import { type PaperPage, paperPages } from "../paper.rules";

export type PaperText = {
  id: string;
  title: string;
  date: { reference: string; title: string };
  madeBytes: number;
  pages: (PaperPage & { number: number })[];
};

/**
 * The file of a paper, as we made it of what was sent, as far as row security shows the date to whoever asks: anybody
 * without an actor. 404 else, and before it is ready, for its organiser too: what was sent is nobody's to read.
 */
export async function takePaper(
  actor: Actor | undefined,
  reference: string,
  id: string,
): Promise<{ title: string; made: ReadableStream }> {
  const title = await asking(actor, async (tx) => {
    const paper =
      isId(id) &&
      (await tx.forumPaper.findFirst({ where: ready(actor, reference, id), select: { title: true } }));
    return paper ? paper.title : notFound();
  });
  return { title, made: (await keptStream(id, "made")) ?? notFound() };
}

/** The words of its pages, to whom and when as the file. */
export function viewPaperText(actor: Actor | undefined, reference: string, id: string): Promise<PaperText> {
  return asking(actor, async (tx) => {
    const paper =
      isId(id) &&
      (await tx.forumPaper.findFirst({
        where: ready(actor, reference, id),
        select: {
          id: true,
          title: true,
          madeBytes: true,
          pages: true,
          date: { select: { reference: true, title: true } },
        },
      }));
    if (!paper) return notFound();
    const pages = paperPages.parse(paper.pages).map((page, at) => ({ ...page, number: at + 1 }));
    return { ...paper, madeBytes: paper.madeBytes ?? 0, pages };
  });
}

/** A council and the region find those of their own dates: of others' they are readers like everybody. */
function ready(actor: Actor | undefined, reference: string, id: string) {
  const owned = actor && actor.kind !== "provider" ? ownedScope(actor) : {};
  return { id, state: "ready", date: { reference }, ...owned };
}

function asking<T>(actor: Actor | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
  return actor ? read(actor, work) : transaction("reader", {}, work);
}
