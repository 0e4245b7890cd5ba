import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { conflict, invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { matchingOf } from "../payment.jobs";
import { DOCUMENT_KINDS } from "../payment-document.options";
import { may } from "../payment-document.policy";
import { creditedLines } from "../payment-document.rules";
import { comparedDocument } from "../queries/compared-document.server";
import { type FoundDocument, findDocument } from "../queries/find-document.server";
import { linesToCredit } from "../queries/lines-to-credit.server";
import { tellOfDocument } from "./tell-of-document.server";

type AcceptDocuments = {
  documents: readonly { id: string; version: number }[];
  idempotency?: Idempotency<null>;
};

/**
 * A finance officer accepts documents that agree with what is expected; all of them or none. Which line each is for is kept,
 * and the database lets no placement be accepted for more than is agreed.
 */
export function acceptDocuments(actor: Actor, input: AcceptDocuments): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    if (input.documents.length === 0) return err(invalid("Choose at least one invoice", "documents"));
    await holdReceived(tx, actor, input.documents);
    // From here the database says of each document, and not when all is written, that it is more than is agreed.
    await tx.$executeRaw`set constraints public.guard_document_accepted immediate`;
    const documents = [...input.documents].sort((one, other) => (one.id < other.id ? -1 : 1));
    for (const one of documents) {
      const refused = await acceptOne(tx, actor, one);
      if (refused) return err(refused);
    }
    return ok(null);
  });
}

/**
 * Holds what every chosen provider has sent and nobody has answered, all of it in one order: what other documents of the
 * provider bill is compared, and two who accept several at once wait for each other and never both. Only for whoever accepts.
 */
async function holdReceived(tx: Tx, actor: Actor, documents: readonly { id: string }[]): Promise<void> {
  if (may(actor, "accept", null) !== true) return;
  const ids = documents.map(({ id }) => id).filter(isId);
  await tx.$queryRaw`
    select d.id from payment_documents d where d.council_id = ${actor.organisationId}::uuid and d.state = 'received'
       and d.provider_id in (select c.provider_id from payment_documents c where c.id = any(${ids}::uuid[]))
     order by d.id for no key update`;
}

async function acceptOne(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<Refusal | undefined> {
  const document = await findDocument(tx, actor, id);
  if (!document) return missing();
  const allowed = may(actor, "accept", document);
  if (allowed !== true) return refusalOf(allowed, { tried: "payment-document", subjectId: document.id });
  const { compared, missing: left } = await comparedDocument(tx, document);
  if (left.length > 0 || compared.some((line) => line !== null && !line.agrees))
    return notNow(
      `${DOCUMENT_KINDS[document.kind].label} ${document.number} does not agree with what is expected. Return it, or accept it once a change to the fee has been authorised.`,
    );
  const credited = document.kind === "credit-note" ? await linesItCredits(tx, actor, document) : [];
  if (credited.includes(undefined))
    return notNow(
      `Credit note ${document.number} credits something its invoice does not charge, or more than is left to credit. Return it to the provider.`,
    );
  for (const [index, line] of document.lines.entries()) {
    const expectedLineId = compared[index]?.expectedLineId ?? credited[index]?.expectedLineId ?? null;
    if (expectedLineId !== null)
      await tx.paymentDocumentLine.updateMany({ where: { id: line.id }, data: { expectedLineId } });
  }
  const moved = await moveToAccepted(tx, actor, document, version);
  if (moved === "more-than-agreed")
    return notNow(
      `${DOCUMENT_KINDS[document.kind].label} ${document.number} comes to more than is agreed, with what was accepted before. Nothing was accepted. Return it, or accept the others without it.`,
    );
  if (moved === 0) return conflict();
  const told = { ...document, version: document.version + 1 };
  await tellOfDocument(tx, actor, told, "accepted", { from: document.state, to: "accepted" });
  // A payment that names it may have come first.
  if (document.kind === "invoice")
    await enqueueAll(tx, [matchingOf(document.councilId, document.providerId)]);
  return undefined;
}

/** The line of its invoice that each line of a credit note takes off; undefined where there is none. */
async function linesItCredits(tx: Tx, actor: Actor, { correctsId, lines }: FoundDocument) {
  return creditedLines(
    lines,
    await linesToCredit(tx, actor, { invoiceId: correctsId, states: ["accepted"] }),
  );
}

/** How many were moved; what the database refuses ends the transaction, so that only a refusal can follow. */
async function moveToAccepted(
  tx: Tx,
  actor: Actor,
  { id, state }: FoundDocument,
  version: number,
): Promise<number | "more-than-agreed"> {
  try {
    const { count } = await tx.paymentDocument.updateMany({
      where: { id, state, version },
      data: { state: "accepted", decidedById: actor.personId, decidedAt: now(), version: { increment: 1 } },
    });
    return count;
  } catch (thrown) {
    if (isMoreThanAgreed(thrown)) return "more-than-agreed";
    throw thrown;
  }
}

/** Whether `guard_document_accepted` refused: a check is violated, and this update can violate no other. */
function isMoreThanAgreed(thrown: unknown): boolean {
  const { meta } = thrown as { meta?: { driverAdapterError?: { cause?: { originalCode?: string } } } };
  return meta?.driverAdapterError?.cause?.originalCode === "23514";
}
