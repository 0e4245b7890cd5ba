import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearForProviders } from "~/domains/referrals/queries/clear-for-providers.server";
import { now } from "~/platform/clock.server";
import { conflict, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { placementMachine } from "../placement/placement.machine";
import type { PlacementNamed } from "./give-notice.server";
import { placementToChange, recordPlacementEvent } from "./lock-placement.server";
import { tellOtherSide } from "./tell-other-side.server";

export type DisputeStart = {
  reference: string;
  version: number;
  /** What the provider reads. */
  reason: string;
  idempotency?: Idempotency<PlacementNamed>;
};

/**
 * The council says that a child has not moved in, although the provider said so and the council never did: the placement is
 * planned as before, so that it can start or fall through. The day that the provider said stays on the record.
 */
export function disputeStart(actor: Actor, input: DisputeStart): Promise<Result<PlacementNamed, Refusal>> {
  return write<PlacementNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await placementToChange(tx, actor, { ...input, action: "dispute-start" });
    if (!found.ok) return found;
    const placement = found.value;
    const told = await clearForProviders(tx, actor, placement.referralId, { reason: input.reason });
    if (!told.ok) return told;
    const next = placementMachine.next(placement.state, "dispute-start");
    if (!next.ok || placement.providerMovedIn === null) return err(notNow());
    const at = now();
    const written = await tx.placement.updateMany({
      where: { id: placement.id, version: placement.version, councilMovedIn: null },
      data: {
        state: next.value,
        stateSince: at,
        providerMovedIn: null,
        providerSaidById: null,
        providerSaidAt: null,
        providerSaidWhy: null,
        updatedAt: at,
        version: { increment: 1 },
      },
    });
    if (written.count === 0) return err(conflict());
    await recordPlacementEvent(tx, actor, placement, {
      kind: "move-in-disputed",
      reason: told.value.reason,
      from: placement.state,
      to: next.value,
      data: {
        placement: placement.reference,
        serviceId: placement.serviceId,
        date: placement.providerMovedIn,
      },
    });
    await tellOtherSide(tx, placement, "start-disputed");
    return ok({ reference: placement.reference });
  });
}
