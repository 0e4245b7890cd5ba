import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read, type Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { refusalOf } from "~/platform/refusal";
import { dayOfColumn, daysFrom, londonDate } from "~/platform/time";
import type { DocumentState } from "../payment-document.machine";
import { DOCUMENT_KINDS, type DocumentKind } from "../payment-document.options";
import { documentAbilities, may } from "../payment-document.policy";
import { answerBy } from "../payment-document.rules";
import { documentScope } from "../payment-document.scope.server";
import { comparedDocuments } from "./compared-document.server";

export type DocumentRow = {
  id: string;
  version: number;
  /** "Invoice INV-1041" */
  name: string;
  kind: DocumentKind;
  otherSide: string;
  state: DocumentState;
  receivedOn: string;
  timesReturned: number;
  grossPence: number;
};

export type DocumentToCheck = DocumentRow & {
  answerBy: string;
  late: boolean;
  agrees: boolean;
  differs: number;
};

export type DocumentsView = {
  side: "council" | "provider";
  sends: boolean;
  answers: boolean;
  today: string;
  /** Of a council: what waits for its answer, oldest first. */
  toCheck: DocumentToCheck[];
  oldestDays: number | null;
  toCheckInAll: number;
  /** Of a provider: what it is writing. */
  drafts: { id: string; name: string; council: string; savedOn: string }[];
  /** The others, newest first. */
  rows: DocumentRow[];
  more: boolean;
};

const MAX_ROWS = 100;
/** Each is compared line by line. */
const MAX_TO_CHECK = 30;

/** Invoices and credit notes of the actor's organisation: what waits first, oldest first; 403 for a role that reads none. */
export function listDocuments(actor: Actor): Promise<DocumentsView> {
  return read(actor, async (tx) => {
    const seen = may(actor, "view", null);
    if (seen !== true) throw new RefusedPage(refusalOf(seen));
    const side = actor.kind === "council" ? "council" : "provider";
    const today = londonDate(now());
    const abilities = documentAbilities(actor, null);
    const waiting = side === "council" ? await rowsOf(tx, actor, { waiting: true, take: MAX_TO_CHECK }) : [];
    const toCheckInAll = side === "council" ? await waitingInAll(tx, actor) : 0;
    const rows = await rowsOf(tx, actor, { waiting: side === "council" ? false : null, take: MAX_ROWS + 1 });
    const [oldest] = waiting;
    return {
      side,
      sends: abilities.send,
      answers: abilities.accept,
      today,
      toCheck: await toCheckOf(tx, actor, waiting, today),
      toCheckInAll,
      oldestDays: oldest ? daysFrom(oldest.receivedOn, today) : null,
      drafts: side === "provider" && abilities.send ? await draftsOf(tx, actor) : [],
      rows: rows.slice(0, MAX_ROWS),
      more: rows.length > MAX_ROWS || toCheckInAll > waiting.length,
    };
  });
}

type Wanted = { waiting: boolean | null; take: number };

async function rowsOf(tx: Tx, actor: Actor, { waiting, take }: Wanted): Promise<DocumentRow[]> {
  const state = waiting === null ? {} : { state: waiting ? "received" : { not: "received" } };
  const rows = await tx.paymentDocument.findMany({
    where: { AND: [documentScope(actor), state] },
    orderBy: waiting ? [{ receivedOn: "asc" }, { sentAt: "asc" }] : [{ sentAt: "desc" }, { id: "asc" }],
    take,
    select: {
      id: true,
      version: true,
      kind: true,
      number: true,
      councilId: true,
      providerId: true,
      state: true,
      receivedOn: true,
      timesReturned: true,
      grossPence: true,
    },
  });
  const otherOf = (row: (typeof rows)[number]) => (actor.kind === "council" ? row.providerId : row.councilId);
  const names = await namesOf(tx, rows.map(otherOf));
  return rows.map((row) => ({
    ...{ id: row.id, version: row.version, timesReturned: row.timesReturned, grossPence: row.grossPence },
    kind: row.kind as DocumentKind,
    name: `${DOCUMENT_KINDS[row.kind as DocumentKind].label} ${row.number}`,
    otherSide: names.get(otherOf(row)) ?? "",
    state: row.state as DocumentState,
    receivedOn: dayOfColumn(row.receivedOn),
  }));
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.organisation.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function toCheckOf(
  tx: Tx,
  actor: Actor,
  rows: readonly DocumentRow[],
  today: string,
): Promise<DocumentToCheck[]> {
  if (rows.length === 0) return [];
  const documents = await documentsOf(tx, actor, rows);
  const all = await comparedDocuments(tx, { councilId: actor.organisationId, documents });
  return rows.flatMap((row) => {
    const one = all.get(row.id);
    if (!one) return [];
    const differs = one.compared.filter((line) => line !== null && !line.agrees).length + one.missing.length;
    const due = answerBy(row.receivedOn);
    return [{ ...row, answerBy: due, late: due < today, agrees: differs === 0, differs }];
  });
}

/** The documents with what of their lines is compared, in two statements. */
async function documentsOf(tx: Tx, actor: Actor, rows: readonly DocumentRow[]) {
  const found = await tx.paymentDocument.findMany({
    where: { AND: [documentScope(actor), { id: { in: rows.map(({ id }) => id) } }] },
    select: {
      id: true,
      kind: true,
      number: true,
      councilId: true,
      providerId: true,
      lines: {
        orderBy: { position: "asc" },
        select: {
          placementId: true,
          feeId: true,
          fromOn: true,
          toOn: true,
          weeklyPence: true,
          pence: true,
        },
      },
    },
  });
  return found.map(({ lines, kind, ...document }) => ({
    ...document,
    kind: kind as DocumentKind,
    lines: lines.map(({ fromOn, toOn, ...line }) => ({
      ...line,
      from: dayOfColumn(fromOn),
      to: dayOfColumn(toOn),
    })),
  }));
}

function waitingInAll(tx: Tx, actor: Actor): Promise<number> {
  return tx.paymentDocument.count({ where: { AND: [documentScope(actor), { state: "received" }] } });
}

async function draftsOf(tx: Tx, actor: Actor): Promise<DocumentsView["drafts"]> {
  const rows = await tx.paymentDocumentDraft.findMany({
    where: { providerId: actor.organisationId },
    orderBy: [{ savedAt: "desc" }, { id: "asc" }],
    take: MAX_ROWS,
    select: { id: true, kind: true, councilId: true, savedAt: true, values: true },
  });
  const names = await namesOf(
    tx,
    rows.map(({ councilId }) => councilId),
  );
  return rows.map(({ id, kind, councilId, savedAt, values }) => {
    const number = String((values as { number?: unknown } | null)?.number ?? "");
    return {
      id,
      name: `${DOCUMENT_KINDS[kind as DocumentKind].label} ${number === "" ? "without a number" : number}`,
      council: names.get(councilId) ?? "",
      savedOn: londonDate(savedAt),
    };
  });
}
