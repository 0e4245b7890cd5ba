import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { findPlacement } from "~/domains/agreements/queries/find-placement.server";
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
export type PlacementOrderPage = {
  reference: string;
  child: string;
  service: string;
  provider: string;
  version: number;
  /** Newest first: the first holds. */
  history: OrderEntry[];
};

/** The order and the codes of a placement with all that they were before, for whoever keeps them; 404 and 403 as for the placement. */
export function viewPlacementOrder(actor: Actor, reference: string): Promise<PlacementOrderPage> {
  return read(actor, async (tx) => {
    const { id, child, service, provider, ...placement } = await findPlacement(tx, actor, reference);
    const allowed = may(actor, "keep", placement);
    if (allowed !== true) return denyPage(allowed);
    const rows = await tx.placementOrder.findMany({
      where: { placementId: id },
      orderBy: { number: "desc" },
    });
    const people = await tx.person.findMany({
      where: { id: { in: rows.map(({ setById }) => setById) } },
      select: { id: true, name: true },
    });
    const names = new Map(people.map((one) => [one.id, one.name]));
    return {
      ...{ reference: placement.reference, child, service, provider },
      version: rows[0]?.number ?? 0,
      history: rows.map((row) => ({
        number: row.number,
        choice: orderChoice(row),
        orderNumber: row.orderNumber ?? "",
        ledgerCode: row.ledgerCode ?? "",
        costCentre: row.costCentre ?? "",
        caseId: row.caseId ?? "",
        by: names.get(row.setById) ?? "A colleague who has left",
        at: fullDayAndTime(row.setAt),
      })),
    };
  });
}
