import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { conflict, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { SETTLE_REFERRAL } from "../placement/placement.jobs";
import type { PlacementNamed } from "./give-notice.server";
import { placementToChange, recordPlacementEvent } from "./lock-placement.server";

export type ConfirmEnd = {
  reference: string;
  version: number;
  idempotency?: Idempotency<PlacementNamed>;
};

/** The council confirms an end that the provider recorded: until then its referral has not ended. */
export function confirmEnd(actor: Actor, input: ConfirmEnd): Promise<Result<PlacementNamed, Refusal>> {
  return write<PlacementNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await placementToChange(tx, actor, { ...input, action: "confirm-end" });
    if (!found.ok) return found;
    const placement = found.value;
    const at = now();
    const written = await tx.placement.updateMany({
      where: { id: placement.id, version: placement.version, endConfirmedAt: null },
      data: {
        endConfirmedAt: at,
        endConfirmedById: actor.personId,
        updatedAt: at,
        version: { increment: 1 },
      },
    });
    if (written.count === 0) return err(conflict());
    await recordPlacementEvent(tx, actor, placement, {
      kind: "placement-end-confirmed",
      data: { placement: placement.reference, serviceId: placement.serviceId },
    });
    await enqueue(tx, SETTLE_REFERRAL, { placementId: placement.id, organisationId: placement.councilId });
    return ok({ reference: placement.reference });
  });
}
