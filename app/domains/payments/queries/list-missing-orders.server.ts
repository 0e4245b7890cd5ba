import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read } from "~/domains/access/transactions.server";
import { startedOn } from "~/domains/agreements/placement/placement-dates.rules";
import { now } from "~/platform/clock.server";
import { refusalOf } from "~/platform/refusal";
import { dayOfColumn, londonDate } from "~/platform/time";
import { may } from "../payments.policy";
import { orderClock } from "../placement-order.rules";
import { ordersOf } from "./stored-orders.server";

export type MissingOrder = {
  placement: string;
  provider: string;
  since: string;
  days: number;
  due: string;
  late: boolean;
};
export type MissingOrdersView = { rows: MissingOrder[]; more: boolean };

const MAX_ROWS = 100;

type Row = {
  id: string;
  placement: string;
  provider: string;
  councilMovedIn: Date | null;
  providerMovedIn: Date | null;
  createdAt: Date;
};

/** The placements that the actor's council should have given a purchase order for, by their first night; 403 in words. */
export function listMissingOrders(actor: Actor): Promise<MissingOrdersView> {
  return read(actor, async (tx) => {
    const seen = may(actor, "view-orders", actor);
    if (seen !== true) throw new RefusedPage(refusalOf(seen));
    const found = await tx.$queryRaw<Row[]>`
      select p.id, p.reference as placement, v.name as provider, p.council_moved_in as "councilMovedIn",
             p.provider_moved_in as "providerMovedIn", p.created_at as "createdAt"
        from placements p join access.organisations v on v.id = p.provider_id
       where p.council_id = ${actor.organisationId}::uuid and p.state in ('started', 'notice-given', 'ended')
         and coalesce((select o.order_needed and o.order_number is null from placement_orders o
                        where o.placement_id = p.id order by o.number desc limit 1), true)
       order by least(p.council_moved_in, p.provider_moved_in), p.reference limit ${MAX_ROWS + 1}`;
    const listed = found.slice(0, MAX_ROWS);
    const histories = await ordersOf(
      tx,
      listed.map(({ id }) => id),
    );
    const today = londonDate(now());
    const rows = listed.flatMap(({ id, placement, provider, createdAt, ...said }): MissingOrder[] => {
      const firstNight = startedOn({
        councilMovedIn: dayOfColumn(said.councilMovedIn),
        providerMovedIn: dayOfColumn(said.providerMovedIn),
      });
      const clock = orderClock(
        { firstNight, knownOn: londonDate(createdAt) },
        histories.get(id) ?? [],
        today,
      );
      if (clock.state !== "missing") return [];
      const { state: _, ...missing } = clock;
      return [{ placement, provider, ...missing }];
    });
    return { rows, more: found.length > MAX_ROWS };
  });
}
