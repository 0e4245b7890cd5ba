import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { referralToChange, transitionReferral } from "~/domains/referrals/commands/move-referral.server";
import { carrySearchState } from "~/domains/routing/commands/search-state.server";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";

export type SearchOn = {
  reference: string;
  version: number;
  idempotency?: Idempotency<{ reference: string }>;
};

/**
 * `deciding → searching`: none of the offers so far will do, or none is left. Offers stay as they are: one that is
 * preferred may still be accepted, which decides again. Providers see the state; nobody is mailed.
 */
export function searchOn(actor: Actor, input: SearchOn): Promise<Result<{ reference: string }, Refusal>> {
  return write<{ reference: string }, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await referralToChange(tx, actor, { ...input, action: "search-on" });
    if (!found.ok) return found;
    const moved = await transitionReferral(tx, actor, found.value, { event: "search-on", kind: "search-on" });
    if (!moved.ok) return moved;
    await carrySearchState(tx, found.value, moved.value);
    return ok({ reference: found.value.reference });
  });
}
