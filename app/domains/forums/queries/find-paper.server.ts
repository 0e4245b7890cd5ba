import { read } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { type PaperPage, paperPages } from "../paper.rules";

export type PaperFile = { id: string; title: string };
export type PaperText = PaperFile & {
  date: { reference: string; title: string };
  madeBytes: number;
  pages: (PaperPage & { number: number })[];
};

/**
 * A paper of a date, as far as row security shows the date to whoever asks: anybody without an actor. 404 else, and
 * before it is ready, for its organiser too: what was sent is nobody's to read.
 */
export function findPaper(actor: Actor | undefined, reference: string, id: string): Promise<PaperFile> {
  return asking(actor, async (tx) => {
    const paper =
      isId(id) &&
      (await tx.forumPaper.findFirst({ where: ready(reference, id), select: { id: true, title: true } }));
    return paper || notFound();
  });
}

/** The same with the words of its pages. */
export function viewPaperText(actor: Actor | undefined, reference: string, id: string): Promise<PaperText> {
  return asking(actor, async (tx) => {
    const paper =
      isId(id) &&
      (await tx.forumPaper.findFirst({
        where: ready(reference, id),
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

const ready = (reference: string, id: string) => ({ id, state: "ready", date: { reference } });

function asking<T>(actor: Actor | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
  return actor ? read(actor, work) : transaction("reader", {}, work);
}
