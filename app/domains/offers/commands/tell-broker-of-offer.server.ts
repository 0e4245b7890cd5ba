import type { Tx } from "~/domains/access/transactions.server";
import { TELL_BROKER } from "~/domains/routing/delivery.jobs";
import { enqueue } from "~/platform/jobs/enqueue.server";
import type { FoundOffer } from "../queries/find-offer.server";

export type BrokerMail =
  | "offer-received"
  | "offer-changed"
  | "impact-assessment-received"
  | "impact-replied"
  | "offer-confirmed"
  | "offer-withdrawn"
  | "offer-lapsed"
  | "offer-place-held"
  | "offer-place-taken";

/**
 * Has the broker of the referral told by mail, once the caller's transaction is committed; once for each `about`. Those who
 * asked what is answered are told instead, while they have a role on the case.
 */
export function tellBrokerOfOffer(
  tx: Tx,
  offer: Pick<FoundOffer, "deliveryId" | "councilId" | "id">,
  template: BrokerMail,
  version: number | string,
  askedBy: readonly string[] = [],
): Promise<void> {
  return enqueue(tx, TELL_BROKER, {
    deliveryId: offer.deliveryId,
    organisationId: offer.councilId,
    template,
    about: `${template}:${offer.id}:${version}`,
    ...(askedBy.length > 0 ? { askedBy: [...askedBy] } : {}),
  });
}
