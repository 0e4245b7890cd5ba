import type { Tx } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { organiserPaths } from "~/paths";
import { env } from "~/platform/env.server";
import { NOT_OPENED, type NotOpened } from "~/platform/files/opening/accepted-file";
import { whenOnPaper } from "../booking-words.rules";
import { FORUM_EVENTS } from "../forum.events";
import { type PaperState, paperMachine } from "../paper.machine";
import { type PaperPage, wordless } from "../paper.rules";
import { councilOf, findForumDate } from "../queries/find-forum-date.server";
import { whoRunsForums } from "../recipients.rules";

/** A paper as its job knows it. */
export type CheckedPaper = {
  id: string;
  dateId: string;
  ownerOrganisationId: string;
  title: string;
  state: PaperState;
  waitsFor: string | null;
  uploadedById: string;
};

/**
 * Lets others read a paper, in the job's transaction, with its event: the file must be there before. False where it is
 * not being checked any more.
 */
export async function makePaperReady(
  tx: Tx,
  paper: CheckedPaper,
  made: { bytes: number; pages: PaperPage[] },
): Promise<boolean> {
  const { count } = await tx.forumPaper.updateMany({
    where: { id: paper.id, state: { in: paperMachine.from("make") } },
    data: {
      state: "ready",
      waitsFor: null,
      madeBytes: made.bytes,
      pages: made.pages,
      pageCount: made.pages.length,
      wordlessPages: wordless(made.pages),
    },
  });
  if (count > 0) await recordSettled(tx, paper, "forum-paper-ready");
  return count > 0;
}

/** Refuses a paper, in the job's transaction: with words that say what to do, the event, and a mail to who sent it. */
export async function refusePaper(tx: Tx, paper: CheckedPaper, why: NotOpened): Promise<void> {
  const { count } = await tx.forumPaper.updateMany({
    where: { id: paper.id, state: { in: paperMachine.from("refuse") } },
    data: { state: "refused", waitsFor: null, refused: NOT_OPENED[why] },
  });
  if (count === 0) return;
  await recordSettled(tx, paper, "forum-paper-refused");
  await tellRefused(tx, paper);
}

async function recordSettled(
  tx: Tx,
  { id, dateId }: CheckedPaper,
  kind: "forum-paper-ready" | "forum-paper-refused",
): Promise<void> {
  const date = await findForumDate(tx, { id: dateId });
  await recordEvent(tx, null, FORUM_EVENTS, {
    kind,
    audience: "council",
    councilId: date ? councilOf(date) : null,
    subject: "forum-date",
    subjectId: dateId,
    data: { dateId, paperId: id },
  });
}

/** Who sent it, while they belong there; else whoever runs forums there. Never the paper's title: it may say anything. */
async function tellRefused(tx: Tx, paper: CheckedPaper): Promise<void> {
  const { ownerOrganisationId: organisationId, uploadedById } = paper;
  const date = await findForumDate(tx, { id: paper.dateId });
  const owner = await tx.organisation.findUnique({
    where: { id: organisationId },
    select: { kind: true, slug: true },
  });
  if (!date || !owner) return;
  await notify(tx, {
    template: "forum-paper-refused",
    to: { organisationId, steps: whoRunsForums(uploadedById) },
    props: ({ name, personId }) => ({
      name,
      title: date.title,
      owner: date.ownerName,
      when: whenOnPaper(date),
      sentByThem: personId === uploadedById,
      link: `${env().APP_URL}${organiserPaths(owner).forum(date.reference).agenda()}`,
    }),
    dedupeKey: null,
  });
}
