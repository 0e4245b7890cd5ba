import type { Tx } from "~/domains/access/transactions.server";
import type { OrderSaid } from "../placement-order.rules";

/** What was said of the orders of these placements, newest first; both sides read as much. */
export async function ordersOf(
  tx: Tx,
  placementIds: readonly string[],
): Promise<Map<string, (OrderSaid & { number: number })[]>> {
  const rows = await tx.placementOrder.findMany({
    where: { placementId: { in: [...placementIds] } },
    orderBy: { number: "desc" },
    select: { placementId: true, number: true, orderNeeded: true, orderNumber: true, setAt: true },
  });
  const found = new Map<string, (OrderSaid & { number: number })[]>();
  for (const { placementId, ...row } of rows)
    found.set(placementId, [...(found.get(placementId) ?? []), row]);
  return found;
}
