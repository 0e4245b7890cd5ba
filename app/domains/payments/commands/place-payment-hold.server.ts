import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { placementToChange } from "~/domains/agreements/commands/lock-placement.server";
import { clearForOtherSide } from "~/domains/agreements/commands/tell-other-side.server";
import { now } from "~/platform/clock.server";
import { formatPence } from "~/platform/forms/money";
import { newId } from "~/platform/ids";
import { invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay } from "~/platform/time";
import type { HoldOwner, HoldReason } from "../payment-hold.options";
import { may } from "../payment-hold.policy";
import { holdable } from "../queries/holdable.server";
import { tellOfHold } from "./tell-of-payment-hold.server";

type PlacePaymentHold = {
  reference: string;
  /** The first day of the period. */
  from: string;
  reason: HoldReason;
  owner: HoldOwner;
  pence: number;
  words: string;
  idempotency?: Idempotency<{ id: string }>;
};

/**
 * A finance officer holds back so much of a period's payment. The provider reads why from that moment on and is told by mail; a
 * dispute stops the 30 days of these pence alone, and whatever else is held stops none.
 */
export function placePaymentHold(
  actor: Actor,
  input: PlacePaymentHold,
): Promise<Result<{ id: string }, Refusal>> {
  return write<{ id: string }, Refusal>(actor, input.idempotency, async (tx) => {
    const { reference, from, reason, owner, pence } = input;
    const found = await placementToChange(tx, actor, { reference, action: "view" });
    if (!found.ok) return found;
    const placement = found.value;
    const allowed = may(actor, "place", { ...placement, state: null });
    if (allowed !== true) return err(refusalOf(allowed));
    const period = await holdable(tx, placement.id, from);
    if (!period) return err(missing());
    if (pence > period.leftPence)
      return err(
        invalid(
          period.leftPence > 0
            ? `Enter at most ${formatPence(period.leftPence)}: the rest is paid or on hold already`
            : "All of this period is paid or on hold already",
          "pence",
        ),
      );
    const told = await clearForOtherSide(tx, actor, placement, { words: input.words });
    if (!told.ok) return told;
    const id = newId();
    await tx.paymentHold.createMany({
      data: [
        {
          ...{ id, placementId: placement.id, pence, reason, owner, words: told.value.words },
          ...{ councilId: placement.councilId, providerId: placement.providerId, state: "held" },
          ...{ periodFrom: columnOfDay(period.from), periodTo: columnOfDay(period.to) },
          ...{ heldById: actor.personId, heldAt: now() },
        },
      ],
    });
    const { to } = period;
    await tellOfHold(tx, actor, placement, { id, reason, pence, from, to }, { kind: "payment-held" });
    return ok({ id });
  });
}
