import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { NewEvent } from "~/domains/audit/events.rules";
import { recordEvents } from "~/domains/audit/record-event.server";
import type { RegisterService } from "~/domains/providers/register-service.rules";
import type { FoundReferral } from "~/domains/referrals/queries/find-referral.server";
import { newId } from "~/platform/ids";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { DELIVERY_EVENTS } from "../delivery.events";
import { TELL_PROVIDER } from "../delivery.jobs";
import { type DeliveryState, deliveryMachine } from "../delivery.machine";
import { sentBecause } from "../sent-because.rules";
import type { StageChoice } from "../stage.schema";
import type { CurrentEdition } from "./publish-referral.server";
import { lockDeliveries } from "./search-state.server";

type Reached = { providerId: string; services: RegisterService[] };

export type StageToDeliver = {
  referral: FoundReferral;
  edition: CurrentEdition;
  stageNumber: number;
  choice: StageChoice;
  reached: Reached[];
  until: Date;
  at: Date;
};

/** How many organisations got something new, and for how many services. */
export type Sent = { providers: number; services: number };

type Known = {
  id: string;
  providerId: string;
  state: string;
  services: { serviceId: string }[];
};

/** Writes the deliveries of a stage in the publishing transaction, with their events and the jobs that tell. */
export async function deliverStage(tx: Tx, actor: Actor, stage: StageToDeliver): Promise<Sent> {
  // Nobody answers in between: who has it already is read under the lock.
  await lockDeliveries(tx, stage.referral);
  const known: Known[] = await tx.delivery.findMany({
    where: { referralId: stage.referral.id, councilId: stage.referral.councilId },
    select: {
      id: true,
      providerId: true,
      state: true,
      version: true,
      services: { select: { serviceId: true } },
    },
  });
  const before = new Map(known.map((delivery) => [delivery.providerId, delivery]));
  const fresh = stage.reached
    .filter((one) => !before.has(one.providerId))
    .map((one) => ({ ...one, deliveryId: newId() }));
  const wider = stage.reached.flatMap((one) => {
    const delivery = before.get(one.providerId);
    const services = one.services.filter(
      (service) => !delivery?.services.some((has) => has.serviceId === service.id),
    );
    return delivery && services.length > 0 ? [{ ...one, services, deliveryId: delivery.id, delivery }] : [];
  });
  await tx.delivery.createMany({ data: fresh.map((one) => deliveryRow(stage, one)) });
  for (const one of wider) await widen(tx, stage, one.delivery);
  const all = [...fresh, ...wider];
  await tx.deliveryService.createMany({ data: all.flatMap((one) => serviceRows(stage, one)) });
  await recordEvents(tx, actor, DELIVERY_EVENTS, [
    ...fresh.map((one) => event(stage, one, "delivery-sent", null, "queued")),
    ...wider.map((one) =>
      event(stage, one, "delivery-widened", one.delivery.state, widened(one.delivery.state as DeliveryState)),
    ),
  ]);
  await tellLater(tx, all);
  return { providers: all.length, services: all.reduce((sum, one) => sum + one.services.length, 0) };
}

type ToDeliver = Reached & { deliveryId: string };

function deliveryRow({ referral, edition, stageNumber, choice, until, at }: StageToDeliver, one: ToDeliver) {
  const { facts, headline, summary } = edition.content;
  return {
    id: one.deliveryId,
    reference: referral.reference,
    referralId: referral.id,
    councilId: referral.councilId,
    providerId: one.providerId,
    stageNumber,
    state: "queued" satisfies DeliveryState,
    searchState: referral.state,
    editionNumber: edition.number,
    headline,
    summary,
    reason: sentBecause(one.services, choice, facts.serviceKind, at),
    neededBy: facts.neededBy,
    emergency: facts.purpose === "emergency",
    answerBy: until,
    brokerId: referral.brokerId,
    createdAt: at,
  };
}

function serviceRows({ referral }: StageToDeliver, one: ToDeliver) {
  return one.services.map((service) => ({
    id: newId(),
    deliveryId: one.deliveryId,
    serviceId: service.id,
    councilId: referral.councilId,
    providerId: one.providerId,
  }));
}

/** Where a delivery stands once more services of it are asked: answered and closed ones need an answer again. */
function widened(state: DeliveryState): DeliveryState {
  const event = state === "answered" ? "change-answer" : state === "closed" ? "reopen" : undefined;
  const next = event ? deliveryMachine.next(state, event) : undefined;
  return next?.ok ? next.value : state;
}

async function widen(tx: Tx, { referral, edition, until }: StageToDeliver, delivery: Known): Promise<void> {
  const { headline, summary } = edition.content;
  await tx.delivery.updateMany({
    where: { id: delivery.id },
    data: {
      state: widened(delivery.state as DeliveryState),
      searchState: referral.state,
      searchReason: null,
      editionNumber: edition.number,
      headline,
      summary,
      answerBy: until,
      // More is asked of them, so they are told again.
      deliveredAt: null,
      closedAt: null,
      version: { increment: 1 },
    },
  });
}

function event(
  { referral, stageNumber }: StageToDeliver,
  one: ToDeliver,
  kind: "delivery-sent" | "delivery-widened",
  from: string | null,
  to: string,
): NewEvent<typeof DELIVERY_EVENTS> {
  return {
    kind,
    councilId: referral.councilId,
    providerId: one.providerId,
    subject: "delivery",
    subjectId: one.deliveryId,
    referralId: referral.id,
    from,
    to,
    data: { stage: stageNumber, services: one.services.length },
  };
}

/** One job for each organisation that has to hear of it. */
function tellLater(tx: Tx, deliveries: readonly ToDeliver[]): Promise<void> {
  return enqueueAll(
    tx,
    deliveries.map((one) =>
      newJob(
        TELL_PROVIDER,
        { deliveryId: one.deliveryId, organisationId: one.providerId },
        { key: one.deliveryId },
      ),
    ),
  );
}
