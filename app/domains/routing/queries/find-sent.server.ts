import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { deliveryScope } from "../delivery.scope.server";

/** What was sent to a provider, as far as a page about its child names it. */
export type SentReferral = {
  referralId: string;
  councilId: string;
  reference: string;
  headline: string;
  brokerId: string;
};

/** The referral with this reference as it was sent to the actor's organisation; null when it was not. */
export async function findSent(tx: Tx, actor: Actor, reference: string): Promise<SentReferral | null> {
  if (actor.kind !== "provider") return null;
  return tx.delivery.findFirst({
    where: { AND: [deliveryScope(actor), { reference }] },
    select: { referralId: true, councilId: true, reference: true, headline: true, brokerId: true },
  });
}
