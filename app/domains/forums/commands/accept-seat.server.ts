import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { now } from "~/platform/clock.server";
import { conflict, invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { absoluteDayAndTime } from "~/platform/time";
import { bookingMachine } from "../booking.machine";
import { bookingMail } from "../booking-mail.server";
import { may } from "../forum.policy";
import { findForumDate, findLink } from "../queries/find-forum-date.server";
import { findBooking, moveBookingState } from "./find-booking.server";
import { lockSeats } from "./lock-seats.server";

/** Takes the seat that is held for one of the actor's organisation, while it is. */
export function acceptSeat(
  actor: Actor,
  input: { bookingId: string; idempotency?: Idempotency<null> },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const known = await findBooking(tx, actor, input.bookingId);
    const date = known && (await findForumDate(tx, { id: known.dateId }));
    if (!date) return err(missing());
    const allowed = may(actor, "book", null);
    if (allowed !== true) return err(refusalOf(allowed));
    const at = now();
    await lockSeats(tx, [date.id]);
    const booking = await findBooking(tx, actor, input.bookingId);
    if (!booking) return err(missing());
    if (!bookingMachine.allows(booking.state, "accept-seat")) return err(notNow());
    if (date.state !== "published") return err(invalid("This date is cancelled. Choose another date"));
    if (booking.heldUntil && booking.heldUntil <= at)
      return err(
        invalid(
          `The seat was held until ${absoluteDayAndTime(booking.heldUntil, at)} and goes to the next in line. Join the waiting list again`,
        ),
      );
    if (!(await moveBookingState(tx, actor, booking, date, "accept-seat", at))) return err(conflict());
    const mail = bookingMail("forum-booked", booking, date, { url: await findLink(tx, date) });
    if (mail) await notify(tx, mail);
    return ok(null);
  });
}
