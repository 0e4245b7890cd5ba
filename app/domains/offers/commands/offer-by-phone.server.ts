import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { newId, newReference } from "~/platform/ids";

export type OfferByPhone = {
  deliveryId: string;
  serviceId: string;
  childId: string;
  /** `YYYY-MM-DD`. */
  startOn: string;
  weeklyPence: number;
  firstYearPence: number;
};

/**
 * Writes what a home was promised by phone as its offer, accepted, with one fee a week, in the caller's transaction, which
 * records the verbal authority that it stands on (docs/adr/0045). Returns its id and reference, or null where
 * the home has an offer for the child that it has not sent. The database's function asks
 * who may; a council writes no offer otherwise.
 */
export async function offerByPhone(
  tx: Tx,
  offer: OfferByPhone,
): Promise<{ id: string; reference: string } | null> {
  const [id, reference, at] = [newId(), newReference("OF"), now()];
  const [row] = await tx.$queryRaw<{ written: boolean }[]>`
    select public.offer_by_phone(${id}::uuid, ${reference}, ${offer.deliveryId}::uuid, ${offer.serviceId}::uuid,
      ${offer.childId}::uuid, ${offer.startOn}::date, ${offer.weeklyPence}::integer, ${offer.firstYearPence}::integer,
      ${at}::timestamptz) as written`;
  return row?.written ? { id, reference } : null;
}
