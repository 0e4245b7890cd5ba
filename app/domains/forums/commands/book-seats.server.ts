import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { recordEvents } from "~/domains/audit/record-event.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { type Placement, placements, type Seats } from "../allot-seats.rules";
import type { BookInput, Needs } from "../booking.schema";
import { bookingMail } from "../booking-mail.server";
import { blockedWords, noSeatWords, organisationFullWords, whyClosed } from "../booking-words.rules";
import { FORUM_EVENTS } from "../forum.events";
import { may } from "../forum.policy";
import { hashOfSecret, passOf } from "../forum-secrets.server";
import { councilOf, type ForumDateRow, findForumDate, findLink } from "../queries/find-forum-date.server";
import { waitingNow } from "../queries/list-forums.server";
import { findActive, findAttendees, type KnownAttendee } from "./attendees.server";
import { lockSeats } from "./lock-seats.server";
import { saveNeeds } from "./save-needs.server";

export type Booked = { id: string; name: string; state: "booked" | "waiting" };

/**
 * Books seats at one date for the actor and colleagues, in the order given. Who gets no seat joins the waiting list
 * when `waitIfFull`, else nobody is booked. Expected refusals are values: closed, blocked, full, the organisation's
 * most, somebody who has a booking already.
 */
export function bookSeats(
  actor: Actor,
  input: BookInput & { idempotency?: Idempotency<Booked[]> },
): Promise<Result<Booked[], Refusal>> {
  return write<Booked[], Refusal>(actor, input.idempotency, async (tx) => {
    const date = await findForumDate(tx, { reference: input.reference });
    if (!date) return err(missing());
    const allowed = may(actor, "book", null);
    if (allowed !== true) return err(refusalOf(allowed));
    const at = now();
    const closed = whyClosed(date, at);
    if (closed) return err(invalid(closed));
    const own = await tx.organisation.findUnique({
      where: { id: actor.organisationId },
      select: { standing: true, vouchedById: true },
    });
    if (own?.standing !== "confirmed" && own?.vouchedById !== date.ownerOrganisationId)
      return err(
        invalid(
          "Your organisation is not confirmed yet. It can book seats once a second person has confirmed it",
        ),
      );
    const people = await findAttendees(tx, actor, input.people);
    if (!people.ok) return people;
    // As it mostly ends, made before the lock: who else wants a seat waits for the writing alone.
    const optimisticBooking = prepare(
      actor,
      date,
      people.value,
      people.value.map(() => "booked" as const),
      at,
    );

    const seats = (await lockSeats(tx, [date.id])).get(date.id);
    if (!seats) return err(missing());
    if (seats.blocked) return err(invalid(blockedWords(date.ownerName)));
    if (!seats.mayCome) return err(missing());
    const places = placements(seats, people.value.length);
    const refused = whyNot(places, seats, input.waitIfFull);
    if (refused) {
      const already = await findActive(tx, actor, date.id, people.value);
      return err(already ? invalid(already, "people") : invalid(refused));
    }
    const made = places.every((place) => place === "booked")
      ? optimisticBooking
      : prepare(actor, date, people.value, places, at, await waitingNow(tx, date.id));
    return take(tx, actor, date, people.value, made, input.needs ?? []);
  });
}

function whyNot(places: Placement[], seats: Seats, waitIfFull: boolean): string | undefined {
  if (seats.most !== null && places.includes("organisation-full"))
    return organisationFullWords(seats.most, seats.own);
  if (!waitIfFull && places.includes("waiting"))
    return noSeatWords(seats.capacity - seats.taken, places.length);
  return undefined;
}

type Prepared = ReturnType<typeof prepare>;

function prepare(
  actor: Actor,
  date: ForumDateRow,
  people: KnownAttendee[],
  places: Placement[],
  at: Date,
  waiting = 0,
) {
  const rows = people.map((person, index) => {
    const id = newId();
    const state: Booked["state"] = places[index] === "booked" ? "booked" : "waiting";
    return {
      id,
      dateId: date.id,
      ownerOrganisationId: date.ownerOrganisationId,
      providerId: actor.organisationId,
      personId: person.personId,
      attendeeName: person.name,
      attendeeEmail: person.email,
      attendeeKey: person.key,
      organisationName: actor.organisationName,
      bookedById: actor.personId,
      state,
      stateSince: at,
      passHash: hashOfSecret(passOf(id)),
      createdAt: at,
    };
  });
  const inLine = rows.filter(({ state }) => state === "waiting").map(({ id }) => id);
  const mails = (url: string | null) =>
    rows
      .map((row) => {
        const told = {
          ...row,
          sequence: 0,
          bookedBy: row.personId === actor.personId ? null : actor.personName,
          placeInLine: row.state === "waiting" ? waiting + inLine.indexOf(row.id) + 1 : null,
        };
        return bookingMail(row.state === "booked" ? "forum-booked" : "forum-waiting", told, date, { url });
      })
      .filter((mail) => mail !== undefined);
  // Where to join is known to who has a seat, so to nobody yet.
  return { rows, mails: date.online ? undefined : mails(null), withLink: mails };
}

const ELSEWHERE =
  "One of them has a booking for this date through another organisation already. Leave them out, then book the others";

async function take(
  tx: Tx,
  actor: Actor,
  date: ForumDateRow,
  people: KnownAttendee[],
  { rows, mails, withLink }: Prepared,
  needs: Needs[],
): Promise<Result<Booked[], Refusal>> {
  const events = rows.map(({ id, state }) => ({
    kind: state === "booked" ? ("forum-booked" as const) : ("forum-waiting" as const),
    audience: "both" as const,
    councilId: councilOf(date),
    providerId: actor.organisationId,
    subject: "forum-booking" as const,
    subjectId: id,
    to: state,
    data: { dateId: date.id },
  }));
  // Asked for at once, so that the lock is held for no pause between them; an error takes all of them back.
  const [{ count }] = await Promise.all([
    // The index knows who has a booking already; looked up by name only then.
    tx.forumBooking.createMany({ data: rows, skipDuplicates: true }),
    recordEvents(tx, actor, FORUM_EVENTS, events),
    mails ? notify(tx, ...mails) : undefined,
  ]);
  if (count < rows.length) {
    const already = await findActive(tx, actor, date.id, people, rows);
    return err(invalid(already ?? ELSEWHERE, "people"));
  }
  if (!mails) await notify(tx, ...withLink(await findLink(tx, date)));
  await saveNeeds(
    tx,
    date,
    actor.organisationId,
    rows.map(({ id }, index) => ({ id, needs: needs[index] })),
  );
  return ok(rows.map(({ id, attendeeName, state }) => ({ id, name: attendeeName, state })));
}
