import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { lockDelivery } from "~/domains/routing/commands/find-delivery.server";
import { now } from "~/platform/clock.server";
import { newId, newReference } from "~/platform/ids";
import { missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../offer.policy";
import { STANDING } from "../offer.scope.server";
import { emptyDraft } from "../offer-draft.rules";
import { subjectOf } from "../queries/find-offer.server";
import { recordOfferEvent } from "./move-offer.server";
import { beginImpactDraft } from "./write-impact.server";

/** `state` says whether it is a new draft or an offer that was there before. */
export type StartedOffer = { reference: string; state: string };
export type StartOffer = { reference: string; serviceId: string; idempotency?: Idempotency<StartedOffer> };

/**
 * Begins the draft of an offer of one listed service, for the provider alone. Where a live offer or a draft of it
 * exists, gives that one: two colleagues who begin at once write the same draft.
 */
export function startOffer(actor: Actor, input: StartOffer): Promise<Result<StartedOffer, Refusal>> {
  return write<StartedOffer, Refusal>(actor, input.idempotency, async (tx) => {
    const delivery = await lockDelivery(tx, actor, input.reference);
    const service = delivery?.services.find((one) => one.serviceId === input.serviceId);
    if (!delivery || !service) return err(missing());
    const live = await tx.offer.findFirst({
      where: { deliveryId: delivery.id, serviceId: service.serviceId, ...STANDING },
      select: { reference: true, state: true },
    });
    if (live) return ok(live);
    const row = {
      councilId: delivery.councilId,
      providerId: delivery.providerId,
      state: "draft",
      confirmedEdition: delivery.editionNumber,
    };
    const permission = may(actor, "edit-draft", subjectOf({ ...row, delivery }));
    if (permission !== true) return err(refusalOf(permission));
    if (delivery.state === "closed") {
      return err(notNow("This search is closed for you."));
    }
    const at = now();
    const offer = { ...row, id: newId(), reference: newReference("OF"), referralId: delivery.referralId };
    await tx.offer.createMany({
      data: [
        {
          ...offer,
          deliveryId: delivery.id,
          serviceId: service.serviceId,
          stateSince: at,
          createdById: actor.personId,
          createdAt: at,
          updatedAt: at,
        },
      ],
    });
    await tx.offerDraft.createMany({
      data: [
        {
          offerId: offer.id,
          providerId: offer.providerId,
          values: emptyDraft(delivery.answerBy, at),
          savedById: actor.personId,
          savedAt: at,
        },
      ],
    });
    await beginImpactDraft(tx, actor, { ...offer, serviceId: service.serviceId }, { sent: null, at });
    await recordOfferEvent(tx, actor, offer, {
      kind: "offer-begun",
      audience: "provider",
      to: "draft",
      data: { serviceId: service.serviceId },
    });
    return ok({ reference: offer.reference, state: "draft" });
  });
}
