import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { changeStates } from "~/domains/agreements/queries/change-states.server";
import { feeWords } from "~/domains/agreements/queries/fee-words.server";
import { type PlacementView, readPlacement } from "~/domains/agreements/queries/view-placement.server";
import { now } from "~/platform/clock.server";
import { NOT_OPENED, type NotOpened } from "~/platform/files/opening/accepted-file";
import { isId } from "~/platform/ids";
import { denyPage } from "~/platform/refusal.server";
import { dayAndTime, dayOfColumn } from "~/platform/time";
import { type DocumentAction, type DocumentsSubject, documentAbilities, may } from "../document.policy";
import { documentScope } from "../document.scope.server";
import {
  type DocumentKind,
  EVIDENCE,
  noRoomWords,
  REMOVED_WHY,
  type RemovedWhy,
} from "../document-kinds.options";
import { DOCUMENT_STATES, type DocumentState } from "../placement-document.machine";
import { documentTitle } from "../report.rules";
import { documentFacts, documentSubject } from "./document-subject.server";
import { handedInOf, type MissingReport, missingOf, NEWEST_FIRST, roomLeft } from "./handed-in.server";

export type DocumentRow = {
  id: string;
  kind: DocumentKind;
  coversOn: string;
  title: string;
  state: DocumentState;
  tag: { words: string; tone: (typeof DOCUMENT_STATES)[DocumentState]["tone"] };
  /** Who uploaded, read and removed it, and when. */
  said: string[];
  /** The paid extra that it shows was delivered. */
  extra: string | null;
  refused: string | null;
  waits: boolean;
  changeId: string | null;
  isRead: boolean;
  abilities: Pick<Record<DocumentAction, boolean>, "open" | "remove" | "mark-read">;
  /** Why this reader cannot open it although it is ready, in words. */
  whyClosed: string | null;
};

export type ReportsView = {
  placement: Pick<PlacementView, "reference" | "child" | "service" | "side" | "homeKind">;
  missing: MissingReport[];
  /** A page of them. */
  reports: DocumentRow[];
  /** After which report this page and the next begin. */
  after: string | null;
  next: string | null;
  uploads: boolean;
  /** Why nothing more is uploaded, in words, for who would; null while something is. */
  full: string | null;
  asks: boolean;
};

const COLUMNS = {
  id: true,
  kind: true,
  coversOn: true,
  side: true,
  state: true,
  refused: true,
  waitsFor: true,
  changeId: true,
  feeLineId: true,
  uploadedById: true,
  uploadedAt: true,
  readById: true,
  readAt: true,
  removedById: true,
  removedAt: true,
  removedWhy: true,
} as const;

export const REPORTS_PAGE_SIZE = 20;

/** The reports of a placement: what is missing, and a page of what was handed in. 404 and 403 as for the placement. */
export function viewReports(
  actor: Actor,
  reference: string,
  after: string | null = null,
): Promise<ReportsView> {
  return read(actor, async (tx) => {
    const placement = await readPlacement(tx, actor, reference);
    const { id, subject } = await placementSubject(tx, actor, placement);
    const permission = may(actor, "view", subject);
    if (permission !== true) return denyPage(permission);
    const from = isId(after ?? "") ? after : null;
    const reports = await readDocuments(tx, actor, { placementId: id, kind: { not: EVIDENCE } }, subject, {
      page: { after: from, take: REPORTS_PAGE_SIZE + 1 },
    });
    const page = reports.slice(0, REPORTS_PAGE_SIZE);
    const abilities = documentAbilities(actor, subject);
    const { child, service, side, homeKind } = placement;
    return {
      placement: { reference, child, service, side, homeKind },
      missing: await missingOf(tx, placement, id, await handedInOf(tx, actor, id)),
      reports: page,
      after: from,
      next: reports.length > page.length ? (page.at(-1)?.id ?? null) : null,
      uploads: abilities["upload-report"],
      full: abilities["upload-report"] ? noRoomWords(await roomLeft(tx, id)) : null,
      asks: abilities.ask,
    };
  });
}

/** The id of a placement that the caller has read, and of its referral. */
export function placementIdsOf(tx: Tx, { reference }: Pick<PlacementView, "reference">) {
  return tx.placement.findUniqueOrThrow({ where: { reference }, select: { id: true, referralId: true } });
}

/** The id of a placement that the caller has read, and what the policy must know of it. */
export async function placementSubject(
  tx: Tx,
  actor: Actor,
  placement: Pick<PlacementView, "reference" | "subject" | "serviceId">,
): Promise<{ id: string; subject: DocumentsSubject }> {
  const { subject, serviceId } = placement;
  const { id, referralId } = await placementIdsOf(tx, placement);
  return { id, subject: await documentSubject(tx, actor, { ...subject, referralId, serviceId }) };
}

/** Those of a placement, or some of them. */
type Wanted = { placementId: string; id?: string; kind?: string | { not: string } };

type Reading = {
  moment?: (when: Date) => string;
  /** So many, after the one with this id. */
  page?: { after: string | null; take: number };
};

/** What is handed in on a placement, the newest month or day first, with each moment in words. */
export async function readDocuments(
  tx: Tx,
  actor: Actor,
  wanted: Wanted,
  subject: DocumentsSubject,
  { moment = (when) => dayAndTime(when, now()), page }: Reading = {},
): Promise<DocumentRow[]> {
  const rows = await tx.placementDocument.findMany({
    where: { AND: [documentScope(actor), wanted] },
    select: COLUMNS,
    orderBy: NEWEST_FIRST,
    ...(page ? { take: page.take } : {}),
    ...(page?.after ? { cursor: { id: page.after }, skip: 1 } : {}),
  });
  if (rows.length === 0) return [];
  const names = await namesOf(tx, wanted.placementId);
  const changes = await changeStates(
    tx,
    rows.map(({ changeId }) => changeId),
  );
  const fees = await feeWords(
    tx,
    rows.flatMap(({ feeLineId }) => feeLineId ?? []),
  );
  const says = (done: string, who: string | null, when: Date | null, more = "") =>
    when === null
      ? []
      : [`${done} by ${names.get(who ?? "") ?? "somebody who has left"}, ${moment(when)}${more}`];
  return rows.map((row): DocumentRow => {
    const [kind, state] = [row.kind as DocumentKind, row.state as DocumentState];
    const coversOn = dayOfColumn(row.coversOn);
    const about = { ...subject, document: documentFacts(row, changes) };
    const { open, remove, "mark-read": markRead } = documentAbilities(actor, about);
    const opens = may(actor, "open", about);
    return {
      id: row.id,
      kind,
      coversOn,
      title: documentTitle(kind, coversOn),
      state,
      tag:
        state === "ready" && row.readAt
          ? { words: "Read by the council", tone: "good" }
          : DOCUMENT_STATES[state],
      said: [
        ...says("Uploaded", row.uploadedById, row.uploadedAt),
        ...says("Read", row.readById, row.readAt),
        ...says("Removed", row.removedById, row.removedAt, why(row.removedWhy)),
      ],
      extra: row.feeLineId ? (fees.get(row.feeLineId)?.words ?? null) : null,
      refused: row.refused ? (NOT_OPENED[row.refused as NotOpened] ?? null) : null,
      waits: row.waitsFor !== null,
      changeId: row.changeId,
      isRead: row.readAt !== null,
      abilities: { open, remove, "mark-read": markRead },
      whyClosed: state === "ready" && opens !== true ? opens.message : null,
    };
  });
}

const why = (code: string | null) =>
  code && Object.hasOwn(REMOVED_WHY, code) ? `: ${REMOVED_WHY[code as RemovedWhy].toLowerCase()}` : "";

/** A function of the database says it to both sides: neither reads the people of the other. */
async function namesOf(tx: Tx, placementId: string): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id, name from public.people_of_documents(${placementId}::uuid)`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
