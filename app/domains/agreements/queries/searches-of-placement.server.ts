import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { ReferralState } from "~/domains/referrals/referral.machine";
import type { PlacementState } from "../placement/placement.machine";
import { placementScope } from "../placement/placement.scope.server";
import { type BegunSearch, type SearchablePlacement, whyNoSearch } from "../search-again/search-again.rules";

export type SearchesOfPlacement = {
  placement: SearchablePlacement & { id: string; referralChildId: string };
  /** The referral that the placement came of. */
  referral: { reference: string };
  /** The newest first. */
  searches: BegunSearch[];
  whyNot: string | null;
};

/** What was searched for from a placement of the council, and whether another search may be begun; undefined for whoever may not see it. */
export async function searchesOfPlacement(
  tx: Tx,
  actor: Actor,
  reference: string,
): Promise<SearchesOfPlacement | undefined> {
  if (actor.kind !== "council") return undefined;
  const row = await tx.placement.findFirst({
    where: { AND: [placementScope(actor), { reference }] },
    select: {
      id: true,
      referralChildId: true,
      state: true,
      noticeReason: true,
      endReason: true,
      referral: { select: { reference: true, state: true } },
      searchesAgain: {
        select: { reason: true, endedAt: true, referral: { select: { reference: true, state: true } } },
        orderBy: [{ startedAt: "desc" }, { id: "desc" }],
      },
    },
  });
  if (!row) return undefined;
  const placement = { ...row, state: row.state as PlacementState };
  const searches = row.searchesAgain.map(({ reason, endedAt, referral }) => ({
    reference: referral.reference,
    state: referral.state as ReferralState,
    reason,
    withdrawn: endedAt !== null,
  }));
  return {
    placement,
    referral: { reference: row.referral.reference },
    searches,
    whyNot: whyNoSearch(placement, row.referral, searches),
  };
}
