import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read, type Tx } from "~/domains/access/transactions.server";
import { feeWords } from "~/domains/agreements/queries/fee-words.server";
import { notFound } from "~/platform/not-found.server";
import { refusalOf } from "~/platform/refusal";
import { londonDate } from "~/platform/time";
import type { DocumentState } from "../payment-document.machine";
import { DOCUMENT_KINDS, type DocumentKind, RECEIVED_HOW, RETURN_REASONS } from "../payment-document.options";
import { type DocumentAction, documentAbilities, may } from "../payment-document.policy";
import { answerBy, lastDayToPay, receivedWords } from "../payment-document.rules";
import { comparedDocument } from "./compared-document.server";
import { type FoundDocument, findDocument } from "./find-document.server";
import { type PaidOnDocument, paidOnDocument } from "./paid-on-document.server";

export type DocumentLineView = {
  id: string;
  reference: string;
  fee: string;
  from: string;
  to: string;
  nights: number;
  weeklyPence: number | null;
  pence: number;
  /** How it differs from what is expected today; null where that is not asked any more. */
  difference: string | null;
  agrees: boolean;
};

export type DocumentStep = { on: string; words: string; who: string };

export type DocumentView = {
  id: string;
  version: number;
  side: "council" | "provider";
  kind: DocumentKind;
  number: string;
  state: DocumentState;
  council: string;
  provider: string;
  issuedOn: string;
  received: string;
  registeredOn: string;
  receivedHow: string;
  answerBy: string;
  /** Of an invoice that was received or accepted. */
  lastDayToPay: string | null;
  grossPence: number;
  /** What accepted credit notes take off it. */
  creditedPence: number;
  lines: DocumentLineView[];
  missing: string[];
  /** Whether all of it agrees, so that it may be accepted. */
  agrees: boolean;
  returned: { reason: string; words: string } | null;
  corrects: { id: string; number: string } | null;
  related: { id: string; words: string }[];
  /**
   * What was paid under its number, oldest first. Only of an accepted invoice: a returned one has the number of the one that
   * corrects it, which is what was paid.
   */
  paid: PaidOnDocument[];
  steps: DocumentStep[];
  abilities: Record<DocumentAction, boolean>;
  /** Why the reader cannot do it, in words; null where they can. */
  whyNot: Record<"return" | "withdraw", string | null>;
};

/** One invoice or credit note with its lines and steps, for either side; 404 otherwise, 403 for a role that reads none. */
export function viewDocument(actor: Actor, id: string): Promise<DocumentView> {
  return read(actor, async (tx) => {
    const document = await findDocument(tx, actor, id);
    if (!document) return notFound();
    const allowed = may(actor, "view", document);
    if (allowed !== true) throw new RefusedPage(refusalOf(allowed));
    const whyNot = (action: DocumentAction) => {
      const permission = may(actor, action, document);
      return permission === true ? null : permission.message;
    };
    const { council, provider } = await sidesOf(tx, document);
    const open = document.state === "received";
    const { compared, missing } = open ? await comparedDocument(tx, document) : { compared: [], missing: [] };
    const fees = await feeWords(
      tx,
      document.lines.flatMap(({ feeId }) => (feeId ? [feeId] : [])),
    );
    const lines = document.lines.map((line, index): DocumentLineView => {
      const one = compared[index] ?? null;
      return {
        ...{ id: line.id, reference: line.reference, from: line.from, to: line.to },
        ...{ nights: line.nights, weeklyPence: line.weeklyPence, pence: line.pence },
        fee: [line.feeId ? (fees.get(line.feeId)?.words ?? "Fee") : "", line.words]
          .filter(Boolean)
          .join(": "),
        difference: one?.words ?? null,
        agrees: one?.agrees ?? true,
      };
    });
    return {
      ...{ id: document.id, version: document.version, kind: document.kind, number: document.number },
      ...{ state: document.state, council, provider, issuedOn: document.issuedOn, lines, missing },
      side: actor.kind === "council" ? "council" : "provider",
      received: receivedWords(document),
      registeredOn: document.registeredOn,
      receivedHow: RECEIVED_HOW[document.receivedHow].label,
      answerBy: answerBy(document.receivedOn),
      lastDayToPay: lastDayToPay(document),
      creditedPence: creditedOf(document),
      grossPence: document.grossPence,
      agrees: missing.length === 0 && lines.every(({ agrees }) => agrees),
      returned: document.returnReason && {
        reason: RETURN_REASONS[document.returnReason].label,
        words: document.returnWords ?? "",
      },
      corrects: document.corrects,
      related: document.correctedBy.map(({ id: other, number, kind }) => ({
        id: other,
        words: kind === "credit-note" ? `Credit note ${number}` : `Corrected by invoice ${number}`,
      })),
      paid:
        document.kind === "invoice" && document.state === "accepted"
          ? await paidOnDocument(tx, document)
          : [],
      steps: stepsOf(document, council, provider),
      abilities: documentAbilities(actor, document),
      whyNot: { return: whyNot("return"), withdraw: whyNot("withdraw") },
    };
  });
}

function creditedOf({ correctedBy }: FoundDocument): number {
  return correctedBy
    .filter(({ kind, state }) => kind === "credit-note" && state === "accepted")
    .reduce((sum, { grossPence }) => sum + grossPence, 0);
}

async function sidesOf(tx: Tx, { councilId, providerId }: FoundDocument) {
  const rows = await tx.organisation.findMany({
    where: { id: { in: [councilId, providerId] } },
    select: { id: true, name: true },
  });
  const nameOf = (wanted: string) => rows.find(({ id }) => id === wanted)?.name ?? "";
  return { council: nameOf(councilId), provider: nameOf(providerId) };
}

/** What happened to it, day by day. */
function stepsOf(document: FoundDocument, council: string, provider: string): DocumentStep[] {
  const { issuedOn, receivedOn, state, decidedAt, closedAt, kind } = document;
  const word = DOCUMENT_KINDS[kind].label;
  const steps: DocumentStep[] = [
    { on: issuedOn, words: `Date on the ${DOCUMENT_KINDS[kind].inText}`, who: provider },
    { on: receivedOn, words: "Received and registered", who: council },
  ];
  if (state === "received")
    steps.push({ on: answerBy(receivedOn), words: "To be accepted or returned by this day", who: council });
  if (decidedAt)
    steps.push({
      on: londonDate(decidedAt),
      words:
        state === "accepted"
          ? `${word} accepted`
          : `${word} returned${kind === "invoice" ? ". It starts no 30 days." : ""}`,
      who: council,
    });
  if (closedAt)
    steps.push({
      on: londonDate(closedAt),
      words: decidedAt ? "Will not be sent again" : `${word} withdrawn`,
      who: provider,
    });
  return steps;
}
