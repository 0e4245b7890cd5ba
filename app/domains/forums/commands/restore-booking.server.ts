import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { now } from "~/platform/clock.server";
import { conflict, invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { placements } from "../allot-seats.rules";
import { ACTIVE, bookingMachine } from "../booking.machine";
import { bookingMail } from "../booking-mail.server";
import { blockedWords, organisationFullWords, whyClosed } from "../booking-words.rules";
import { may } from "../forum.policy";
import { findForumDate, findLink } from "../queries/find-forum-date.server";
import { waitingNow } from "../queries/list-forums.server";
import { findBooking, moveBookingState } from "./find-booking.server";
import { lockSeats } from "./lock-seats.server";

/** Takes a cancelled booking up again: a seat when there is one, else the end of the line. */
export function restoreBooking(
  actor: Actor,
  input: { bookingId: string; idempotency?: Idempotency<"booked" | "waiting"> },
): Promise<Result<"booked" | "waiting", Refusal>> {
  return write<"booked" | "waiting", Refusal>(actor, input.idempotency, async (tx) => {
    const known = await findBooking(tx, actor, input.bookingId);
    const date = known && (await findForumDate(tx, { id: known.dateId }));
    if (!date) return err(missing());
    const allowed = may(actor, "book", null);
    if (allowed !== true) return err(refusalOf(allowed));
    const at = now();
    const closed = whyClosed(date, at);
    if (closed) return err(invalid(closed));
    const seats = (await lockSeats(tx, [date.id])).get(date.id);
    const booking = await findBooking(tx, actor, input.bookingId);
    if (!booking || !seats) return err(missing());
    if (!bookingMachine.allows(booking.state, "restore")) return err(notNow());
    if (seats.blocked) return err(invalid(blockedWords(date.ownerName)));
    if (!seats.mayCome) return err(missing());
    const other = await tx.forumBooking.count({
      where: { dateId: date.id, attendeeKey: booking.attendeeKey, state: { in: [...ACTIVE] } },
    });
    if (other > 0) return err(invalid(`${booking.attendeeName} is booked for this date already`));
    const place = placements(seats, 1)[0] ?? "waiting";
    if (place === "organisation-full") return err(invalid(organisationFullWords(seats.most ?? 0, seats.own)));
    const event = place === "booked" ? "restore" : "wait-again";
    if (!(await moveBookingState(tx, actor, booking, date, event, at))) return err(conflict());
    const told = {
      ...booking,
      sequence: booking.sequence + (place === "booked" ? 1 : 0),
      placeInLine: place === "waiting" ? await waitingNow(tx, date.id) : null,
    };
    const url = place === "booked" ? await findLink(tx, date) : null;
    const mail = bookingMail(place === "booked" ? "forum-booked" : "forum-waiting", told, date, { url });
    if (mail) await notify(tx, mail);
    return ok(place);
  });
}
