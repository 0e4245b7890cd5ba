import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/platform/database/transaction.server";
import type { OfferState } from "../offer.machine";
import { offerScope } from "../offer.scope.server";
import { type FoundOffer, findOffer } from "../queries/find-offer.server";

/*
 * Locks are taken in the order referral, delivery, offer, authorisation: a command that needs the ones before takes them
 * first. Each holds until the transaction ends.
 */

/** One offer. */
export async function holdOffer(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`select id from offers where id = ${id}::uuid for no key update`;
}

export type LockedOffer = {
  id: string;
  reference: string;
  referralId: string;
  deliveryId: string;
  serviceId: string;
  providerId: string;
  councilId: string;
  state: OfferState;
  versionNumber: number;
  confirmedEdition: number;
  heldUntil: Date | null;
  notSafeAt: Date | null;
  version: number;
  /** Everybody who wrote or submitted it, in whichever organisation they acted. */
  madeByIds: string[];
  weeklyPence: number;
  firstYearPence: number;
};

/** Every offer of a referral that was ever sent, in one order. */
export async function holdOffersOf(tx: Tx, referral: { id: string; councilId: string }): Promise<void> {
  await tx.$queryRaw`
    select id from offers where referral_id = ${referral.id}::uuid and council_id = ${referral.councilId}::uuid
       and version_number > 0
     order by id for no key update`;
}

/** The same, with what commands decide by: those that the actor may see. */
export async function lockOffersOf(
  tx: Tx,
  actor: Actor,
  referral: { id: string; councilId: string },
): Promise<LockedOffer[]> {
  await holdOffersOf(tx, referral);
  const rows = await tx.offer.findMany({
    where: { AND: [offerScope(actor), { referralId: referral.id }] },
    select: {
      id: true,
      reference: true,
      referralId: true,
      deliveryId: true,
      serviceId: true,
      providerId: true,
      councilId: true,
      state: true,
      versionNumber: true,
      confirmedEdition: true,
      heldUntil: true,
      notSafeAt: true,
      version: true,
      createdById: true,
      versions: { select: { number: true, submittedById: true, weeklyPence: true, firstYearPence: true } },
    },
    orderBy: { id: "asc" },
  });
  return rows.map(({ versions, createdById, state, ...row }): LockedOffer => {
    const latest = versions.find(({ number }) => number === row.versionNumber);
    return {
      ...row,
      state: state as OfferState,
      madeByIds: [...new Set([createdById, ...versions.map((one) => one.submittedById)])],
      weeklyPence: latest?.weeklyPence ?? 0,
      firstYearPence: latest?.firstYearPence ?? 0,
    };
  });
}

/** Every offer of a provider to a council that was ever sent, in one order. */
export async function holdOffersBetween(
  tx: Tx,
  { providerId, councilId }: { providerId: string; councilId: string },
): Promise<void> {
  await tx.$queryRaw`
    select id from offers where provider_id = ${providerId}::uuid and council_id = ${councilId}::uuid and version_number > 0
     order by id for no key update`;
}

/** The offer with this reference where the actor may see it, locked, or null. */
export async function lockOffer(tx: Tx, actor: Actor, reference: string): Promise<FoundOffer | null> {
  const seen = await tx.offer.findFirst({
    where: { AND: [offerScope(actor), { reference }] },
    select: { id: true },
  });
  if (!seen) return null;
  await holdOffer(tx, seen.id);
  return findOffer(tx, actor, reference);
}
