import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { placementToChange } from "~/domains/agreements/commands/lock-placement.server";
import { now } from "~/platform/clock.server";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { HoldOutcome } from "../payment-hold.options";
import { may } from "../payment-hold.policy";
import { findHold } from "../queries/stored-holds.server";
import { tellOfHold } from "./tell-of-payment-hold.server";

type ReleasePaymentHold = {
  reference: string;
  id: string;
  version: number;
  outcome: HoldOutcome;
  idempotency?: Idempotency<{ from: string }>;
};

/** A finance officer releases what was held, with what came of it. The provider is told; a clock that was stopped runs on. */
export function releasePaymentHold(
  actor: Actor,
  { reference, id, version, outcome, idempotency }: ReleasePaymentHold,
): Promise<Result<{ from: string }, Refusal>> {
  return write<{ from: string }, Refusal>(actor, idempotency, async (tx) => {
    const found = await placementToChange(tx, actor, { reference, action: "view" });
    if (!found.ok) return found;
    const placement = found.value;
    const hold = await findHold(tx, placement.id, id);
    if (!hold) return err(missing());
    const allowed = may(actor, "release", { ...placement, state: hold.state });
    if (allowed !== true) return err(refusalOf(allowed));
    const { count } = await tx.paymentHold.updateMany({
      where: { id, state: "held", version },
      data: {
        ...{ state: "released", outcome, releasedById: actor.personId, releasedAt: now() },
        version: { increment: 1 },
      },
    });
    if (count === 0) return err(conflict());
    await tellOfHold(tx, actor, placement, hold, { kind: "payment-released", outcome });
    return ok({ from: hold.from });
  });
}
