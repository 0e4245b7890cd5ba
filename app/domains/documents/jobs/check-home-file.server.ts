import { recordEvent } from "~/domains/audit/record-event.server";
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
import type { OpenedPage, PageToSet } from "~/platform/files/opening/opened";
import { setPages } from "~/platform/files/opening/opener.server";
import { plainText } from "~/platform/files/opening/plain-text";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { handle } from "~/platform/jobs/handle.server";
import { CHECK_HOME_FILE } from "../document.jobs";
import { HOME_FILE_EVENTS } from "../home-file.events";
import type { GuidePage, HomeFileKind } from "../home-file.rules";

type Checked = { id: string; serviceId: string; providerId: string; kind: string; waitsFor: string | null };
type Made = { bytes: Buffer; pages: GuidePage[] | null; pageCount: number };

/**
 * The job `check-home-file`, for the provider whose home it is: has a guide or a photograph opened in a process of its own, at most
 * twice, and makes of it what councils see: of a guide a PDF and the words beside it, of a photograph a picture drawn anew, which
 * holds nothing of what the camera wrote into it. What was sent is then removed.
 */
export const checkHomeFile = handle(CHECK_HOME_FILE, async ({ fileId, organisationId }) => {
  const found = await asProvider(organisationId, (tx) => load(tx, fileId));
  if (!found) return;
  const file = {
    what: "home-file",
    id: found.id,
    bytes: await readKept(found.id, "original"),
    claimAttempt: () => claimAttempt(found),
  };
  const opened = await openSent(file);
  if (!opened.ok) return opened.error === "waits" ? waitForScanner(found) : refuse(found, opened.error);
  const made = await make(found, opened.value.pages, opened.value.attempt);
  if (typeof made === "string") return refuse(found, made);
  // Before the row that leads to it.
  await keepBytes(found.id, "made", made.bytes);
  const stands = await asProvider(found.providerId, (tx) => settle(tx, found, made));
  if (stands) await removePart(found.id, "original");
  // Removed while it was opened: nothing is left of what was made since.
  else await removeKept(found.id);
});

const asProvider = <T>(providerId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction("worker", { "app.org_id": providerId }, work);

async function load(tx: Tx, id: string): Promise<Checked | null> {
  return tx.homeFile.findFirst({
    where: { id, state: "checking" },
    select: { id: true, serviceId: true, providerId: true, kind: true, waitsFor: true },
  });
}

async function make(
  found: Checked,
  pages: readonly OpenedPage[],
  attempt: number,
): Promise<Made | NotOpened> {
  if ((found.kind as HomeFileKind) === "photo") {
    const picture = pages[0]?.picture;
    return picture ? { bytes: picture.bytes, pages: null, pageCount: 1 } : "empty";
  }
  const set = await setPages("Children’s guide", pages.map(toSet));
  if (!set.ok) return afterFailure({ what: "home-file", id: found.id }, attempt, set.error);
  const words = pages.map(({ text, flags }) => ({
    text: plainText(text),
    drawn: flags.some((flag) => flag !== "hidden"),
  }));
  return { bytes: set.value, pages: words, pageCount: pages.length };
}

function toSet({ picture, text }: OpenedPage): PageToSet {
  return picture ? { kind: "picture", ...picture } : { kind: "text", text: plainText(text) };
}

/** Lets councils see it, in the place of the guide before. False where it is not being checked any more. */
async function settle(tx: Tx, found: Checked, { bytes, pages, pageCount }: Made): Promise<boolean> {
  const at = now();
  if (found.kind === "guide")
    await tx.homeFile.updateMany({
      where: {
        serviceId: found.serviceId,
        providerId: found.providerId,
        kind: "guide",
        state: "ready",
        id: { not: found.id },
      },
      data: { state: "replaced", endedAt: at },
    });
  const { count } = await tx.homeFile.updateMany({
    where: { id: found.id, state: "checking" },
    data: {
      state: "ready",
      readyAt: at,
      waitsFor: null,
      madeBytes: bytes.length,
      pageCount,
      ...(pages === null ? {} : { pages }),
    },
  });
  if (count > 0) await record(tx, found, "home-file-ready");
  return count > 0;
}

async function claimAttempt({ id, providerId }: Checked): Promise<number | undefined> {
  const where = { id, state: "checking" };
  return asProvider(providerId, async (tx) => {
    const { count } = await tx.homeFile.updateMany({
      where: { ...where, attempts: { lt: MAX_ATTEMPTS } },
      data: { attempts: { increment: 1 }, waitsFor: null },
    });
    if (count === 0) return undefined;
    return (await tx.homeFile.findFirst({ where, select: { attempts: true } }))?.attempts;
  });
}

async function refuse(found: Checked, why: NotOpened): Promise<void> {
  const refused = await asProvider(found.providerId, async (tx) => {
    const { count } = await tx.homeFile.updateMany({
      where: { id: found.id, state: "checking" },
      data: { state: "refused", refused: why, waitsFor: null },
    });
    if (count > 0) await record(tx, found, "home-file-refused");
    return count > 0;
  });
  if (refused) await removeKept(found.id);
}

/** It stays where it is and is tried again; its page says that it waits. */
async function waitForScanner(found: Checked): Promise<void> {
  await asProvider(found.providerId, async (tx) => {
    if (found.waitsFor === null)
      await tx.homeFile.updateMany({
        where: { id: found.id, state: "checking" },
        data: { waitsFor: "scanner" },
      });
    const runAt = new Date(now().getTime() + SCANNER_PAUSE);
    const payload = { fileId: found.id, organisationId: found.providerId };
    await enqueue(tx, CHECK_HOME_FILE, payload, { key: found.id, runAt });
  });
}

function record(tx: Tx, found: Checked, kind: "home-file-ready" | "home-file-refused"): Promise<void> {
  return recordEvent(tx, null, HOME_FILE_EVENTS, {
    kind,
    audience: "provider",
    providerId: found.providerId,
    subject: "service",
    subjectId: found.serviceId,
    data: { fileId: found.id, kind: found.kind },
  });
}
