import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { type AssignBroker, assignBroker } from "~/domains/referrals/commands/assign-broker.server";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import { carryBroker } from "./carry-broker.server";

/**
 * Gives a referral to another broker, with every delivery: providers see the new name and number at once. Refused as
 * `assignBroker` is.
 */
export function reassignReferral(
  actor: Actor,
  { idempotency, ...input }: AssignBroker & { idempotency?: Idempotency<null> },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const assigned = await assignBroker(tx, actor, input);
    if (!assigned.ok) return assigned;
    const { id, councilId, brokerId } = assigned.value;
    await carryBroker(tx, councilId, { referralIds: [id], brokerId });
    return ok(null);
  });
}
