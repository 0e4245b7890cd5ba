import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import {
  type PlacementPageView as BelowView,
  readPlacementPage,
} from "~/domains/statutory/queries/read-placement-page.server";
import { type PlanCard, planCards } from "./plan-cards.server";

export type PlacementPageView = BelowView & { plans: PlanCard[] };

/** The page of a placement, which three domains fill, as it is at one moment. 404 and 403 as for the placement. */
export function viewPlacementPage(actor: Actor, reference: string): Promise<PlacementPageView> {
  return read(actor, (tx) => readPlanPage(tx, actor, reference));
}

/** The same inside a transaction of the caller. */
export async function readPlanPage(tx: Tx, actor: Actor, reference: string): Promise<PlacementPageView> {
  const page = await readPlacementPage(tx, actor, reference);
  return { ...page, plans: await planCards(tx, actor, page.placement) };
}
