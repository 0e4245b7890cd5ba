import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import type { FoundReferral } from "~/domains/referrals/queries/find-referral.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { DELIVERY_EVENTS } from "../delivery.events";
import type { DeliveryState } from "../delivery.machine";

/** The stage of a delivery that is of no stage: its provider was phoned and sent nothing. */
export const PHONED = 0;
const BY_PHONE = "Placed by phone";

/**
 * The delivery on which a home that was asked by phone has its place: the one that its provider has of this referral, or a
 * new one that says only "Girl, 14" and that it was placed by phone. Returns its id. Nobody is mailed of it: the caller tells
 * of the placement.
 */
export async function deliverByPhone(
  tx: Tx,
  actor: Actor,
  { referral, service, headline }: ByPhone,
): Promise<string> {
  const whose = { councilId: referral.councilId, providerId: service.providerId };
  const known = await tx.delivery.findFirst({
    where: { referralId: referral.id, ...whose },
    select: { id: true, services: { select: { serviceId: true } } },
  });
  const id = known?.id ?? newId();
  const at = now();
  if (!known)
    await tx.delivery.createMany({
      data: [
        {
          id,
          reference: referral.reference,
          referralId: referral.id,
          ...whose,
          stageNumber: PHONED,
          state: "queued" satisfies DeliveryState,
          searchState: "agreed",
          editionNumber: referral.editionNumber,
          headline,
          summary: BY_PHONE,
          reason: BY_PHONE,
          emergency: true,
          answerBy: at,
          brokerId: referral.brokerId,
          createdAt: at,
        },
      ],
    });
  if (!known?.services.some(({ serviceId }) => serviceId === service.id))
    await tx.deliveryService.createMany({
      data: [{ id: newId(), deliveryId: id, serviceId: service.id, ...whose }],
    });
  if (!known)
    await recordEvent(tx, actor, DELIVERY_EVENTS, {
      kind: "delivery-sent",
      ...whose,
      subject: "delivery",
      subjectId: id,
      referralId: referral.id,
      to: "queued",
      data: { stage: 0, services: 1 },
    });
  return id;
}

type ByPhone = {
  referral: FoundReferral;
  service: { id: string; providerId: string };
  /** "Girl, 14 · children's home". */
  headline: string;
};
