import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearEntries } from "~/domains/anonymisation/gate/cleared-text.rules";
import { enqueue } from "~/platform/jobs/enqueue.server";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import { TELL_BROKER } from "../delivery.jobs";
import { answerService } from "./answer-service.server";
import type { Moved } from "./pick-up-delivery.server";

export type Interest = {
  reference: string;
  serviceId: string;
  version?: number;
  indicativeWeeklyPence: number | null;
  ringNumber: string;
  note: string;
  idempotency?: Idempotency<Moved>;
};

/** A service is interested: about how much a week and which number to ring. The broker is mailed. */
export function showInterest(actor: Actor, input: Interest): Promise<Result<Moved, Refusal>> {
  return write<Moved, Refusal>(actor, input.idempotency, async (tx) => {
    const told = clearEntries({ note: input.note });
    if (!told.ok) return told;
    const answered = await answerService(tx, actor, {
      reference: input.reference,
      serviceId: input.serviceId,
      version: input.version,
      event: "show-interest",
      set: {
        indicativeWeeklyPence: input.indicativeWeeklyPence,
        ringNumber: input.ringNumber,
        note: told.value.note || null,
      },
      data: { weeklyPence: input.indicativeWeeklyPence },
    });
    if (!answered.ok) return answered;
    const { delivery, answerId } = answered.value;
    const version = delivery.services.find((one) => one.id === answerId)?.version ?? 0;
    await enqueue(tx, TELL_BROKER, {
      deliveryId: delivery.id,
      organisationId: delivery.councilId,
      template: "interest-shown",
      about: `interest:${answerId}:${version}`,
    });
    return ok({ reference: delivery.reference });
  });
}
