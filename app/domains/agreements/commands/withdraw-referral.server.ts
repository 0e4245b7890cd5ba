import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { type LockedSearch, lockSearch } from "~/domains/authorisations/commands/lock-search.server";
import { referralToChange, transitionReferral } from "~/domains/referrals/commands/move-referral.server";
import { clearForProviders } from "~/domains/referrals/queries/clear-for-providers.server";
import { findNamesForColleagues } from "~/domains/referrals/queries/find-names-for-colleagues.server";
import { closeDeliveries } from "~/domains/routing/commands/search-state.server";
import { now } from "~/platform/clock.server";
import { missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { endAcceptances } from "./end-acceptances.server";
import { endLiveOffers, notifySearchEnded } from "./end-offers.server";

export type WithdrawInput = {
  reference: string;
  version: number;
  reason: string;
  idempotency?: Idempotency<Ended>;
};
/** How many provider organisations are told. */
export type Ended = { reference: string; told: number };

/**
 * Withdraws a referral before a placement has begun: live offers are not selected, an accepted one falls through,
 * deliveries close, and everybody who was asked is told with the reason. A draft goes without a word to anybody.
 */
export function withdrawReferral(actor: Actor, input: WithdrawInput): Promise<Result<Ended, Refusal>> {
  return write<Ended, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await referralToChange(tx, actor, { ...input, action: "withdraw" });
    if (!found.ok) return found;
    const search = await lockSearch(tx, actor, input.reference);
    if (!search) return err(missing());
    const { referral } = search;
    const { reason } = input;
    if (search.deliveries.length === 0) {
      const named = await findNamesForColleagues(tx, actor, referral.id, { reason });
      if (named) return named;
      const gone = await withdraw(tx, actor, referral, reason);
      return gone.ok ? ok({ reference: referral.reference, told: 0 }) : gone;
    }
    const cleared = await clearForProviders(tx, actor, referral.id, { reason });
    if (!cleared.ok) return cleared;
    const ended = await endLiveOffers(tx, actor, search, { wordsFor: () => cleared.value.reason });
    if (!ended.ok) return ended;
    const fallen = await endAcceptances(tx, actor, search, cleared.value.reason);
    if (!fallen.ok) return fallen;
    const moved = await withdraw(tx, actor, referral, reason);
    if (!moved.ok) return moved;
    const closed = await closeDeliveries(tx, actor, referral, {
      searchState: "withdrawn",
      reason: cleared.value.reason,
    });
    const about = `withdrawn:${referral.version}`;
    const told = await notifySearchEnded(tx, closed, {
      about,
      ended: ended.value,
      first: fallen.value.map((offer) => ({
        delivery: { id: offer.deliveryId, providerId: offer.providerId },
        template: "search-ended",
        about,
        offerReference: offer.reference,
        personIds: offer.madeByIds,
      })),
    });
    return ok({ reference: referral.reference, told });
  });
}

/** Its own state, for the council; a placement from which it searched again is free for another search. */
async function withdraw(tx: Tx, actor: Actor, referral: LockedSearch["referral"], reason: string) {
  const moved = await transitionReferral(tx, actor, referral, {
    event: "withdraw",
    kind: "referral-withdrawn",
    reason,
    stateReason: reason,
  });
  if (moved.ok)
    await tx.searchAgain.updateMany({
      where: { referralId: referral.id, councilId: referral.councilId, endedAt: null },
      data: { endedAt: now() },
    });
  return moved;
}
