import type { Tx } from "~/platform/database/transaction.server";
import type { PaperState } from "../paper.machine";

/** A paper as others see it: what we made of it. */
export type Paper = {
  id: string;
  title: string;
  madeBytes: number;
  pageCount: number;
  /** Pages without a word that could be read. */
  wordlessPages: number;
  agendaItemId: string | null;
};

/** A paper as its organiser sees it. */
export type OwnPaper = {
  id: string;
  title: string;
  state: PaperState;
  /** Why it was not accepted, and what to do. */
  refused: string | null;
  /** It waits for the virus scanner. */
  waits: boolean;
  /** Once it is ready. */
  made: { madeBytes: number; pageCount: number; wordlessPages: number } | null;
};

const SEEN = {
  id: true,
  title: true,
  madeBytes: true,
  pageCount: true,
  wordlessPages: true,
  agendaItemId: true,
} as const;
const ORDER = [{ uploadedAt: "asc" }, { id: "asc" }] as const;

/** The papers of a date that are ready, for everybody who sees the date. */
export async function readyPapers(tx: Tx, dateId: string): Promise<Paper[]> {
  const rows = await tx.forumPaper.findMany({
    where: { dateId, state: "ready" },
    orderBy: [...ORDER],
    select: SEEN,
  });
  return rows.map(({ madeBytes, pageCount, wordlessPages, ...paper }) => ({
    ...paper,
    madeBytes: madeBytes ?? 0,
    pageCount: pageCount ?? 0,
    wordlessPages: wordlessPages ?? 0,
  }));
}

/** All papers of a date with how each stands, for whoever runs it. */
export async function ownPapers(tx: Tx, dateId: string): Promise<OwnPaper[]> {
  const rows = await tx.forumPaper.findMany({
    where: { dateId },
    orderBy: [...ORDER],
    select: { ...SEEN, state: true, refused: true, waitsFor: true },
  });
  return rows.map(({ id, title, state, refused, waitsFor, madeBytes, pageCount, wordlessPages }) => ({
    id,
    title,
    state: state as PaperState,
    refused,
    waits: waitsFor !== null,
    made:
      madeBytes === null || pageCount === null || wordlessPages === null
        ? null
        : { madeBytes, pageCount, wordlessPages },
  }));
}
