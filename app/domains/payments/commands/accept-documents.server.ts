import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { DOCUMENT_KINDS } from "../payment-document.options";
import { may } from "../payment-document.policy";
import { comparedDocument } from "../queries/compared-document.server";
import { findDocument } from "../queries/find-document.server";
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
    // In one order, so that two who accept the same ones wait for each other and never both.
    const documents = [...input.documents].sort((one, other) => (one.id < other.id ? -1 : 1));
    for (const one of documents) {
      const refused = await acceptOne(tx, actor, one);
      if (refused) return err(refused);
    }
    return ok(null);
  });
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
  // What other documents of the provider bill is compared: they are accepted one after the other.
  await tx.$queryRaw`
    select d.id from payment_documents d where d.council_id = ${document.councilId}::uuid
       and d.provider_id = ${document.providerId}::uuid and d.state = 'received' order by d.id for no key update`;
  const { compared, missing: left } = await comparedDocument(tx, document);
  if (left.length > 0 || compared.some((line) => line !== null && !line.agrees))
    return notNow(
      `${DOCUMENT_KINDS[document.kind].label} ${document.number} does not agree with what is expected. Return it, or accept it once a change to the fee has been authorised.`,
    );
  for (const [index, line] of document.lines.entries()) {
    const expectedLineId = compared[index]?.expectedLineId ?? null;
    if (expectedLineId !== null)
      await tx.paymentDocumentLine.updateMany({ where: { id: line.id }, data: { expectedLineId } });
  }
  const { count } = await tx.paymentDocument.updateMany({
    where: { id: document.id, state: document.state, version },
    data: { state: "accepted", decidedById: actor.personId, decidedAt: now(), version: { increment: 1 } },
  });
  if (count === 0) return conflict();
  const told = { ...document, version: document.version + 1 };
  await tellOfDocument(tx, actor, told, "accepted", { from: document.state, to: "accepted" });
  return undefined;
}
