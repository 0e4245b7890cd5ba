import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { changeStates } from "~/domains/agreements/queries/change-states.server";
import { feeWords } from "~/domains/agreements/queries/fee-words.server";
import { type PlacementView, readPlacement } from "~/domains/agreements/queries/view-placement.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { now } from "~/platform/clock.server";
import { NOT_OPENED, type NotOpened } from "~/platform/files/opening/accepted-file";
import { denyPage } from "~/platform/refusal.server";
import { dayAndTime, dayOfColumn } from "~/platform/time";
import type { Prisma } from "~prisma/client";
import { type DocumentAction, type DocumentsSubject, documentAbilities, may } from "../document.policy";
import { documentScope } from "../document.scope.server";
import {
  type DocumentKind,
  EVIDENCE,
  REMOVED_WHY,
  type RemovedWhy,
  type ReportKind,
} from "../document-kinds.options";
import { DOCUMENT_STATES, type DocumentState, HANDED_IN } from "../placement-document.machine";
import { documentTitle, expectedReports, lateWords, type Stay } from "../report.rules";
import { documentFacts, documentSubject } from "./document-subject.server";

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
};

export type MissingReport = {
  kind: ReportKind;
  coversOn: string;
  title: string;
  late: string | null;
  /** By which day, "10 December 2026"; what was asked for beyond the schedule has none. */
  due: string | null;
  asked: string | null;
};

export type ReportsView = {
  placement: Pick<PlacementView, "reference" | "child" | "service" | "side" | "homeKind">;
  missing: MissingReport[];
  reports: DocumentRow[];
  uploads: boolean;
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

/** By the month or day that they cover, then by when they were uploaded. */
export const NEWEST_FIRST = [
  { coversOn: "desc" },
  { uploadedAt: "desc" },
  { id: "desc" },
] satisfies Prisma.PlacementDocumentOrderByWithRelationInput[];

/** The nights of a placement as reports follow them. */
export const stayOf = ({ started, facts }: Pick<PlacementView, "started" | "facts">): Stay => ({
  firstNight: started,
  lastNight: facts.lastNight,
});

/** The reports of a placement: what is missing, and what was handed in. 404 and 403 as for the placement. */
export function viewReports(actor: Actor, reference: string): Promise<ReportsView> {
  return read(actor, async (tx) => {
    const placement = await readPlacement(tx, actor, reference);
    const { id, subject } = await placementSubject(tx, actor, placement);
    const permission = may(actor, "view", subject);
    if (permission !== true) return denyPage(permission);
    const reports = await readDocuments(tx, actor, { placementId: id, kind: { not: EVIDENCE } }, subject);
    const abilities = documentAbilities(actor, subject);
    const { child, service, side, homeKind } = placement;
    return {
      placement: { reference, child, service, side, homeKind },
      missing: await missingOf(tx, placement, id, reports),
      reports,
      uploads: abilities["upload-report"],
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

/** What is handed in on a placement, the newest month or day first, with each moment in words. */
export async function readDocuments(
  tx: Tx,
  actor: Actor,
  wanted: Wanted,
  subject: DocumentsSubject,
  moment: (when: Date) => string = (when) => dayAndTime(when, now()),
): Promise<DocumentRow[]> {
  const rows = await tx.placementDocument.findMany({
    where: { AND: [documentScope(actor), wanted] },
    select: COLUMNS,
    orderBy: NEWEST_FIRST,
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
    const {
      open,
      remove,
      "mark-read": markRead,
    } = documentAbilities(actor, { ...subject, document: documentFacts(row, changes) });
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
    };
  });
}

const why = (code: string | null) =>
  code && Object.hasOwn(REMOVED_WHY, code) ? `: ${REMOVED_WHY[code as RemovedWhy].toLowerCase()}` : "";

/** What is missing now: what the schedule asks of months that are over, and what the council asked for by name. */
export async function missingOf(
  tx: Tx,
  placement: Pick<PlacementView, "started" | "facts" | "homeKind" | "today">,
  placementId: string,
  handedIn: readonly Pick<DocumentRow, "kind" | "coversOn" | "state">[],
): Promise<MissingReport[]> {
  const { homeKind, today } = placement;
  const asked = await tx.reportRequest.findMany({
    where: { placementId },
    select: { kind: true, coversOn: true, askedAt: true },
  });
  const requests = asked.map((one) => ({
    kind: one.kind as ReportKind,
    coversOn: dayOfColumn(one.coversOn),
    askedAt: one.askedAt,
  }));
  const scheduled = expectedReports(stayOf(placement), homeKind, today);
  const beyond = requests.filter((one) => !scheduled.some((other) => isSame(one, other)));
  const at = now();
  return [...scheduled, ...beyond.map(({ kind, coversOn }) => ({ kind, coversOn, due: null }))]
    .filter((one) => !handedIn.some((other) => isSame(one, other) && isHandedIn(other)))
    .map(({ kind, coversOn, due }) => {
      const request = requests.find((one) => isSame(one, { kind, coversOn }));
      return {
        kind,
        coversOn,
        title: documentTitle(kind, coversOn),
        late: due === null ? null : lateWords(due, today),
        due: due === null ? null : dayWords(due),
        asked: request ? dayAndTime(request.askedAt, at) : null,
      };
    });
}

type Of = { kind: DocumentKind; coversOn: string };
const isSame = (one: Of, other: Of) => one.kind === other.kind && one.coversOn === other.coversOn;
const isHandedIn = ({ state }: { state: DocumentState }) => HANDED_IN.some((one) => one === state);

/** A function of the database says it to both sides: neither reads the people of the other. */
async function namesOf(tx: Tx, placementId: string): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id, name from public.people_of_documents(${placementId}::uuid)`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
