import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { type LockedPlacement, placementToChange } from "~/domains/agreements/commands/lock-placement.server";
import { clearForOtherSide } from "~/domains/agreements/commands/tell-other-side.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { refuseForgotten } from "~/domains/referrals/queries/refuse-forgotten.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { conflict, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { PLACEMENT_ORDER_EVENTS } from "../placement-order.events";
import { TELL_PLACEMENT_ORDER } from "../placement-order.jobs";
import { may } from "../placement-order.policy";
import { type OrderChoice, orderChoice } from "../placement-order.rules";
import type { PlacementOrderForm } from "../placement-order.schema";

type SetPlacementOrder = Omit<PlacementOrderForm, "version"> & {
  reference: string;
  /** The number of the newest row that the page showed; 0 before there is one. */
  version: number;
  idempotency?: Idempotency<null>;
};

/**
 * Says under which purchase order and codes the actor's council pays for a placement, from now on. What was said before is kept.
 * The provider is told by mail where the order has changed; no payment and no clock of one depends on it.
 */
export function setPlacementOrder(actor: Actor, input: SetPlacementOrder): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await placementToChange(tx, actor, { reference: input.reference, action: "view" });
    if (!found.ok) return found;
    const placement = found.value;
    const allowed = may(actor, "keep", placement);
    if (allowed !== true) return err(refusalOf(allowed));
    const before = await tx.placementOrder.findFirst({
      where: { placementId: placement.id },
      orderBy: { number: "desc" },
    });
    const number = before?.number ?? 0;
    if (number !== input.version) return err(conflict());
    const caseId = input.caseId || null;
    const forgotten = caseId === null ? undefined : await refuseForgotten(tx, [placement.referralId]);
    if (forgotten) return forgotten;
    const typed = input.order === "number" ? input.orderNumber : "";
    const told = await clearForOtherSide(tx, actor, placement, { orderNumber: typed });
    if (!told.ok) return told;
    const orderNumber = typed === "" ? null : told.value.orderNumber;
    const codes = { ledgerCode: input.ledgerCode || null, costCentre: input.costCentre || null, caseId };
    const orderNeeded = input.order !== "not-needed";
    const moved = orderMoved(before, { orderNeeded, orderNumber });
    const recoded =
      (before?.ledgerCode ?? null) !== codes.ledgerCode ||
      (before?.costCentre ?? null) !== codes.costCentre ||
      (before?.caseId ?? null) !== caseId;
    if (!moved && !recoded) return ok(null);
    await tx.placementOrder.createMany({
      data: [
        {
          ...{ id: newId(), placementId: placement.id, number: number + 1, orderNeeded, orderNumber },
          ...{ councilId: placement.councilId, providerId: placement.providerId, ...codes },
          ...{ setById: actor.personId, setAt: now() },
        },
      ],
    });
    if (moved) {
      await record(tx, actor, placement, KINDS[input.order]);
      const { id: placementId, providerId: organisationId } = placement;
      await enqueueAll(tx, [
        newJob(TELL_PLACEMENT_ORDER, { placementId, organisationId, number: number + 1 }),
      ]);
    }
    if (recoded) await record(tx, actor, placement, "placement-codes-set");
    return ok(null);
  });
}

type Said = { orderNeeded: boolean; orderNumber: string | null };

/** Whether the provider reads something else now; nothing said is as good as "not yet". */
function orderMoved(before: Said | null, after: Said): boolean {
  return (
    orderChoice(before ?? undefined) !== orderChoice(after) ||
    (before?.orderNumber ?? null) !== after.orderNumber
  );
}

const KINDS = {
  number: "placement-order-set",
  "none-yet": "placement-order-removed",
  "not-needed": "placement-order-not-needed",
} as const satisfies Record<OrderChoice, string>;

function record(
  tx: Tx,
  actor: Actor,
  { id, reference, serviceId, councilId, providerId, referralId }: LockedPlacement,
  kind: (typeof KINDS)[OrderChoice] | "placement-codes-set",
): Promise<void> {
  return recordEvent(tx, actor, PLACEMENT_ORDER_EVENTS, {
    ...{ kind, councilId, providerId, referralId },
    ...{ subject: "placement" as const, subjectId: id, data: { placement: reference, serviceId } },
  });
}
