import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { findDelivery } from "~/domains/routing/commands/find-delivery.server";
import { notFound } from "~/platform/not-found.server";
import { may } from "../offer.policy";
import { STANDING } from "../offer.scope.server";
import { subjectOf } from "./find-offer.server";

export type OfferBeginning = {
  reference: string;
  serviceName: string;
  council: string;
  /** The live offer or draft of this service; then there is nothing to begin. */
  live: { reference: string; state: string } | null;
  /** Why an offer cannot be begun now, in words; null when it can. */
  refusal: string | null;
};

/** What stands at the beginning of an offer of one listed service; 404 for what was not sent to the provider. */
export function viewOfferBeginning(
  actor: Actor,
  reference: string,
  serviceId: string,
): Promise<OfferBeginning> {
  return read(actor, async (tx) => {
    const delivery = await findDelivery(tx, actor, reference);
    const listed = delivery?.services.find((one) => one.serviceId === serviceId);
    if (!delivery || !listed) return notFound();
    const names = await serviceFacts(tx, [serviceId]);
    const council = await tx.organisation.findUnique({
      where: { id: delivery.councilId },
      select: { name: true },
    });
    const live = await tx.offer.findFirst({
      where: { deliveryId: delivery.id, serviceId, ...STANDING },
      select: { reference: true, state: true },
    });
    const subject = subjectOf({
      ...delivery,
      state: "draft",
      confirmedEdition: delivery.editionNumber,
      delivery,
    });
    const permission = may(actor, "edit-draft", subject);
    const closed = delivery.state === "closed" ? "This search is closed for you." : null;
    return {
      reference: delivery.reference,
      serviceName: names.get(serviceId)?.name ?? "A service",
      council: council?.name ?? "The council",
      live,
      refusal: permission === true ? closed : `${permission.message}.`,
    };
  });
}
