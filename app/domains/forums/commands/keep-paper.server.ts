import { readFile, rm } from "node:fs/promises";
import { type Once, write } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import { keepFile, removeKept } from "~/platform/files/file-store.server";
import type { CommandError } from "~/platform/forms/submission.server";
import { newId } from "~/platform/ids";
import { err, ok, type Result } from "~/platform/result";
import { ownedScope } from "../forum.scope.server";
import { paperKind } from "../paper.rules";
import { findOwnDate, recordDateEvent } from "./find-own-date.server";

const MOST_PAPERS = 20;

/** Takes a paper for a date: a PDF or a plain text, known by its bytes. Whoever sees the date may take it. */
export async function addPaper(
  actor: Actor,
  input: {
    reference: string;
    title: string;
    file: { path: string; bytes: number };
    once?: Once<{ id: string }>;
  },
): Promise<Result<{ id: string }, CommandError>> {
  const kind = paperKind(await readFile(input.file.path));
  const id = newId();
  const result = await write<{ id: string }, CommandError>(actor, input.once, async (tx) => {
    const found = await findOwnDate(tx, actor, input.reference);
    if (!found.ok) return found;
    const dateId = found.value.id;
    if (!kind)
      return err({
        type: "invalid",
        field: "file",
        words: "We take a PDF or a plain text. Save it as a PDF",
      });
    if ((await tx.forumPaper.count({ where: { dateId } })) >= MOST_PAPERS)
      return err({ type: "invalid", words: `There are ${MOST_PAPERS} papers. Take one away first` });
    await tx.forumPaper.createMany({
      data: [
        {
          id,
          dateId,
          ...ownedScope(actor),
          title: input.title,
          kind,
          bytes: input.file.bytes,
          uploadedById: actor.personId,
          uploadedAt: now(),
        },
      ],
    });
    await recordDateEvent(tx, actor, found.value, { kind: "forum-paper-added", data: { paperId: id } });
    // Before the row is committed: a row never stands without its file.
    await keepFile(id, input.file.path);
    return ok({ id });
  });
  if (!result.ok) await rm(input.file.path, { force: true });
  return result;
}

/** Takes a paper away, with its file. */
export async function removePaper(
  actor: Actor,
  input: { reference: string; paperId: string; once?: Once<null> },
): Promise<Result<null, CommandError>> {
  const result = await write<null, CommandError>(actor, input.once, async (tx) => {
    const found = await findOwnDate(tx, actor, input.reference);
    if (!found.ok) return found;
    const { count } = await tx.forumPaper.deleteMany({
      where: { id: input.paperId, dateId: found.value.id, ...ownedScope(actor) },
    });
    if (count === 0) return err({ type: "not-found" });
    await recordDateEvent(tx, actor, found.value, {
      kind: "forum-paper-removed",
      data: { paperId: input.paperId },
    });
    return ok(null);
  });
  if (result.ok) await removeKept(input.paperId);
  return result;
}
