import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearEntries } from "~/domains/anonymisation/gate/cleared-text.rules";
import type { ReferralSection } from "~/domains/referrals/referral-sections.options";
import { enqueue } from "~/platform/jobs/enqueue.server";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import type { DeclineReason } from "../decline-reasons.options";
import { TELL_BROKER } from "../delivery.jobs";
import { answerService } from "./answer-service.server";
import type { Moved } from "./pick-up-delivery.server";

export type Decline = {
  reference: string;
  serviceId: string;
  version?: number;
  reason: DeclineReason;
  /** Which section of the referral is incomplete, where that is the reason; empty with any other. */
  section?: ReferralSection | "";
  note: string;
  idempotency?: Idempotency<Moved>;
};

/**
 * A service declines with a coded reason; some reasons ask for words, which the form has checked. The broker is mailed where the referral is
 * incomplete: that can be put right while the search is open.
 */
export function declineService(actor: Actor, input: Decline): Promise<Result<Moved, Refusal>> {
  return write<Moved, Refusal>(actor, input.idempotency, async (tx) => {
    const told = clearEntries({ note: input.note });
    if (!told.ok) return told;
    const note = told.value.note || null;
    const section = (input.reason === "incomplete" && input.section) || null;
    const answered = await answerService(tx, actor, {
      reference: input.reference,
      serviceId: input.serviceId,
      version: input.version,
      event: "decline",
      set: { declineReason: input.reason, declineSection: section, note },
      reason: note,
      data: { declineReason: input.reason, ...(section ? { declineSection: section } : {}) },
    });
    if (!answered.ok) return answered;
    const { delivery, answerId } = answered.value;
    if (input.reason === "incomplete") {
      const version = delivery.services.find((one) => one.id === answerId)?.version ?? 0;
      await enqueue(tx, TELL_BROKER, {
        deliveryId: delivery.id,
        organisationId: delivery.councilId,
        template: "referral-incomplete",
        about: `incomplete:${answerId}:${version}`,
      });
    }
    return ok({ reference: delivery.reference });
  });
}
