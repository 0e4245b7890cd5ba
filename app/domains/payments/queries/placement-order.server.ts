import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { startedOn } from "~/domains/agreements/placement/placement-dates.rules";
import { now } from "~/platform/clock.server";
import { dayOfColumn, londonDate } from "~/platform/time";
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

type Of = { id: string; councilId: string; providerId: string };

/** The purchase order of a placement with its clock, and for the council the codes beside it. */
export async function placementOrder(tx: Tx, actor: Actor, placement: Of): Promise<PlacementOrderView> {
  const { keep } = placementOrderAbilities(actor, placement);
  const days = await tx.placement.findUniqueOrThrow({
    where: { id: placement.id },
    select: { councilMovedIn: true, providerMovedIn: true, createdAt: true },
  });
  const history = (await ordersOf(tx, [placement.id])).get(placement.id) ?? [];
  const firstNight = startedOn({
    councilMovedIn: dayOfColumn(days.councilMovedIn),
    providerMovedIn: dayOfColumn(days.providerMovedIn),
  });
  return {
    clock: orderClock({ firstNight, knownOn: londonDate(days.createdAt) }, history, londonDate(now())),
    keeps: keep,
    codes: actor.kind === "council" ? await codesOf(tx, placement.id, keep) : null,
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
