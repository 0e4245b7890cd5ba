import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { placementsBetween } from "~/domains/agreements/queries/placements-between.server";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { formatPence } from "~/platform/forms/money";
import { daysFrom, londonDate } from "~/platform/time";
import { foldDocument } from "../ledger-identity.rules";
import { LIVE_DOCUMENT_STATES } from "../payment-document.machine";
import { DOCUMENT_KINDS } from "../payment-document.options";
import {
  compareLines,
  creditedLines,
  type DocumentLine,
  missingDiscounts,
  totalOf,
} from "../payment-document.rules";
import { isBilled, lineAmount, MOST_PENCE } from "../payment-document.schema";
import type { ComparedLine } from "../payment-document-difference.rules";
import { documentBases, type NamedBasis } from "./document-bases.server";
import type { FoundDraft } from "./find-draft.server";
import { linesToCredit } from "./lines-to-credit.server";

export type DraftLine = DocumentLine & {
  reference: string;
  referralId: string;
  words: string;
  nights: number;
  /** How it differs; of a credit note nothing is compared. */
  compared: ComparedLine | null;
};

export type CheckedDraft = {
  lines: DraftLine[];
  totalPence: number;
  /** Why it cannot be sent, each with what to do. */
  stops: string[];
  /** What is not on it and should be. */
  missing: string[];
  bases: Map<string, NamedBasis>;
};

/** What of a draft would bounce, before it is sent: what stops it, and how each line differs from what is expected. */
export async function checkDraft(tx: Tx, actor: Actor, draft: FoundDraft): Promise<CheckedDraft> {
  const { councilId, kind, values, corrects } = draft;
  const typed = values.lines.filter(isBilled);
  const sides = { councilId, providerId: actor.organisationId };
  const references = typed.map(({ placement }) => placement);
  const placements = await placementsBetween(tx, sides, { references });
  const named = new Map(placements.map((placement) => [placement.reference, placement]));
  const bases = await documentBases(tx, { ...sides, placementIds: placements.map(({ id }) => id) });
  const known = typed.flatMap((one) => {
    const { id: placementId, referralId } = named.get(one.placement) ?? {};
    const pence = lineAmount(one);
    if (placementId === undefined || referralId === undefined || pence === undefined || !one.from || !one.to)
      return [];
    return [
      {
        placementId,
        referralId,
        reference: one.placement,
        feeId: one.fee === "" ? null : one.fee,
        from: one.from,
        to: one.to,
        nights: daysFrom(one.from, one.to) + 1,
        weeklyPence: one.weeklyPence ?? null,
        pence,
        words: one.words,
      },
    ];
  });
  const compared = kind === "invoice" ? compareLines(known, bases, values.number) : [];
  const totalPence = totalOf(known);
  const word = DOCUMENT_KINDS[kind].inText;
  const credit =
    kind === "credit-note"
      ? await linesToCredit(tx, actor, { invoiceId: corrects?.id ?? null, states: LIVE_DOCUMENT_STATES })
      : null;
  const stops = [
    ...(known.length < typed.length
      ? ["A line is for no placement of yours with this council. Change or remove it."]
      : []),
    ...(totalPence > 0 ? [] : [`The ${word} comes to ${formatPence(totalPence)}. Change the lines.`]),
    ...(totalPence > MOST_PENCE
      ? [`The ${word} comes to ${formatPence(totalPence)}. Send one of at most ${formatPence(MOST_PENCE)}.`]
      : []),
    ...(await numberTaken(tx, actor, draft)),
    ...(kind === "credit-note" && corrects && totalPence > corrects.left
      ? [
          `Invoice ${corrects.number} has ${formatPence(corrects.left)} left to credit. Credit no more than that.`,
        ]
      : []),
    ...(credit && corrects && totalPence <= corrects.left && creditedLines(known, credit).includes(undefined)
      ? [
          `Line ${creditedLines(known, credit).indexOf(undefined) + 1} credits something that invoice ${corrects.number} does not charge. Credit only its placements, nights and fees, up to what is not credited yet.`,
        ]
      : []),
  ];
  return {
    lines: known.map((line, index) => ({ ...line, compared: compared[index] ?? null })),
    totalPence,
    stops,
    missing: kind === "invoice" ? missingDiscounts(known, bases) : [],
    bases,
  };
}

/** Whether a document that counts has its number, however that is written. */
async function numberTaken(tx: Tx, actor: Actor, { councilId, kind, values }: FoundDraft): Promise<string[]> {
  const taken = await tx.paymentDocument.findFirst({
    where: {
      providerId: actor.organisationId,
      councilId,
      kind,
      folded: foldDocument(values.number),
      state: { in: [...LIVE_DOCUMENT_STATES] },
    },
    select: { number: true, sentAt: true },
  });
  return taken
    ? [
        `You sent ${taken.number} to this council on ${dateWords(londonDate(taken.sentAt))}. Use another number.`,
      ]
    : [];
}
