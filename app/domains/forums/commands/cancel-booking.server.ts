import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { now } from "~/platform/clock.server";
import { err, ok, type Result } from "~/platform/result";
import { bookingMachine } from "../booking.machine";
import { bookingMail } from "../booking-mail.server";
import { mayBook, mayRunForums } from "../forum.policy";
import { findForumDate } from "../queries/find-forum-date.server";
import type { BookingError } from "./booking-error";
import { findBooking, moveBookingState } from "./find-booking.server";
import { lockSeats, promoteWaiting } from "./lock-seats.server";

/**
 * Cancels a booking, a place in line or a held seat: by the person's organisation, or by whoever runs the forum with
 * a reason. The seat goes to the next in line in the same transaction.
 */
export function cancelBooking(
  actor: Actor,
  input: { bookingId: string; reason?: string; idempotency?: Idempotency<null> },
): Promise<Result<null, BookingError>> {
  return write<null, BookingError>(actor, input.idempotency, async (tx) => {
    const known = await findBooking(tx, actor, input.bookingId);
    const date = known && (await findForumDate(tx, { id: known.dateId }));
    if (!date) return err({ type: "not-found" });
    const allowed = actor.kind === "provider" ? mayBook(actor) : mayRunForums(actor, date);
    if (allowed !== true) return err({ type: "forbidden", message: `${allowed.words}.` });
    const at = now();
    if (date.startsAt <= at)
      return err({ type: "invalid", message: "This date has begun. A booking can be cancelled until then" });
    await lockSeats(tx, [date.id]);
    const booking = await findBooking(tx, actor, input.bookingId);
    if (!booking) return err({ type: "not-found" });
    if (!bookingMachine.allows(booking.state, "cancel")) return err({ type: "illegal-move" });
    if (!(await moveBookingState(tx, actor, booking, date, "cancel", at, input.reason ?? null)))
      return err({ type: "conflict" });
    await promoteWaiting(tx, date.id, at);
    const told = { ...booking, sequence: booking.sequence + 1 };
    const mail = bookingMail("forum-cancelled", told, date, { organisationId: actor.organisationId });
    if (mail) await notify(tx, mail);
    return ok(null);
  });
}
