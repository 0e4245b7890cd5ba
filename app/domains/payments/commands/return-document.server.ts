import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { placementsBetween } from "~/domains/agreements/queries/placements-between.server";
import { clearForProviders } from "~/domains/referrals/queries/clear-for-providers.server";
import { refuseForgotten } from "~/domains/referrals/queries/refuse-forgotten.server";
import { now } from "~/platform/clock.server";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { ReturnReason } from "../payment-document.options";
import { may } from "../payment-document.policy";
import { findDocument } from "../queries/find-document.server";
import { tellOfDocument } from "./tell-of-document.server";

type ReturnDocument = {
  id: string;
  version: number;
  reason: ReturnReason;
  words: string;
  idempotency?: Idempotency<null>;
};

/** A finance officer returns a document with what has to be corrected. The provider is told; this one starts no 30 days. */
export function returnDocument(actor: Actor, input: ReturnDocument): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const document = await findDocument(tx, actor, input.id);
    if (!document) return err(missing());
    const allowed = may(actor, "return", document);
    if (allowed !== true)
      return err(refusalOf(allowed, { tried: "payment-document", subjectId: document.id }));
    const placements = await placementsBetween(tx, document, {
      ids: document.lines.map(({ placementId }) => placementId),
    });
    const forgotten = await refuseForgotten(
      tx,
      placements.map(({ referralId }) => referralId),
    );
    if (forgotten) return forgotten;
    // Compared with every child of the document: what one of them lets pass, another may not.
    const [first, ...others] = [...new Set(placements.map(({ referralId }) => referralId))].sort();
    let told = await clearForProviders(tx, actor, first ?? "", { words: input.words });
    for (const referralId of others) {
      if (!told.ok) return told;
      told = await clearForProviders(tx, actor, referralId, { words: input.words });
    }
    if (!told.ok) return told;
    const { count } = await tx.paymentDocument.updateMany({
      where: { id: document.id, state: document.state, version: input.version },
      data: {
        state: "returned",
        decidedById: actor.personId,
        decidedAt: now(),
        returnReason: input.reason,
        returnWords: told.value.words,
        version: { increment: 1 },
      },
    });
    if (count === 0) return err(conflict());
    const named = { ...document, version: document.version + 1 };
    await tellOfDocument(tx, actor, named, "returned", { from: document.state, to: "returned" });
    return ok(null);
  });
}
