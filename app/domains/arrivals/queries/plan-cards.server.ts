import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { PlacementView } from "~/domains/agreements/queries/view-placement.server";
import { may } from "../arrival.policy";
import { PLAN_TITLES, type PlanKind } from "../plan-items.options";
import { planItems, type Standing, standingOf } from "../plan-items.rules";
import { readPlans } from "./read-plan.server";
import { situationOf } from "./view-arrival-plan.server";

/** A plan as the page of its placement says it: what is missing, in words. */
export type PlanCard = { kind: PlanKind; title: string; standing: Standing };

/** Which plans the page shows: that of the leaving once an end is known, that of the arrival until then. */
const SHOWN_IN: Readonly<Record<PlacementView["state"], readonly PlanKind[]>> = {
  planned: ["arrival"],
  started: ["arrival"],
  "notice-given": ["leaving", "arrival"],
  ended: ["leaving"],
  "fallen-through": [],
};

/** The plans of a placement that the caller has read; none for a role that reads no plan. */
export async function planCards(tx: Tx, actor: Actor, placement: PlacementView): Promise<PlanCard[]> {
  const kinds = SHOWN_IN[placement.state].filter(
    (kind) => may(actor, "view", { ...placement.subject, kind }) === true,
  );
  if (kinds.length === 0) return [];
  const written = await readPlans(tx, actor, placement.reference);
  return kinds.map((kind) => ({
    kind,
    title: PLAN_TITLES[kind],
    standing: standingOf(
      (["council", "provider"] as const).map((side) => ({
        who: placement[side].name,
        items: planItems(kind, side, written.of(kind, side).items, placement.homeKind),
      })),
      situationOf(placement, kind),
    ),
  }));
}
