import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { read, type Tx } from "~/domains/access/transactions.server";
import type { GatePiece } from "~/domains/anonymisation/gate/gate.rules";
import { forEyesOf, readSealed } from "~/domains/vault/queries/sealed-file.server";
import { now } from "~/platform/clock.server";
import { splitPictures } from "~/platform/files/page-pictures.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { forbidden } from "~/platform/refusal";
import { refusePage } from "~/platform/refusal.server";
import { dayAndTime } from "~/platform/time";
import {
  type DocumentState,
  FLAG_WORDS,
  KIND_WORDS,
  MAY_NAME,
  standingOf,
  standingOfPages,
} from "../document.rules";
import type { FoundOnPage, GatedDocument } from "../document-gate.rules";
import { may } from "../release.policy";
import { gateDocument } from "./gate-document.server";
import { type LoadedPage, loadPages, readableText } from "./load-pages.server";
import { headOf, referralFor } from "./view-releases.server";

const NOT_YET =
  "It may still say who the child is. Somebody with access to the child’s identity must check it first.";

export type PageView = {
  number: number;
  /** Why a person looks at it; empty when its words are all there is. */
  why: string[];
  /** It waits, or waited, for nothing but what the gate found in its words. */
  named: boolean;
  /** What may name somebody, for whoever may read names while it is decided; the words cut where it stands. */
  found: FoundOnPage[];
  marked: GatePiece[];
  state: LoadedPage["state"];
  /** What homes read; null for a page that is left out. */
  text: string | null;
  size: { width: number; height: number } | null;
  decided: string | null;
  /** For the form: how it stood. */
  expected: string;
};

/**
 * A redacted document with its pages, as its council checks and reads it. What homes do not read yet may say who the
 * child is: only for those who may know, and for who sent it; 403 with the words for others. 404 for what is not there
 * or taken away. A visit is a look, which whoever holds the keys writes.
 */
export function viewDocument(actor: Actor, reference: string, id: string) {
  return read(actor, async (tx) => {
    const { row, referral, subject } = await documentFor(tx, actor, reference, id);
    const pages = row.state === "refused" ? [] : ((await loadPages(tx, forEyesOf(actor), row)) ?? []);
    const knows = may(actor, "confirm-document", subject) === true;
    const gated = knows && row.state === "second-look" ? await gateOf(tx, actor, referral.id, pages) : null;
    const decisions = await tx.documentPage.findMany({
      where: { documentId: id, councilId: actor.organisationId },
      select: { number: true, state: true, decidedById: true, decidedAt: true },
    });
    const ids = [row.uploadedById, row.confirmedById, ...decisions.map(({ decidedById }) => decidedById)];
    const people = await namesOfPeople(tx, ids);
    const nameOf = (person: string) =>
      person === actor.personId ? "you" : (people.get(person)?.name ?? "somebody who has left");
    const at = now();
    const waiting = pages.filter(({ state }) => state === "waiting").length;
    return {
      ...headOf(referral),
      id,
      title: row.title,
      kind: KIND_WORDS[row.kind] ?? "File",
      state: row.state as Exclude<DocumentState, "removed">,
      refused: row.refused,
      uploaded: `${dayAndTime(row.uploadedAt, at)}, by ${nameOf(row.uploadedById)}`,
      confirmedBy: row.confirmedById ? nameOf(row.confirmedById) : null,
      mine: row.uploadedById === actor.personId,
      mayDecide: knows && row.state === "second-look",
      mayConfirm: knows && row.state === "second-look" && row.uploadedById !== actor.personId,
      waiting,
      /** For the form: how its pages stood. */
      expected: standingOfPages(decisions),
      pages: pages.map((page): PageView => {
        const decision = decisions.find(({ number }) => number === page.number);
        const by = decision?.decidedById;
        return {
          number: page.number,
          why: whyOf(page),
          named: page.flags.length === 0 && page.state !== "read",
          found: gated?.found.get(page.number) ?? [],
          marked: gated?.marked.get(page.number) ?? [],
          state: page.state,
          text: readableText(page),
          size: page.size,
          decided:
            by && decision.decidedAt ? `${dayAndTime(decision.decidedAt, at)}, by ${nameOf(by)}` : null,
          expected: decision ? standingOf(decision) : "",
        };
      }),
    };
  });
}

export type DocumentView = Awaited<ReturnType<typeof viewDocument>>;

function whyOf({ flags, state }: LoadedPage): string[] {
  const why = flags.flatMap((flag) => FLAG_WORDS[flag] ?? []);
  return flags.length === 0 && state !== "read" ? [MAY_NAME] : why;
}

/** What the gate finds in the pages that homes would read, for showing it. */
async function gateOf(
  tx: Tx,
  actor: Actor,
  referralId: string,
  pages: readonly LoadedPage[],
): Promise<GatedDocument> {
  const gated = await gateDocument(tx, actor, referralId, pages, { typed: false });
  if (!gated.ok) throw new Error("A page that is shown was counted as a try.");
  return gated.value;
}

/** One page of it, for deciding what homes read; 404 when there is none. */
export async function viewDocumentPage(actor: Actor, reference: string, id: string, number: string) {
  const document = await viewDocument(actor, reference, id);
  const page = document.pages.find((one) => String(one.number) === number);
  return page ? { document, page } : notFound();
}

/**
 * The picture of a page, for whoever may open the document; 404 when there is none. A page that is left out may name the
 * child, and is shown only to whoever may decide so. Of the same visit as the page on which it stands.
 */
export async function findPagePicture(
  actor: Actor,
  reference: string,
  id: string,
  number: string,
): Promise<Buffer> {
  const row = await read(actor, async (tx) => {
    const found = await documentFor(tx, actor, reference, id);
    if (found.row.state === "refused") return notFound();
    if (may(actor, "confirm-document", found.subject) === true) return found.row;
    const where = { documentId: id, councilId: actor.organisationId, number: Number(number) || 0 };
    const page = await tx.documentPage.findFirst({ where, select: { state: true } });
    return page && page.state !== "left-out" ? found.row : notFound();
  });
  const file = await readSealed(forEyesOf(actor), row, "pages");
  return (file && splitPictures(file)[Number(number) - 1]) ?? notFound();
}

/** The PDF that homes are given, as its council opens it; 404 before it is ready. */
export function findMadeDocument(actor: Actor, reference: string, id: string) {
  return read(actor, async (tx) => {
    const { row, referral } = await documentFor(tx, actor, reference, id);
    const bytes = row.state === "ready" ? await readSealed(forEyesOf(actor), row, "made") : undefined;
    if (!bytes) return notFound();
    const before = await tx.redactedDocument.count({
      where: { referralId: referral.id, councilId: actor.organisationId, id: { lt: id } },
    });
    return { bytes, reference: referral.reference, number: before + 1 };
  });
}

async function documentFor(tx: Tx, actor: Actor, reference: string, id: string) {
  const { referral, subject } = await referralFor(tx, actor, reference, "read-log");
  if (!isId(id)) return notFound();
  const row = await tx.redactedDocument.findFirst({
    where: { id, referralId: referral.id, councilId: actor.organisationId, state: { not: "removed" } },
  });
  if (!row) return notFound();
  const knows = may(actor, "confirm-document", subject) === true || row.uploadedById === actor.personId;
  if (row.state !== "ready" && !knows) return refusePage(forbidden(NOT_YET));
  return { row, referral, subject };
}
