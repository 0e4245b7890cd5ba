import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { searchReasonWords, searchStateWords } from "../search-again/search-again.rules";

/** How a referral and a placement hang together, from the side of the referral. */
export type SearchLinks = {
  /** The placement that it searches again after, with the referral that this came of. */
  after: { placement: string; referral: string; reason: string } | null;
  /** The referrals that search again after one of its own placements, the newest first. */
  next: { placement: string; referral: string; reason: string; state: string }[];
};

/** Of one referral of the reader's council. */
export async function searchLinksOf(
  tx: Tx,
  { id, councilId, reference }: { id: string; councilId: string; reference: string },
): Promise<SearchLinks> {
  const rows = await tx.searchAgain.findMany({
    where: { councilId, OR: [{ referralId: id }, { placement: { referralId: id } }] },
    select: {
      referralId: true,
      reason: true,
      placement: { select: { reference: true, referralReference: true } },
      referral: { select: { reference: true, state: true } },
    },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
  });
  const after = rows.find(({ referralId }) => referralId === id);
  return {
    after: after
      ? {
          placement: after.placement.reference,
          referral: after.placement.referralReference,
          reason: searchReasonWords(after.reason),
        }
      : null,
    next: rows
      .filter(({ placement }) => placement.referralReference === reference)
      .map(({ placement, referral, reason }) => ({
        placement: placement.reference,
        referral: referral.reference,
        reason: searchReasonWords(reason),
        state: searchStateWords(referral.state),
      })),
  };
}

/** The same for a page that has read the referral by itself. */
export function viewSearchLinks(actor: Actor, reference: string): Promise<SearchLinks> {
  return read(actor, async (tx) => {
    const referral = await tx.referral.findFirst({
      where: { councilId: actor.organisationId, reference },
      select: { id: true, councilId: true, reference: true },
    });
    return referral ? searchLinksOf(tx, referral) : { after: null, next: [] };
  });
}
