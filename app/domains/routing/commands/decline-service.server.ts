import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearEntries } from "~/domains/anonymisation/gate/cleared-text.rules";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import type { DeclineReason } from "../decline-reasons.options";
import { answerService } from "./answer-service.server";
import type { Moved } from "./pick-up-delivery.server";

export type Decline = {
  reference: string;
  serviceId: string;
  version?: number;
  reason: DeclineReason;
  note: string;
  idempotency?: Idempotency<Moved>;
};

/** A service declines with a coded reason; some reasons ask for words, which the form has checked. */
export function declineService(actor: Actor, input: Decline): Promise<Result<Moved, Refusal>> {
  return write<Moved, Refusal>(actor, input.idempotency, async (tx) => {
    const told = clearEntries({ note: input.note });
    if (!told.ok) return told;
    const note = told.value.note || null;
    const answered = await answerService(tx, actor, {
      reference: input.reference,
      serviceId: input.serviceId,
      version: input.version,
      event: "decline",
      set: { declineReason: input.reason, note },
      reason: note,
      data: { declineReason: input.reason },
    });
    return answered.ok ? ok({ reference: answered.value.delivery.reference }) : answered;
  });
}
