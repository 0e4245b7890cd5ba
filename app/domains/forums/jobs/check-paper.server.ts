import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { keepBytes, readKept, removeKept, removePart } from "~/platform/files/file-store.server";
import type { NotOpened } from "~/platform/files/opening/accepted-file";
import { type OpenerFailed, openUntrusted, setPages } from "~/platform/files/opening/opener.server";
import { scanBytes } from "~/platform/files/scanner.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { handle } from "~/platform/jobs/handle.server";
import { log } from "~/platform/log.server";
import { type CheckedPaper, makePaperReady, refusePaper } from "../commands/settle-paper.server";
import { CHECK_PAPER } from "../forum.jobs";
import { type PaperState, paperMachine } from "../paper.machine";
import { pagesOfPaper, pagesToSet } from "../paper.rules";

const MAX_ATTEMPTS = 2;
/** A scanner that does not answer is asked again after this. */
const SCANNER_PAUSE = 5 * 60_000;

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
  const bytes = (await readKept(paper.id, "original")) ?? (await readKept(paper.id));
  if (!bytes) return refuse(paper, "lost");
  const scanned = await scanBytes(bytes);
  if (scanned === "unreachable") return waitForScanner(paper);
  if (scanned === "infected") return refuse(paper, "infected");
  const attempt = await claimAttempt(paper);
  // A process that was killed with its worker has had its attempts all the same.
  if (attempt === undefined) return refuse(paper, "gave-up");
  const opened = await openUntrusted(bytes);
  if (!opened.ok) return failed(paper, attempt, opened.error);
  if (!opened.value.ok) return refuse(paper, opened.value.refusal);
  const pages = pagesOfPaper(opened.value.pages);
  if (!pages) return refuse(paper, "too-long");
  const made = await setPages(paper.title, pagesToSet(opened.value.pages));
  if (!made.ok) return failed(paper, attempt, made.error);
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

function failed(paper: CheckedPaper, attempt: number, { type }: OpenerFailed): Promise<"settled"> {
  log.warn("paper.not-opened", { paper: paper.id, why: type, attempt });
  if (attempt >= MAX_ATTEMPTS) return refuse(paper, "gave-up");
  throw new Error("The process that opened a paper did not end well.");
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
  log.error("scanner.unreachable", { paper: paper.id });
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
