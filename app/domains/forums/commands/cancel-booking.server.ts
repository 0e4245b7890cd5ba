import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearTextsOf } from "~/domains/anonymisation/gate/cleared-text.rules";
import { notify } from "~/domains/notifications/commands/notify.server";
import { now } from "~/platform/clock.server";
import { conflict, invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { bookingMachine } from "../booking.machine";
import { bookingMail } from "../booking-mail.server";
import { may } from "../forum.policy";
import { findForumDate } from "../queries/find-forum-date.server";
import { findBooking, moveBookingState } from "./find-booking.server";
import { lockSeats, promoteWaiting } from "./lock-seats.server";

/**
 * Cancels a booking, a place in line or a held seat: by the person's organisation, or by whoever runs the forum with
 * a reason. The seat goes to the next in line in the same transaction.
 */
export function cancelBooking(
  actor: Actor,
  input: { bookingId: string; reason?: string; idempotency?: Idempotency<null> },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const known = await findBooking(tx, actor, input.bookingId);
    const date = known && (await findForumDate(tx, { id: known.dateId }));
    if (!date) return err(missing());
    const allowed = actor.kind === "provider" ? may(actor, "book", null) : may(actor, "run", date);
    if (allowed !== true) return err(refusalOf(allowed));
    const at = now();
    if (date.startsAt <= at)
      return err(invalid("This date has begun. A booking can be cancelled until then"));
    await lockSeats(tx, [date.id]);
    const booking = await findBooking(tx, actor, input.bookingId);
    if (!booking) return err(missing());
    if (!bookingMachine.allows(booking.state, "cancel")) return err(notNow());
    const cleared = clearTextsOf(actor, { reason: input.reason ?? null });
    if (!cleared.ok) return cleared;
    if (!(await moveBookingState(tx, actor, booking, date, "cancel", at, cleared.value.reason)))
      return err(conflict());
    await promoteWaiting(tx, date.id, at);
    const told = { ...booking, sequence: booking.sequence + 1 };
    const mail = bookingMail("forum-cancelled", told, date, { organisationId: actor.organisationId });
    if (mail) await notify(tx, mail);
    return ok(null);
  });
}
