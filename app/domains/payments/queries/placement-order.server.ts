import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { FoundPlacement } from "~/domains/agreements/queries/find-placement.server";
import { now } from "~/platform/clock.server";
import { londonDate } from "~/platform/time";
import { placementOrderAbilities } from "../placement-order.policy";
import { type OrderClock, orderClock } from "../placement-order.rules";
import { ordersOf } from "./stored-orders.server";

/** The codes that a council books a placement under; its own alone. */
export type PlacementCodes = {
  ledgerCode: string | null;
  costCentre: string | null;
  /** The child's number in the case system; undefined for whoever may not read it. */
  caseId?: string | null;
};
export type PlacementOrderView = { clock: OrderClock; keeps: boolean; codes: PlacementCodes | null };

/** The purchase order of a placement with its clock, and for the council the codes beside it. */
export async function placementOrder(
  tx: Tx,
  actor: Actor,
  placement: FoundPlacement,
): Promise<PlacementOrderView> {
  const { id, firstNight, recordedOn } = placement;
  const { keep } = placementOrderAbilities(actor, placement);
  const history = (await ordersOf(tx, [id])).get(id) ?? [];
  return {
    clock: orderClock({ firstNight, knownOn: recordedOn }, history, londonDate(now())),
    keeps: keep,
    codes: actor.kind === "council" ? await codesOf(tx, id, keep) : null,
  };
}

async function codesOf(tx: Tx, placementId: string, readsCaseId: boolean): Promise<PlacementCodes> {
  const newest = await tx.placementOrder.findFirst({
    where: { placementId },
    orderBy: { number: "desc" },
    select: { ledgerCode: true, costCentre: true, ...(readsCaseId ? { caseId: true } : {}) },
  });
  return newest ?? { ledgerCode: null, costCentre: null, ...(readsCaseId ? { caseId: null } : {}) };
}
