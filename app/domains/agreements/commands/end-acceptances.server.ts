import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { cancelAuthorisations } from "~/domains/authorisations/commands/cancel-authorisations.server";
import type { LockedSearch } from "~/domains/authorisations/commands/lock-search.server";
import type { LockedOffer } from "~/domains/offers/commands/lock-offers.server";
import { applyTransition } from "~/domains/offers/commands/move-offer.server";
import type { ClearedText } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import { fallPlacements } from "./fall-placements.server";

/**
 * Accepted offers of a locked search fall through with the placements that were planned: their acceptances
 * end, and with them their agreements (`end_agreement_of_acceptance` in prisma/sql), and nothing can be accepted on what was
 * authorised for them. One on which another child has lived stays accepted and authorised: that placement happened. Gives
 * the offers of which a placement fell through; refused once a child has moved in.
 */
export async function endAcceptances(
  tx: Tx,
  actor: Actor,
  search: LockedSearch,
  reason: ClearedText,
): Promise<Result<LockedOffer[], Refusal>> {
  const fallen = await fallPlacements(tx, actor, search.referral, reason);
  if (!fallen.ok) return fallen;
  const open = await tx.acceptance.findMany({
    where: { referralId: search.referral.id, councilId: actor.organisationId, endedAt: null },
    select: { offerId: true },
  });
  const accepted = search.offers.filter(
    ({ id, state }) => state === "accepted" && open.some(({ offerId }) => offerId === id),
  );
  const happened = await tx.placement.findMany({
    where: { offerId: { in: accepted.map(({ id }) => id) }, state: "ended" },
    select: { offerId: true },
  });
  for (const offer of accepted.filter(({ id }) => !happened.some(({ offerId }) => offerId === id))) {
    await cancelAuthorisations(tx, actor, offer, { because: "fell-through", reason });
    const moved = await applyTransition(tx, actor, offer, {
      move: "fall-through",
      stateReason: reason,
      funding: null,
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
