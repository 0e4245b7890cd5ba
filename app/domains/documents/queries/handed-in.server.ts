import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { PlacementView } from "~/domains/agreements/queries/view-placement.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { now } from "~/platform/clock.server";
import { dayAndTime, dayOfColumn } from "~/platform/time";
import type { Prisma } from "~prisma/client";
import { documentScope } from "../document.scope.server";
import { EVIDENCE, MAX_OF_A_PLACEMENT, type ReportKind } from "../document-kinds.options";
import { type DocumentState, HANDED_IN } from "../placement-document.machine";
import { documentTitle, expectedReports, lateWords, type Stay } from "../report.rules";

export type MissingReport = {
  kind: ReportKind;
  coversOn: string;
  title: string;
  late: string | null;
  /** By which day, "10 December 2026"; what was asked for beyond the schedule has none. */
  due: string | null;
  asked: string | null;
};

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

/** What a report counts by: of which month or day it is, and how it stands. */
export type HandedIn = { kind: ReportKind; coversOn: string; state: DocumentState; isRead: boolean };

/** The reports of a placement that are there, the newest month or day first. */
export async function handedInOf(tx: Tx, actor: Actor, placementId: string): Promise<HandedIn[]> {
  const reports = await tx.placementDocument.findMany({
    where: {
      AND: [documentScope(actor), { placementId, kind: { not: EVIDENCE }, state: { in: [...HANDED_IN] } }],
    },
    select: { kind: true, coversOn: true, state: true, readAt: true },
    orderBy: NEWEST_FIRST,
  });
  return reports.map((one) => ({
    kind: one.kind as ReportKind,
    coversOn: dayOfColumn(one.coversOn),
    state: one.state as DocumentState,
    isRead: one.readAt !== null,
  }));
}

/** How many more documents a placement takes. */
export async function roomLeft(tx: Tx, placementId: string): Promise<number> {
  const there = await tx.placementDocument.count({ where: { placementId, state: { in: [...HANDED_IN] } } });
  return Math.max(0, MAX_OF_A_PLACEMENT - there);
}

/** What is missing now: what the schedule asks of months that are over, and what the council asked for by name. */
export async function missingOf(
  tx: Tx,
  placement: Pick<PlacementView, "started" | "facts" | "homeKind" | "today">,
  placementId: string,
  handedIn: readonly Pick<HandedIn, "kind" | "coversOn">[],
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
    .filter((one) => !handedIn.some((other) => isSame(one, other)))
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

type Of = { kind: ReportKind; coversOn: string };
const isSame = (one: Of, other: Of) => one.kind === other.kind && one.coversOn === other.coversOn;
