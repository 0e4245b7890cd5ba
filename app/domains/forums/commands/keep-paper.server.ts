import { readFile } from "node:fs/promises";
import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { now } from "~/platform/clock.server";
import { keepFile, removeKept } from "~/platform/files/file-store.server";
import { acceptedKind } from "~/platform/files/opening/accepted-file";
import { takeArrived } from "~/platform/files/take-arrived.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { invalid, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { CHECK_PAPER } from "../forum.jobs";
import { ownedScope } from "../forum.scope.server";
import { findOwnDate, recordDateEvent } from "./find-own-date.server";

const MAX_PAPERS = 20;

export type AddPaper = {
  reference: string;
  title: string;
  /** The file that has arrived; it is taken or removed. */
  file: { path: string; bytes: number };
  /** A paper of the date that was not accepted: this one takes its place. */
  replaces?: string | undefined;
  idempotency?: Idempotency<{ id: string }>;
};

/**
 * Takes a paper for a date. A job makes of it what others read; until then, and where it cannot, only the organiser
 * sees that it is there, and nobody what was sent. The name under which it was sent is kept nowhere. `invalid` for a
 * kind of file that we do not take, and where there are as many as a date may have.
 */
export async function addPaper(actor: Actor, input: AddPaper): Promise<Result<{ id: string }, Refusal>> {
  const kind = acceptedKind(await readFile(input.file.path));
  return takeArrived(input.file, (id) =>
    write<{ id: string }, Refusal>(actor, input.idempotency, async (tx) => {
      const found = await findOwnDate(tx, actor, input.reference);
      if (!found.ok) return found;
      const date = found.value;
      const told = clearNotices({ title: input.title });
      if (!told.ok) return told;
      if (!kind.ok) return err(invalid(kind.error, "file"));
      if (input.replaces) await takeAway(tx, actor, date, { id: input.replaces, state: "refused" });
      if ((await tx.forumPaper.count({ where: { dateId: date.id } })) >= MAX_PAPERS)
        return err(invalid(`There are ${MAX_PAPERS} papers. Delete one first`));
      await tx.forumPaper.createMany({
        data: [
          {
            id,
            dateId: date.id,
            ...ownedScope(actor),
            ...told.value,
            kind: kind.value,
            bytes: input.file.bytes,
            uploadedById: actor.personId,
            uploadedAt: now(),
            state: "checking",
          },
        ],
      });
      await recordDateEvent(tx, actor, date, { kind: "forum-paper-added", data: { paperId: id } });
      await enqueue(tx, CHECK_PAPER, { paperId: id, organisationId: actor.organisationId }, { key: `${id}` });
      // Before the row is committed: a row never stands without its file.
      await keepFile(id, "original", input.file.path);
      return ok({ id });
    }),
  );
}

/** Deletes a paper, with its files. */
export async function removePaper(
  actor: Actor,
  input: { reference: string; paperId: string; idempotency?: Idempotency<null> },
): Promise<Result<null, Refusal>> {
  const result = await write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await findOwnDate(tx, actor, input.reference);
    if (!found.ok) return found;
    const gone = await takeAway(tx, actor, found.value, { id: input.paperId });
    return gone ? ok(null) : err(missing());
  });
  if (result.ok) await removeKept(input.paperId);
  return result;
}

/** False where there is no such paper (any more). */
async function takeAway(
  tx: Tx,
  actor: Actor,
  date: { id: string },
  paper: { id: string; state?: "refused" },
): Promise<boolean> {
  const { count } = await tx.forumPaper.deleteMany({
    where: { ...paper, dateId: date.id, ...ownedScope(actor) },
  });
  if (count === 0) return false;
  await recordDateEvent(tx, actor, date, { kind: "forum-paper-removed", data: { paperId: paper.id } });
  return true;
}
