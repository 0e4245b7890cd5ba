import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { placements } from "../allot-seats.rules";
import { bookingMachine } from "../booking.machine";
import { bookingMail } from "../booking-mail.server";
import { blockedWords, noSeatWords, organisationFullWords, whyClosed } from "../booking-words.rules";
import { FORUM_EVENTS } from "../forum.events";
import { may } from "../forum.policy";
import { hashOfSecret, passOf } from "../forum-secrets.server";
import { councilOf, findForumDate, findLink } from "../queries/find-forum-date.server";
import { waitingNow } from "../queries/list-forums.server";
import { findActive } from "./attendees.server";
import type { Booked } from "./book-seats.server";
import { findBooking, moveBookingState } from "./find-booking.server";
import { lockSeats, promoteWaiting } from "./lock-seats.server";
import { saveNeeds } from "./save-needs.server";

/**
 * Moves one person to another date: a seat there (or, when `waitIfFull`, a place in line) before the one here is given
 * up, so that nobody is left with neither. Both dates' seats are locked in one order.
 */
export function moveBooking(
  actor: Actor,
  input: { bookingId: string; toReference: string; waitIfFull: boolean; idempotency?: Idempotency<Booked> },
): Promise<Result<Booked, Refusal>> {
  return write<Booked, Refusal>(actor, input.idempotency, async (tx) => {
    const known = await findBooking(tx, actor, input.bookingId);
    const from = known && (await findForumDate(tx, { id: known.dateId }));
    const to = await findForumDate(tx, { reference: input.toReference });
    if (!from || !to) return err(missing());
    const allowed = may(actor, "book", null);
    if (allowed !== true) return err(refusalOf(allowed));
    const at = now();
    if (from.id === to.id) return err(invalid("This is the date it is booked for. Choose another"));
    if (from.startsAt <= at) return err(invalid("That date has begun. Book the other one as a new booking"));
    const closed = whyClosed(to, at);
    if (closed) return err(invalid(closed));

    const seats = (await lockSeats(tx, [from.id, to.id])).get(to.id);
    const booking = await findBooking(tx, actor, input.bookingId);
    if (!booking || !seats) return err(missing());
    if (!bookingMachine.allows(booking.state, "cancel")) return err(notNow());
    if (seats.blocked) return err(invalid(blockedWords(to.ownerName)));
    if (!seats.mayCome) return err(missing());
    const already = await findActive(tx, actor, to.id, [
      {
        personId: booking.personId,
        email: booking.attendeeEmail,
        name: booking.attendeeName,
        key: booking.attendeeKey,
      },
    ]);
    if (already) return err(invalid(already));
    const place = placements(seats, 1)[0] ?? "waiting";
    if (place === "organisation-full") return err(invalid(organisationFullWords(seats.most ?? 0, seats.own)));
    if (place === "waiting" && !input.waitIfFull) return err(invalid(noSeatWords(0, 1)));

    const id = newId();
    const { count } = await tx.forumBooking.createMany({
      data: [
        {
          id,
          dateId: to.id,
          ownerOrganisationId: to.ownerOrganisationId,
          providerId: booking.providerId,
          personId: booking.personId,
          attendeeName: booking.attendeeName,
          attendeeEmail: booking.attendeeEmail,
          attendeeKey: booking.attendeeKey,
          organisationName: booking.organisationName,
          bookedById: actor.personId,
          state: place,
          stateSince: at,
          passHash: hashOfSecret(passOf(id)),
          createdAt: at,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return err(conflict(`${booking.attendeeName} has a booking for that date already`));
    await recordEvent(tx, actor, FORUM_EVENTS, {
      kind: place === "booked" ? "forum-booked" : "forum-waiting",
      audience: "both",
      councilId: councilOf(to),
      providerId: actor.organisationId,
      subject: "forum-booking",
      subjectId: id,
      to: place,
      data: { dateId: to.id, movedFrom: booking.id },
    });
    // What they need comes along, as far as the other date asks.
    const needs = await tx.forumNeeds.findUnique({ where: { bookingId: booking.id } });
    if (needs)
      await saveNeeds(tx, to, actor.organisationId, [
        { id, needs: { access: needs.access ?? undefined, diet: needs.diet ?? undefined } },
      ]);
    const cleared = clearNotices({ reason: `moved to ${to.reference}` });
    if (!cleared.ok) return cleared;
    if (!(await moveBookingState(tx, actor, booking, from, "cancel", at, cleared.value.reason)))
      return err(conflict());
    await promoteWaiting(tx, from.id, at);
    const url = place === "booked" ? await findLink(tx, to) : null;
    const told = bookingMail(
      place === "booked" ? "forum-booked" : "forum-waiting",
      { ...booking, id, sequence: 0, placeInLine: place === "waiting" ? await waitingNow(tx, to.id) : null },
      to,
      { url },
    );
    const off = bookingMail("forum-cancelled", { ...booking, sequence: booking.sequence + 1 }, from);
    await notify(tx, ...[told, off].filter((mail) => mail !== undefined));
    return ok({ id, name: booking.attendeeName, state: place });
  });
}
