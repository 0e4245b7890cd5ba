import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { VerdictDays } from "../verdict.rules";
import type { VerdictNamed } from "./give-verdict.server";
import { lockVerdict } from "./lock-verdict.server";
import { recordFeedbackEvent } from "./record-feedback-event.server";

export type MarkVerdict = {
  reference: string;
  days: VerdictDays;
  version: number;
  idempotency?: Idempotency<VerdictNamed>;
};

/** The council has read what the provider says of the referral, in this version: it waits for nobody any more. */
export function markVerdict(actor: Actor, input: MarkVerdict): Promise<Result<VerdictNamed, Refusal>> {
  return write<VerdictNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await lockVerdict(tx, actor, { ...input, action: "mark" });
    if (!found.ok) return found;
    const { placement, id, version, days, readAt } = found.value;
    if (id === null) return err(missing());
    const named = { reference: placement.reference, days };
    // A colleague was first: what was wanted is so.
    if (readAt !== null) return ok(named);
    const { count } = await tx.referralVerdict.updateMany({
      where: { id, version, readAt: null },
      data: { readById: actor.personId, readAt: now() },
    });
    if (count === 0) return err(conflict());
    await recordFeedbackEvent(tx, actor, placement, {
      kind: "verdict-read",
      data: { placement: placement.reference, serviceId: placement.serviceId, days },
    });
    return ok(named);
  });
}
