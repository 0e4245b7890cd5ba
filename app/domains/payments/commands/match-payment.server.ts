import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { conflict, invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay } from "~/platform/time";
import { PAYMENT_EVENTS } from "../payment.events";
import { matchingOf } from "../payment.jobs";
import { keyOf } from "../payment-book.rules";
import { may } from "../payments.policy";
import { type PaymentsAndDues, paymentsAndDues } from "../queries/payments-and-dues.server";
import { paymentToMatch } from "../queries/view-unmatched.server";

type MatchPayment = { id: string; due: string; idempotency?: Idempotency<null> };

/**
 * A finance officer says which period of which placement a payment is for, until that is taken back. The rules follow at once, by
 * a job; only something that is expected for the provider that was paid, and one at a time.
 */
export function matchPayment(actor: Actor, input: MatchPayment): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await toMatch(tx, actor, input.id);
    if (!found.ok) return found;
    const { payment, known } = found.value;
    if (payment.match) return err(conflict());
    if (payment.leftPence === 0) return err(notNow("All of this payment is matched already"));
    const due = known.dues.find((one) => keyOf(one) === input.due);
    const placement = [...known.placements].find(([, { reference }]) => reference === due?.placement);
    if (!due || !placement) return err(invalid("Choose what the payment is for", "due"));
    const [placementId, { serviceId, reference }] = placement;
    await tx.paymentMatch.createMany({
      data: [
        {
          ...{ id: newId(), paymentId: payment.id, placementId },
          ...{ councilId: actor.organisationId, providerId: payment.providerId },
          ...{ periodFrom: columnOfDay(due.periodFrom), periodTo: columnOfDay(due.periodTo) },
          ...{ paysOn: columnOfDay(due.paysOn), madeById: actor.personId, madeAt: now() },
        },
      ],
    });
    await matched(tx, actor, payment, { kind: "payment-match-made", placementId, serviceId, reference });
    return ok(null);
  });
}

type UnmatchPayment = { id: string; idempotency?: Idempotency<null> };

/** Takes back what a person said: from then on the rules alone say what the payment is for. */
export function unmatchPayment(actor: Actor, input: UnmatchPayment): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await toMatch(tx, actor, input.id);
    if (!found.ok) return found;
    const { payment, known } = found.value;
    if (!payment.match) return err(notNow("Nobody has matched this payment by hand"));
    const { count } = await tx.paymentMatch.updateMany({
      where: { id: payment.match.id, endedAt: null },
      data: { endedById: actor.personId, endedAt: now() },
    });
    if (count === 0) return err(conflict());
    const { placementId } = payment.match;
    const { serviceId = "", reference = "" } = known.placements.get(placementId) ?? {};
    await matched(tx, actor, payment, { kind: "payment-match-ended", placementId, serviceId, reference });
    return ok(null);
  });
}

type Payment = NonNullable<Awaited<ReturnType<typeof paymentToMatch>>>;

async function toMatch(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<Result<{ payment: Payment; known: PaymentsAndDues }, Refusal>> {
  const allowed = may(actor, "match-payment", actor);
  if (allowed !== true) return err(refusalOf(allowed, { tried: "payment-match" }));
  const payment = await paymentToMatch(tx, actor, id);
  if (!payment) return err(missing());
  const { providerId } = payment;
  return ok({ payment, known: await paymentsAndDues(tx, { councilId: actor.organisationId, providerId }) });
}

type Matched = {
  kind: "payment-match-made" | "payment-match-ended";
  placementId: string;
  serviceId: string;
  reference: string;
};

async function matched(
  tx: Tx,
  actor: Actor,
  payment: Payment,
  { kind, placementId, serviceId, reference }: Matched,
): Promise<void> {
  await enqueueAll(tx, [matchingOf(actor.organisationId, payment.providerId)]);
  await recordEvent(tx, actor, PAYMENT_EVENTS, {
    ...{ kind, councilId: actor.organisationId, subject: "placement", subjectId: placementId },
    data: { placement: reference, serviceId, pence: payment.pence, on: payment.paidOn },
  });
}
