import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../payment-document.policy";
import { findDraft } from "../queries/find-draft.server";

/** Removes a draft as its remover saw it: nobody at the council has seen it, and nobody's later typing is lost. */
export function deleteDraft(
  actor: Actor,
  { id, version, idempotency }: { id: string; version: number; idempotency?: Idempotency<null> },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const draft = await findDraft(tx, actor, id);
    if (!draft) return err(missing());
    const allowed = may(actor, "send", null);
    if (allowed !== true) return err(refusalOf(allowed, { tried: "payment-document" }));
    const { count } = await tx.paymentDocumentDraft.deleteMany({ where: { id: draft.id, version } });
    return count === 0 ? err(conflict()) : ok(null);
  });
}
