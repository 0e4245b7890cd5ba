import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import type { BookingState } from "../booking.machine";
import { isCheckInCode } from "../forum-secrets.server";
import { findForumDate } from "./find-forum-date.server";

export type CheckInView = {
  title: string;
  ownerName: string;
  startsAt: Date;
  endsAt: Date;
  now: Date;
  /** The person's own bookings at the date, by the organisation that they act for. */
  bookings: { slug: string; organisationName: string; attendeeName: string; state: BookingState }[];
};

/** The provider organisations that a person acts for, as the actor for each. */
export function providersOf(personId: string): Promise<Actor[]> {
  return transaction("provider", { "app.person_id": personId }, async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; slug: string; name: string; person: string }[]>`
      select o.id, o.slug, o.name, p.name as person from access.memberships m
        join access.organisations o on o.id = m.organisation_id join access.people p on p.id = m.person_id
       where m.person_id = ${personId}::uuid and m.ended_at is null and o.kind = 'provider'`;
    return rows.map(({ id, slug, name, person }) => ({
      kind: "provider" as const,
      personId,
      personName: person,
      organisationId: id,
      organisationSlug: slug,
      organisationName: name,
      roles: [],
    }));
  });
}

/** A date behind its check-in code, with the bookings of who is signed in; undefined when the code is not its. */
export async function viewCheckIn(
  personId: string,
  reference: string,
  code: string,
): Promise<CheckInView | undefined> {
  let view: CheckInView | undefined;
  for (const actor of await providersOf(personId)) {
    const found = await read(actor, async (tx) => {
      const date = await findForumDate(tx, { reference });
      if (!date || !isCheckInCode(date.id, code)) return undefined;
      const bookings = await tx.forumBooking.findMany({
        where: {
          dateId: date.id,
          personId,
          providerId: actor.organisationId,
          state: { notIn: ["cancelled", "lapsed"] },
        },
        select: { organisationName: true, attendeeName: true, state: true },
      });
      return { date, bookings };
    });
    if (!found) continue;
    const { title, ownerName, startsAt, endsAt } = found.date;
    view ??= { title, ownerName, startsAt, endsAt, now: now(), bookings: [] };
    view.bookings.push(
      ...found.bookings.map((booking) => ({
        ...booking,
        state: booking.state as BookingState,
        slug: actor.organisationSlug,
      })),
    );
  }
  return view;
}
