import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { ClearedText } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import { notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { type PlacementState, placementMachine } from "../placement/placement.machine";
import { placementScope } from "../placement/placement.scope.server";
import { isStartToConfirm } from "../placement/placements-of-referral.rules";
import { holdPlacementsOf, recordPlacementEvent } from "./lock-placement.server";

export const MOVED_IN_ALREADY =
  "A child has moved in already. Record the end of that placement on its own page first";
const PROVIDER_SAYS_SO =
  "The provider says that a child has moved in. If that is wrong, choose “The child has not moved in” on the placement’s page first; if it is right, record the end there";

/**
 * The planned placements of a referral whose agreed placement does not happen; refused once a child lives in one of
 * them. In the caller's transaction, which holds the referral's lock.
 */
export async function fallPlacements(
  tx: Tx,
  actor: Actor,
  referral: { id: string },
  reason: ClearedText,
): Promise<Result<null, Refusal>> {
  await holdPlacementsOf(tx, referral.id);
  const open = await tx.placement.findMany({
    where: {
      AND: [
        placementScope(actor),
        { referralId: referral.id, state: { notIn: ["ended", "fallen-through"] } },
      ],
    },
    select: {
      id: true,
      reference: true,
      referralId: true,
      serviceId: true,
      councilId: true,
      providerId: true,
      state: true,
      councilMovedIn: true,
    },
    orderBy: { id: "asc" },
  });
  const at = now();
  for (const placement of open) {
    const word = { ...placement, state: placement.state as PlacementState };
    const next = placementMachine.next(word.state, "fall-through");
    if (!next.ok) return err(notNow(isStartToConfirm(word) ? PROVIDER_SAYS_SO : MOVED_IN_ALREADY));
    await tx.placement.updateMany({
      where: { id: placement.id, state: placement.state },
      data: {
        state: next.value,
        stateSince: at,
        stateReason: reason,
        updatedAt: at,
        version: { increment: 1 },
      },
    });
    await recordPlacementEvent(tx, actor, placement, {
      kind: "placement-not-started",
      reason,
      from: placement.state,
      to: next.value,
      data: { placement: placement.reference, serviceId: placement.serviceId },
    });
  }
  return ok(null);
}
