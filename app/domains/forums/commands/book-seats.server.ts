import { type Once, type Tx, write } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { recordEvents } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { queueMail } from "~/platform/mailer/queue-mail.server";
import { err, ok, type Result } from "~/platform/result";
import type { BookingState } from "../booking.machine";
import type { BookInput, Needs } from "../booking.schema";
import { bookingMail } from "../booking-mail.server";
import { blockedWords, noSeatWords, organisationFullWords, whyClosed } from "../booking-words.rules";
import { mayBook } from "../forum.policy";
import { hashOfSecret, passOf } from "../forum-secrets.server";
import { type ForumDateRow, findForumDate, findLink } from "../queries/find-forum-date.server";
import { type Placement, placements, type Seats } from "../seats.rules";
import { findActive, findAttendees, type KnownAttendee } from "./attendees.server";
import type { BookingError } from "./booking-error";
import { lockSeats } from "./lock-seats.server";

export type Booked = { id: string; name: string; state: "booked" | "waiting" };

/**
 * Books seats at one date for the actor and colleagues, in the order given. Who gets no seat joins the waiting list
 * when `waitIfFull`, else nobody is booked. Expected refusals are values: closed, blocked, full, the organisation's
 * most, somebody who has a booking already.
 */
export function bookSeats(
  actor: Actor,
  input: BookInput & { once?: Once<Booked[]> },
): Promise<Result<Booked[], BookingError>> {
  return write<Booked[], BookingError>(actor, input.once, async (tx) => {
    const date = await findForumDate(tx, { reference: input.reference });
    if (!date) return err({ type: "not-found" });
    const allowed = mayBook(actor);
    if (allowed !== true) return err({ type: "forbidden", words: `${allowed.words}.` });
    const at = now();
    const closed = whyClosed(date, at);
    if (closed) return err({ type: "invalid", words: closed });
    const people = await findAttendees(tx, actor, input.people);
    if (!people.ok) return people;
    const already = await findActive(tx, actor, date.id, people.value);
    if (already) return err({ type: "invalid", field: "people", words: already });

    const seats = (await lockSeats(tx, [date.id])).get(date.id);
    if (!seats) return err({ type: "not-found" });
    if (seats.blocked) return err({ type: "invalid", words: blockedWords(date.ownerName) });
    if (!seats.mayCome) return err({ type: "not-found" });
    const places = placements(seats, people.value.length);
    const refused = whyNot(places, seats, input.waitIfFull);
    if (refused) return err({ type: "invalid", words: refused });
    return take(tx, actor, date, people.value, places, input.needs ?? [], at);
  });
}

function whyNot(places: Placement[], seats: Seats, waitIfFull: boolean): string | undefined {
  if (seats.most !== null && places.includes("organisation-full"))
    return organisationFullWords(seats.most, seats.own);
  if (!waitIfFull && places.includes("waiting"))
    return noSeatWords(seats.capacity - seats.taken, places.length);
  return undefined;
}

async function take(
  tx: Tx,
  actor: Actor,
  date: ForumDateRow,
  people: KnownAttendee[],
  places: Placement[],
  needs: Needs[],
  at: Date,
): Promise<Result<Booked[], BookingError>> {
  const rows = people.map((person, index) => {
    const id = newId();
    const state: BookingState = places[index] === "booked" ? "booked" : "waiting";
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
  // Somebody who has a booking through another organisation is known to the index alone.
  const { count } = await tx.forumBooking.createMany({ data: rows, skipDuplicates: true });
  if (count < rows.length)
    return err({
      type: "conflict",
      words: "One of them has a booking for this date already. Look at the list, then book the others",
    });
  await saveNeeds(
    tx,
    date,
    actor.organisationId,
    rows.map(({ id }, index) => ({ id, needs: needs[index] })),
  );
  await recordEvents(
    tx,
    actor,
    rows.map(({ id, state }) => ({
      kind: state === "booked" ? "forum-booked" : "forum-waiting",
      audience: "both" as const,
      councilId: date.ownerKind === "council" ? date.ownerOrganisationId : null,
      providerId: actor.organisationId,
      subject: "forum-booking" as const,
      subjectId: id,
      to: state,
      data: { dateId: date.id },
    })),
  );
  const url = rows.some(({ state }) => state === "booked") ? await findLink(tx, date) : null;
  const mails = rows.map((row) => {
    const told = { ...row, sequence: 0, bookedBy: row.personId === actor.personId ? null : actor.personName };
    return bookingMail(row.state === "booked" ? "forum-booked" : "forum-waiting", told, date, { url });
  });
  await queueMail(tx, ...mails.filter((mail) => mail !== undefined));
  return ok(
    rows.map(({ id, attendeeName, state }) => ({
      id,
      name: attendeeName,
      state: state === "booked" ? "booked" : "waiting",
    })),
  );
}

/** Keeps only answers to what the date asks. */
async function saveNeeds(
  tx: Tx,
  date: ForumDateRow,
  providerId: string,
  rows: { id: string; needs: Needs | undefined }[],
): Promise<void> {
  const data = rows.flatMap(({ id, needs }) => {
    const access = (date.asksAccess && needs?.access) || null;
    const diet = (date.asksDiet && needs?.diet) || null;
    if (!access && !diet) return [];
    return [
      {
        bookingId: id,
        dateId: date.id,
        ownerOrganisationId: date.ownerOrganisationId,
        providerId,
        access,
        diet,
      },
    ];
  });
  if (data.length > 0) await tx.forumNeeds.createMany({ data });
}
