import type { Actor } from "~/domains/access/actor";
import { type Tx, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { FORUM_EVENTS } from "../forum.events";
import { hashOfSecret, passOf } from "../forum-secrets.server";
import type { ForumDateRow } from "../queries/find-forum-date.server";
import { councilOf } from "../queries/find-forum-date.server";
import { CHECK_IN_OPENS_HOURS } from "../seat-times.rules";
import { findBooking, moveBookingState } from "./find-booking.server";
import { findOwnDate } from "./find-own-date.server";
import { lockSeats } from "./lock-seats.server";

/** A mark as a device made it, maybe offline and maybe sent more than once; the key is the device's. */
export type Mark = { key: string; markedAt: Date } & (
  | { mark: "attended" | "missed"; bookingId: string }
  | { mark: "walk-in"; name: string; organisation: string; providerId?: string; email?: string }
);

/**
 * `kept`: it counts, now or since it first arrived. `not-booked`: the booking is cancelled, waiting or gone.
 * `other-mark`: it is marked otherwise already. `full`: no seat for a walk-in.
 * `booked-already`: a walk-in whose address has a booking: mark that one.
 */
export type MarkOutcome = {
  key: string;
  outcome: "kept" | "not-booked" | "other-mark" | "full" | "booked-already";
};

/**
 * Marks who is there, one mark or many of a device that was offline. Each counts once by its key, whatever is sent
 * again; a mark that cannot count is answered for itself and holds up no other.
 */
export function markAttendance(
  actor: Actor,
  input: { reference: string; marks: readonly Mark[] },
): Promise<Result<MarkOutcome[], Refusal>> {
  return write<MarkOutcome[], Refusal>(actor, undefined, async (tx) => {
    const found = await findOwnDate(tx, actor, input.reference, "mark-attendance");
    if (!found.ok) return found;
    const date = found.value;
    if (date.state !== "published") return err(invalid("This date is not published, so nobody is marked"));
    const at = now();
    // People come early; nobody comes the day before.
    if (at.getTime() < date.startsAt.getTime() - CHECK_IN_OPENS_HOURS * 3_600_000)
      return err(invalid("Marks open two hours before it starts"));
    await lockSeats(tx, [date.id]);
    const outcomes: MarkOutcome[] = [];
    for (const mark of input.marks)
      outcomes.push({ key: mark.key, outcome: await keep(tx, actor, date, mark, at) });
    return ok(outcomes);
  });
}

async function keep(
  tx: Tx,
  actor: Actor,
  date: ForumDateRow,
  mark: Mark,
  at: Date,
): Promise<MarkOutcome["outcome"]> {
  const where = { dateId: date.id, key: mark.key };
  if (await tx.forumMark.findUnique({ where: { dateId_key: where }, select: { key: true } })) return "kept";
  const bookingId = mark.mark === "walk-in" ? newId() : mark.bookingId;
  const outcome =
    mark.mark === "walk-in"
      ? await walkIn(tx, actor, date, mark, bookingId, at)
      : await markOne(tx, actor, date, mark, at);
  if (outcome !== "kept") return outcome;
  await tx.forumMark.createMany({
    data: [
      {
        ...where,
        ownerOrganisationId: date.ownerOrganisationId,
        bookingId,
        mark: mark.mark,
        markedById: actor.personId,
        markedAt: mark.markedAt,
        at,
      },
    ],
  });
  return "kept";
}

async function markOne(
  tx: Tx,
  actor: Actor,
  date: ForumDateRow,
  { mark, bookingId }: { mark: "attended" | "missed"; bookingId: string },
  at: Date,
): Promise<MarkOutcome["outcome"]> {
  const booking = await findBooking(tx, actor, bookingId);
  if (!booking || booking.dateId !== date.id) return "not-booked";
  // Two devices mark the same person: what the second says is true already.
  if (booking.state === mark) return "kept";
  if (booking.state === "attended" || booking.state === "missed") return "other-mark";
  const moved = await moveBookingState(tx, actor, booking, date, mark === "attended" ? "attend" : "miss", at);
  return moved ? "kept" : "not-booked";
}

async function walkIn(
  tx: Tx,
  actor: Actor,
  date: ForumDateRow,
  person: { name: string; organisation: string; providerId?: string; email?: string },
  id: string,
  at: Date,
): Promise<MarkOutcome["outcome"]> {
  const seats = (await lockSeats(tx, [date.id])).get(date.id);
  if (!seats || seats.taken >= seats.capacity) return "full";
  const email = person.email?.trim().toLowerCase() || null;
  const { count } = await tx.forumBooking.createMany({
    data: [
      {
        id,
        dateId: date.id,
        ownerOrganisationId: date.ownerOrganisationId,
        providerId: person.providerId ?? null,
        attendeeName: person.name,
        attendeeEmail: email,
        attendeeKey: email ?? `walk-in:${id}`,
        organisationName: person.organisation,
        state: "attended",
        stateSince: at,
        walkIn: true,
        passHash: hashOfSecret(passOf(id)),
        createdAt: at,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) return "booked-already";
  await recordEvent(tx, actor, FORUM_EVENTS, {
    kind: "forum-walked-in",
    audience: "both",
    councilId: councilOf(date),
    providerId: person.providerId ?? null,
    subject: "forum-booking",
    subjectId: id,
    to: "attended",
    data: { dateId: date.id },
  });
  return "kept";
}
