import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { OfferVersionView } from "~/domains/offers/queries/offer-versions.server";
import { sentVersion } from "~/domains/offers/queries/sent-version.server";
import type { FoundEdition } from "~/domains/referrals/queries/find-editions.server";
import { findEditions } from "~/domains/referrals/queries/find-editions.server";
import { notFound } from "~/platform/not-found.server";
import type { Share } from "../agreement/fee-lines.rules";

/** What an agreement is made from: the authorised version, the edition that it answered, and which child it is for. */
export type AgreementBasis = {
  offered: OfferVersionView;
  edition: FoundEdition | undefined;
  /** Among the children of the offer, who share its costing. */
  share: Share;
  /** Among all children of the referral, counted from 1. */
  place: number;
  of: number;
};

type Of = { offerId: string; offerVersion: number; referralId: string; referralChildId: string };

/** The basis of an agreement of the council's own. */
export async function loadBasis(tx: Tx, actor: Actor, agreement: Of): Promise<AgreementBasis> {
  const offered = (await sentVersion(tx, agreement.offerId, agreement.offerVersion)) ?? notFound();
  const editions = await findEditions(tx, agreement.referralId, [offered.editionNumber]);
  const children = await tx.referralChild.findMany({
    where: { referralId: agreement.referralId, referral: { councilId: actor.organisationId } },
    select: { id: true },
    orderBy: { position: "asc" },
  });
  const accepted = await tx.acceptance.findMany({
    where: { offerId: agreement.offerId, councilId: actor.organisationId },
    select: { referralChildId: true },
  });
  const sharing = children.filter(({ id }) => accepted.some((one) => one.referralChildId === id));
  const among = (rows: { id: string }[]) =>
    Math.max(
      0,
      rows.findIndex(({ id }) => id === agreement.referralChildId),
    );
  return {
    offered,
    edition: editions.get(offered.editionNumber),
    share: { place: among(sharing), of: Math.max(1, sharing.length) },
    place: among(children) + 1,
    of: children.length,
  };
}
