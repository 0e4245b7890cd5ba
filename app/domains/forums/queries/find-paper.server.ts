import { read } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";

export type PaperFile = { id: string; kind: string; title: string };

/** A paper of a date, as far as row security shows the date to whoever asks: anybody without an actor. 404 else. */
export function findPaper(actor: Actor | undefined, reference: string, id: string): Promise<PaperFile> {
  const work = async (tx: Tx) => {
    const paper = isId(id)
      ? await tx.forumPaper.findFirst({
          where: { id, date: { reference } },
          select: { id: true, kind: true, title: true },
        })
      : undefined;
    return paper ?? notFound();
  };
  return actor ? read(actor, work) : transaction("reader", {}, work);
}
