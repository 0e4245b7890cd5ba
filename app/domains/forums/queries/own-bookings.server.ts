import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { BookingState } from "../booking.machine";
import type { OwnBooking } from "../date-words.rules";
import { bookingScope } from "../forum.scope.server";

export type OwnBookingRow = OwnBooking & { dateId: string; personId: string | null; mine: boolean };

/** The bookings of the actor's organisation at these dates, each with its place in line; who is out of it last. */
export async function ownBookings(
  tx: Tx,
  actor: Actor,
  dateIds: readonly string[],
): Promise<OwnBookingRow[]> {
  if (dateIds.length === 0) return [];
  const rows = await tx.forumBooking.findMany({
    where: { AND: [bookingScope(actor), { dateId: { in: [...dateIds] } }] },
    select: { id: true, dateId: true, personId: true, attendeeName: true, state: true, heldUntil: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const places = await placesInLine(tx, rows);
  return rows
    .map((row) => ({
      id: row.id,
      dateId: row.dateId,
      personId: row.personId,
      mine: row.personId === actor.personId,
      name: row.attendeeName,
      state: row.state as BookingState,
      heldUntil: row.heldUntil,
      place: places.get(row.id) ?? null,
    }))
    .sort((a, b) => rank(a) - rank(b));
}

/** The actor first, who is out of it last. */
function rank({ state, mine }: OwnBookingRow): number {
  if (state === "cancelled" || state === "lapsed") return 2;
  return mine ? 0 : 1;
}

/** The place in line of each of these that waits; 1 is next. */
export async function placesInLine(
  tx: Tx,
  bookings: readonly { dateId: string; state: string }[],
): Promise<Map<string, number>> {
  const dates = [...new Set(bookings.filter(({ state }) => state === "waiting").map(({ dateId }) => dateId))];
  if (dates.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; place: number }[]>`
    select booking_id as id, place from forum_places_in_line(${dates}::uuid[])`;
  return new Map(rows.map(({ id, place }) => [id, place]));
}
