import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { lockReferral } from "~/domains/referrals/commands/move-referral.server";
import type { FoundReferral } from "~/domains/referrals/queries/find-referral.server";
import { missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../who-pays/funding-shares.policy";

/** The referral whose payers the actor may change, locked, so that two changes come one after the other; else why not. */
export async function lockWhoPays(
  tx: Tx,
  actor: Actor,
  reference: string,
): Promise<Result<FoundReferral, Refusal>> {
  const referral = await lockReferral(tx, actor, reference);
  if (!referral) return err(missing());
  const allowed = may(actor, "change", referral);
  return allowed === true ? ok(referral) : err(refusalOf(allowed, { tried: "funding" }));
}

/** A child's place among those of its referral, as events say it. */
export function placeOf(referral: FoundReferral, referralChildId: string) {
  return { child: referral.childIds.indexOf(referralChildId) + 1, children: referral.childIds.length };
}
