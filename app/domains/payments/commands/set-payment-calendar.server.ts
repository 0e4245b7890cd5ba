import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { conflict, invalid, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, dayOfColumn, londonDate } from "~/platform/time";
import { PAYMENT_EVENTS } from "../payment.events";
import { PRICE_PLACEMENTS } from "../payment.jobs";
import type { PaymentCalendarForm } from "../payment-calendar.schema";
import { calendarAsSent } from "../payment-words.rules";
import { may } from "../payments.policy";
import { paymentCalendars } from "../queries/payment-calendars.server";

export type SetPaymentCalendar = PaymentCalendarForm & {
  /** What the form was filled from: `calendarAsSent`. */
  expected: string;
  idempotency?: Idempotency<null>;
};

/**
 * Sets how the actor's council pays from a day on. Lines of periods that have not closed follow it, by a job for each
 * placement; a day in a period that has closed is refused beside `firstDay`.
 */
export function setPaymentCalendar(
  actor: Actor,
  { expected, idempotency, firstDay, ...calendar }: SetPaymentCalendar,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const councilId = actor.organisationId;
    const allowed = may(actor, "set-calendar", actor);
    if (allowed !== true) return err(refusalOf(allowed, { tried: "payment-calendar" }));
    await tx.$queryRaw`select id from access.organisations where id = ${councilId}::uuid for no key update`;
    const before = (await paymentCalendars(tx, councilId)).at(-1);
    const wanted = calendarAsSent({ ...calendar, firstDay });
    if (calendarAsSent(before) === wanted) return ok(null);
    if (calendarAsSent(before) !== expected) return err(conflict());
    const at = now();
    const closed = await tx.expectedLine.findFirst({
      where: {
        councilId,
        supersededAt: null,
        periodTo: { gte: columnOfDay(firstDay) },
        closesOn: { lte: columnOfDay(londonDate(at)) },
      },
      orderBy: { periodTo: "desc" },
      select: { periodTo: true },
    });
    if (closed) {
      const last = dayWords(dayOfColumn(closed.periodTo));
      return err(invalid(`Payments up to ${last} have closed. Enter a first day after it`, "firstDay"));
    }
    await tx.paymentCalendar.create({
      data: {
        id: newId(),
        councilId,
        ...calendar,
        firstDay: columnOfDay(firstDay),
        setById: actor.personId,
        setAt: at,
      },
    });
    await recordEvent(tx, actor, PAYMENT_EVENTS, {
      kind: "payment-calendar-set",
      councilId,
      subject: "organisation",
      subjectId: councilId,
      data: { from: firstDay },
    });
    await enqueue(tx, PRICE_PLACEMENTS, { organisationId: councilId }, { key: councilId });
    return ok(null);
  });
}
