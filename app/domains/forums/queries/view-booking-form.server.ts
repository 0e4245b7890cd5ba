import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { ACTIVE } from "../booking.machine";
import { ownBookings } from "./own-bookings.server";
import { type DateFrame, frameOfDate } from "./view-forum-date.server";

export type BookingFormView = DateFrame & {
  /** Who can be booked: the actor first, then colleagues by name; who has a booking already is left out. */
  people: { personId: string; name: string; email: string; self: boolean }[];
  already: string[];
};

/** What the page of a new booking needs. */
export function viewBookingForm(actor: Actor, reference: string): Promise<BookingFormView> {
  return read(actor, async (tx) => {
    const date = await frameOfDate(tx, actor, reference);
    const colleagues = await tx.membership.findMany({
      where: { organisationId: actor.organisationId, endedAt: null },
      select: { personId: true, person: { select: { name: true, email: true } } },
      orderBy: [{ person: { name: "asc" } }, { id: "asc" }],
    });
    const active = (await ownBookings(tx, actor, [date.id])).filter(({ state }) => ACTIVE.includes(state));
    const booked = new Set(active.map(({ personId }) => personId));
    const people = colleagues
      .filter(({ personId }) => !booked.has(personId))
      .map(({ personId, person }) => ({ personId, ...person, self: personId === actor.personId }));
    return {
      ...date,
      people: [...people.filter(({ self }) => self), ...people.filter(({ self }) => !self)],
      already: active.map(({ name }) => name),
    };
  });
}
