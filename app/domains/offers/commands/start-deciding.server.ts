import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { transitionReferral } from "~/domains/referrals/commands/move-referral.server";
import type { FoundReferral } from "~/domains/referrals/queries/find-referral.server";
import type { ReferralState } from "~/domains/referrals/referral.machine";
import { carrySearchState } from "~/domains/routing/commands/search-state.server";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";

/**
 * `searching → deciding`, when the broker shortlists or prefers; one that is deciding already stays as it is. The
 * deliveries carry the state, so that providers see it. Gives the state that the referral has then. In the caller's transaction, which holds the referral's lock.
 */
export async function decide(
  tx: Tx,
  actor: Actor,
  referral: FoundReferral,
): Promise<Result<ReferralState, Refusal>> {
  if (referral.state === "deciding") return ok(referral.state);
  const moved = await transitionReferral(tx, actor, referral, { event: "decide", kind: "search-deciding" });
  if (!moved.ok) return moved;
  await carrySearchState(tx, referral, moved.value);
  return moved;
}
