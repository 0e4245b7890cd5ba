import type { ClearedText } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { type DeliveryState, deliveryMachine } from "../delivery.machine";

export type ClosedDelivery = { id: string; referralId: string; reference: string; state: DeliveryState };

/**
 * Closes what a council has open with a refused provider, in the transaction of a job that acts as the council. Gives
 * the deliveries that were open, each with the state it had, for the caller's events.
 */
export async function closeRefused(
  tx: Tx,
  { providerId, councilId, reason }: { providerId: string; councilId: string; reason: ClearedText },
): Promise<ClosedDelivery[]> {
  const all = await tx.$queryRaw<ClosedDelivery[]>`
    select id, referral_id as "referralId", reference, state from deliveries
     where provider_id = ${providerId}::uuid and council_id = ${councilId}::uuid
     order by id for no key update`;
  const open = all.filter(({ state }) => deliveryMachine.allows(state, "close"));
  await tx.delivery.updateMany({
    where: { id: { in: open.map(({ id }) => id) }, state: { in: deliveryMachine.from("close") } },
    data: { state: "closed", closedAt: now(), searchReason: reason, version: { increment: 1 } },
  });
  return open;
}
