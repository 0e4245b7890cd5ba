import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { read } from "~/domains/access/transactions.server";
import {
  findPlacement,
  type NamedPlacement,
  namedPlacement,
} from "~/domains/agreements/queries/find-placement.server";
import { denyPage } from "~/platform/refusal.server";
import { fullDayAndTime } from "~/platform/time";
import { may } from "../placement-order.policy";
import { type OrderChoice, orderChoice } from "../placement-order.rules";

/** What was said at one time, as the page lists it; empty texts where nothing was. */
export type OrderEntry = {
  number: number;
  choice: OrderChoice;
  orderNumber: string;
  ledgerCode: string;
  costCentre: string;
  caseId: string;
  by: string;
  at: string;
};
export type PlacementOrderPage = NamedPlacement & {
  version: number;
  /** Newest first: the first holds. */
  history: OrderEntry[];
};

/** The order and the codes of a placement with all that they were before, for whoever keeps them; 404 and 403 as for the placement. */
export function viewPlacementOrder(actor: Actor, reference: string): Promise<PlacementOrderPage> {
  return read(actor, async (tx) => {
    const placement = await findPlacement(tx, actor, reference);
    const allowed = may(actor, "keep", placement);
    if (allowed !== true) return denyPage(allowed);
    const rows = await tx.placementOrder.findMany({
      where: { placementId: placement.id },
      orderBy: { number: "desc" },
    });
    const people = await namesOfPeople(
      tx,
      rows.map(({ setById }) => setById),
    );
    return {
      ...namedPlacement(placement),
      version: rows[0]?.number ?? 0,
      history: rows.map((row) => ({
        number: row.number,
        choice: orderChoice(row),
        orderNumber: row.orderNumber ?? "",
        ledgerCode: row.ledgerCode ?? "",
        costCentre: row.costCentre ?? "",
        caseId: row.caseId ?? "",
        by: people.get(row.setById)?.name ?? "a former colleague",
        at: fullDayAndTime(row.setAt),
      })),
    };
  });
}
