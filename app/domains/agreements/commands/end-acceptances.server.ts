import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { LockedSearch } from "~/domains/authorisations/commands/lock-search.server";
import type { LockedOffer } from "~/domains/offers/commands/lock-offers.server";
import { applyTransition } from "~/domains/offers/commands/move-offer.server";
import type { ClearedText } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";

/** Accepted offers of a locked search fall through and their acceptances end. Gives these offers. */
export async function endAcceptances(
  tx: Tx,
  actor: Actor,
  search: LockedSearch,
  reason: ClearedText,
): Promise<Result<LockedOffer[], Refusal>> {
  const accepted = search.offers.filter(({ state }) => state === "accepted");
  for (const offer of accepted) {
    const moved = await applyTransition(tx, actor, offer, {
      move: "fall-through",
      stateReason: reason,
      event: { kind: "offer-fell-through", reason },
    });
    if (!moved.ok) return moved;
  }
  await tx.acceptance.updateMany({
    where: {
      referralId: search.referral.id,
      councilId: actor.organisationId,
      offerId: { in: accepted.map(({ id }) => id) },
      endedAt: null,
    },
    data: { endedAt: now() },
  });
  return ok(accepted);
}
