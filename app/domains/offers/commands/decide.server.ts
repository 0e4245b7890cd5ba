import { type Once, type Tx, write } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { lockReferral, moveReferral } from "~/domains/referrals/commands/move-referral.server";
import type { FoundReferral } from "~/domains/referrals/queries/find-referral.server";
import { may } from "~/domains/referrals/referral.policy";
import { carrySearchState } from "~/domains/routing/commands/search-state.server";
import type { CommandError } from "~/platform/forms/submission.server";
import { err, ok, type Result } from "~/platform/result";

/**
 * `searching → deciding`, when the broker shortlists or prefers; one that is deciding already stays as it is. The
 * deliveries carry the state, so that providers see it. In the caller's transaction, which holds the referral's lock.
 */
export async function decide(
  tx: Tx,
  actor: Actor,
  referral: FoundReferral,
): Promise<Result<null, CommandError>> {
  if (referral.state === "deciding") return ok(null);
  const moved = await moveReferral(tx, actor, referral, { event: "decide", kind: "search-deciding" });
  if (!moved.ok) return moved;
  await carrySearchState(tx, referral, moved.value);
  return ok(null);
}

export type SearchOn = { reference: string; version?: number; once?: Once<{ reference: string }> };

/** `deciding → searching`: none of the offers so far will do, the search goes on. Offers stay as they are. */
export function searchOn(
  actor: Actor,
  input: SearchOn,
): Promise<Result<{ reference: string }, CommandError>> {
  return write<{ reference: string }, CommandError>(actor, input.once, async (tx) => {
    const referral = await lockReferral(tx, actor, input.reference);
    if (!referral) return err({ type: "not-found" });
    const permission = may(actor, "widen", referral);
    if (permission !== true) {
      const type = permission.code === "state" ? "illegal-move" : "forbidden";
      return err({ type, words: `${permission.words}.` });
    }
    if (input.version && input.version !== referral.version) return err({ type: "conflict" });
    const moved = await moveReferral(tx, actor, referral, { event: "search-on", kind: "search-on" });
    if (!moved.ok) return moved;
    await carrySearchState(tx, referral, moved.value);
    return ok({ reference: referral.reference });
  });
}
