import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { LockedOffer } from "~/domains/offers/commands/lock-offers.server";
import { standingStop } from "~/domains/providers/confirmation.rules";
import { isId } from "~/platform/ids";
import type { AuthorisationState } from "../authorisation.machine";
import type { AuthorisationSubject } from "../authorisation.policy";
import { authorisationScope } from "../authorisation.scope.server";
import { subjectOf } from "../queries/subject-of.server";
import {
  type HeldPlacementBlocks,
  type LockedSearch,
  lockPlacementBlocks,
  lockSearch,
  purposeOf,
} from "./lock-search.server";

export type LockedAuthorisation = {
  id: string;
  state: AuthorisationState;
  version: number;
  offerVersion: number;
  askedById: string;
  search: LockedSearch;
  offer: LockedOffer;
  /** The alerts that somebody has spoken of or read. */
  alertsRead: string[];
  /** What stands against a placement in the service now. */
  placementBlocks: HeldPlacementBlocks;
  subject: AuthorisationSubject;
};

/** An authorisation with its search, locked in the order referral, delivery, offer, authorisation, alerts. */
export async function lockAuthorisation(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<LockedAuthorisation | undefined> {
  if (!isId(id)) return undefined;
  const where = { AND: [authorisationScope(actor), { id }] };
  const found = await tx.authorisation.findFirst({
    where,
    select: { offerId: true, referral: { select: { reference: true } } },
  });
  if (!found) return undefined;
  const search = await lockSearch(tx, actor, found.referral.reference);
  const offer = search?.offers.find((one) => one.id === found.offerId);
  if (!search || !offer) return undefined;
  await tx.$queryRaw`select 1 from authorisations where id = ${id}::uuid for no key update`;
  const row = await tx.authorisation.findFirstOrThrow({
    where,
    select: {
      id: true,
      councilId: true,
      offerId: true,
      referralId: true,
      state: true,
      version: true,
      offerVersion: true,
      askedById: true,
      alertsRead: true,
      firstYearPence: true,
      fundedUntil: true,
      escalatedAt: true,
    },
  });
  const placementBlocks = await lockPlacementBlocks(tx, offer);
  const state = row.state as AuthorisationState;
  return {
    id: row.id,
    state,
    version: row.version,
    offerVersion: row.offerVersion,
    askedById: row.askedById,
    search,
    offer,
    alertsRead: row.alertsRead,
    placementBlocks,
    subject: await subjectOf(tx, actor, row, {
      offeredByIds: offer.madeByIds,
      latestOfferVersion: offer.versionNumber,
      stopped: placementBlocks.stopped ?? standingStop(placementBlocks.standing, purposeOf(search.referral)),
    }),
  };
}
