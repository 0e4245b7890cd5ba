import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { LockedSearch } from "~/domains/authorisations/commands/lock-search.server";
import { transitionReferral } from "~/domains/referrals/commands/move-referral.server";
import { closeDeliveries } from "~/domains/routing/commands/search-state.server";
import { ownWords } from "~/platform/cleared-text";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import { endLiveOffers, notifySearchEnded } from "./end-offers.server";

const FOUND = "The council has found a place";

/**
 * The search for a child who was placed by phone is over, wherever it was: offers that were made are not selected, deliveries
 * close, and who had heard of it is told. One that was never begun becomes an emergency.
 */
export async function endSearchByPhone(
  tx: Tx,
  actor: Actor,
  search: LockedSearch,
  { deliveryId }: { deliveryId: string },
): Promise<Result<null, Refusal>> {
  const { referral } = search;
  const ended = await endLiveOffers(tx, actor, search, { wordsFor: () => ownWords(FOUND) });
  if (!ended.ok) return ended;
  const moved = await transitionReferral(tx, actor, referral, {
    event: "place-by-phone",
    kind: "placement-agreed",
    set: referral.purpose === null ? { purpose: "emergency" } : {},
  });
  if (!moved.ok) return moved;
  const closed = await closeDeliveries(tx, actor, referral, {
    searchState: "agreed",
    reason: ownWords(FOUND),
    reasonFor: new Map([[deliveryId, ownWords("Placed by phone")]]),
  });
  await notifySearchEnded(
    tx,
    closed.filter(({ id }) => id !== deliveryId),
    { about: `by-phone:${referral.id}:${referral.version}`, ended: ended.value, chosen: true },
  );
  return ok(null);
}
