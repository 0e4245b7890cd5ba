import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { keepBytes, readKept, removeKept, removePart } from "~/platform/files/file-store.server";
import type { NotOpened } from "~/platform/files/opening/accepted-file";
import {
  afterFailure,
  MAX_ATTEMPTS,
  openSent,
  SCANNER_PAUSE,
} from "~/platform/files/opening/open-sent.server";
import { setPages } from "~/platform/files/opening/opener.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { handle } from "~/platform/jobs/handle.server";
import { type CheckedPaper, makePaperReady, refusePaper } from "../commands/settle-paper.server";
import { CHECK_PAPER } from "../forum.jobs";
import { type PaperState, paperMachine } from "../paper.machine";
import { pagesOfPaper, pagesToSet } from "../paper.rules";

/**
 * The job `check-paper`, for the owner of the date: has a paper opened in a process of its own, at most twice, and makes
 * of its pages the PDF that goes out and the words beside it; or refuses it and tells who sent it. What was sent is then
 * removed. Run again it does nothing but that. Throws after a first attempt that failed, so that the queue tries again.
 */
export const checkPaper = handle(CHECK_PAPER, async ({ paperId, organisationId }) => {
  const paper = await asOwner(organisationId, (tx) => loadPaper(tx, paperId));
  // Deleted meanwhile, with its files; or not this organisation's, whose files are none of its business.
  if (!paper) return;
  if (paper.state === "checking" && (await check(paper)) === "waits") return;
  await removePart(paper.id, "original");
  // What was sent before papers were made.
  await removePart(paper.id, undefined);
});

function asOwner<T>(organisationId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction("worker", { "app.org_id": organisationId }, work);
}

async function loadPaper(tx: Tx, id: string): Promise<CheckedPaper | undefined> {
  const row = await tx.forumPaper.findFirst({
    where: { id },
    select: {
      id: true,
      dateId: true,
      ownerOrganisationId: true,
      title: true,
      state: true,
      waitsFor: true,
      uploadedById: true,
    },
  });
  return row ? { ...row, state: row.state as PaperState } : undefined;
}

async function check(paper: CheckedPaper): Promise<"settled" | "waits"> {
  const file = {
    what: "paper",
    id: paper.id,
    bytes: (await readKept(paper.id, "original")) ?? (await readKept(paper.id)),
    claimAttempt: () => claimAttempt(paper),
  };
  const opened = await openSent(file);
  if (!opened.ok) return opened.error === "waits" ? waitForScanner(paper) : refuse(paper, opened.error);
  const pages = pagesOfPaper(opened.value.pages);
  if (!pages) return refuse(paper, "too-long");
  const made = await setPages(paper.title, pagesToSet(opened.value.pages));
  if (!made.ok) return refuse(paper, afterFailure(file, opened.value.attempt, made.error));
  // Before the row that leads to it.
  await keepBytes(paper.id, "made", made.value);
  const ready = { bytes: made.value.length, pages };
  const stands = await asOwner(paper.ownerOrganisationId, async (tx) => {
    return (await makePaperReady(tx, paper, ready)) || (await loadPaper(tx, paper.id)) !== undefined;
  });
  // Deleted while it was opened: nothing is left of what was made since.
  if (!stands) await removeKept(paper.id);
  return "settled";
}

async function refuse(paper: CheckedPaper, why: NotOpened): Promise<"settled"> {
  await asOwner(paper.ownerOrganisationId, (tx) => refusePaper(tx, paper, why));
  return "settled";
}

async function claimAttempt(paper: CheckedPaper): Promise<number | undefined> {
  const where = { id: paper.id, state: { in: paperMachine.from("make") } };
  return asOwner(paper.ownerOrganisationId, async (tx) => {
    const { count } = await tx.forumPaper.updateMany({
      where: { ...where, attempts: { lt: MAX_ATTEMPTS } },
      data: { attempts: { increment: 1 }, waitsFor: null },
    });
    if (count === 0) return undefined;
    return (await tx.forumPaper.findFirst({ where, select: { attempts: true } }))?.attempts;
  });
}

/** It stays where it is and is tried again; its organiser reads on the page that it waits. */
async function waitForScanner(paper: CheckedPaper): Promise<"waits"> {
  await asOwner(paper.ownerOrganisationId, async (tx) => {
    await tx.forumPaper.updateMany({
      where: { id: paper.id, state: "checking" },
      data: { waitsFor: "scanner" },
    });
    await enqueue(
      tx,
      CHECK_PAPER,
      { paperId: paper.id, organisationId: paper.ownerOrganisationId },
      { key: `${paper.id}`, runAt: new Date(now().getTime() + SCANNER_PAUSE) },
    );
  });
  return "waits";
}
