import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../payment-document.policy";
import { findDocument } from "../queries/find-document.server";
import { tellOfDocument } from "./tell-of-document.server";

type WithdrawDocument = { id: string; version: number; idempotency?: Idempotency<null> };

/**
 * The provider takes back what the council has not answered, and its number is free again; or says of what was returned that it
 * will not send it again, so that it waits for nobody.
 */
export function withdrawDocument(actor: Actor, input: WithdrawDocument): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const document = await findDocument(tx, actor, input.id);
    if (!document) return err(missing());
    const allowed = may(actor, "withdraw", document);
    if (allowed !== true)
      return err(refusalOf(allowed, { tried: "payment-document", subjectId: document.id }));
    const { count } = await tx.paymentDocument.updateMany({
      where: { id: document.id, state: document.state, version: input.version },
      data: { state: "withdrawn", closedById: actor.personId, closedAt: now(), version: { increment: 1 } },
    });
    if (count === 0) return err(conflict());
    const told = { ...document, version: document.version + 1 };
    await tellOfDocument(tx, actor, told, "withdrawn", { from: document.state, to: "withdrawn" });
    return ok(null);
  });
}
