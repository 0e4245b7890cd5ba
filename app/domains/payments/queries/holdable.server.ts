import type { Tx } from "~/domains/access/transactions.server";
import { sumOf } from "../expected-lines.rules";
import { liveLines } from "./live-lines.server";
import { holdsOf } from "./stored-holds.server";

/** A period of a placement, and what of it is neither paid nor on hold. */
export type Holdable = { from: string; to: string; pence: number; leftPence: number };

/** What can still be held of a period, by its first day; null where nothing is expected of it. */
export async function holdable(tx: Tx, placementId: string, from: string): Promise<Holdable | null> {
  const lines = (await liveLines(tx, { placementId })).filter(({ periodFrom }) => periodFrom === from);
  const [first] = lines;
  if (!first) return null;
  const { _sum: paid } = await tx.paymentAllocation.aggregate({
    where: { lineId: { in: lines.map(({ id }) => id) }, endedAt: null },
    _sum: { pence: true },
  });
  const to = first.periodTo;
  const held = (await holdsOf(tx, placementId)).filter(
    (one) => one.state === "held" && one.from === from && one.to === to,
  );
  const pence = sumOf(lines);
  return { from, to, pence, leftPence: Math.max(0, pence - Number(paid.pence ?? 0) - sumOf(held)) };
}
