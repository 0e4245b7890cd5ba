import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { findReferral } from "~/domains/referrals/queries/find-referral.server";
import { may } from "~/domains/referrals/referral.policy";
import { isId } from "~/platform/ids";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { conflict, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { TELL_PROVIDER } from "../delivery.jobs";
import { deliveryMachine } from "../delivery.machine";
import { deliveryScope } from "../delivery.scope.server";
import { recordDeliveryEvent } from "./move-delivery.server";

export type Retry = { reference: string; deliveryId: string; idempotency?: Idempotency<null> };

/** A delivery that could not be told is queued again: somebody there may answer referrals by now. */
export function retryDelivery(actor: Actor, input: Retry): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const referral = await findReferral(tx, actor, input.reference);
    const delivery =
      referral &&
      isId(input.deliveryId) &&
      (await tx.delivery.findFirst({
        where: { AND: [deliveryScope(actor), { id: input.deliveryId, referralId: referral.id }] },
        select: { id: true, councilId: true, providerId: true, referralId: true, state: true, version: true },
      }));
    if (!referral || !delivery) return err(missing());
    const permission = may(actor, "widen", referral);
    if (permission !== true) return err(refusalOf(permission));
    if (delivery.state !== "undeliverable") return err(notNow());
    const to = deliveryMachine.next("undeliverable", "requeue");
    if (!to.ok) return err(notNow());
    const moved = await tx.delivery.updateMany({
      where: { id: delivery.id, state: "undeliverable", version: delivery.version },
      data: { state: to.value, version: { increment: 1 } },
    });
    if (moved.count === 0) return err(conflict());
    await recordDeliveryEvent(tx, actor, delivery, {
      kind: "delivery-retried",
      from: "undeliverable",
      to: to.value,
    });
    await enqueue(
      tx,
      TELL_PROVIDER,
      { deliveryId: delivery.id, organisationId: delivery.providerId },
      { key: `${delivery.id}` },
    );
    return ok(null);
  });
}
