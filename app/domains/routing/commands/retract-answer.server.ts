import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { answerService } from "./answer-service.server";
import type { Moved } from "./pick-up-delivery.server";

export type RetractAnswer = {
  reference: string;
  serviceId: string;
  version?: number;
  idempotency?: Idempotency<Moved>;
};

/** A change of mind while the search is open: the service has not answered. A live offer is withdrawn first. */
export function retractAnswer(actor: Actor, input: RetractAnswer): Promise<Result<Moved, Refusal>> {
  return write<Moved, Refusal>(actor, input.idempotency, async (tx) => {
    const answered = await answerService(tx, actor, {
      reference: input.reference,
      serviceId: input.serviceId,
      version: input.version,
      event: "take-back",
    });
    if (!answered.ok) return answered;
    if (answered.value.from === "offered") {
      return err(notNow("Withdraw the offer to change this answer."));
    }
    return ok({ reference: answered.value.delivery.reference });
  });
}
