import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import type { ClearedText } from "~/platform/cleared-text";
import { isId } from "~/platform/ids";
import { type BookingEvent, type BookingState, bookingMachine } from "../booking.machine";
import { FORUM_EVENTS } from "../forum.events";
import { bookingScope } from "../forum.scope.server";
import type { ForumDateRow } from "../queries/find-forum-date.server";
import { councilOf } from "../queries/find-forum-date.server";

export type BookingRow = {
  id: string;
  dateId: string;
  ownerOrganisationId: string;
  providerId: string | null;
  personId: string | null;
  attendeeName: string;
  attendeeEmail: string | null;
  attendeeKey: string;
  organisationName: string;
  bookedById: string | null;
  state: BookingState;
  heldUntil: Date | null;
  sequence: number;
  version: number;
};

const COLUMNS = {
  id: true,
  dateId: true,
  ownerOrganisationId: true,
  providerId: true,
  personId: true,
  attendeeName: true,
  attendeeEmail: true,
  attendeeKey: true,
  organisationName: true,
  bookedById: true,
  state: true,
  heldUntil: true,
  sequence: true,
  version: true,
} as const;

/** A booking through its scope; read again after the seats are locked, it stands still. */
export async function findBooking(tx: Tx, actor: Actor, id: string): Promise<BookingRow | undefined> {
  if (!isId(id)) return undefined;
  const row = await tx.forumBooking.findFirst({
    where: { AND: [{ id }, bookingScope(actor)] },
    select: COLUMNS,
  });
  return row ? { ...row, state: row.state as BookingState } : undefined;
}

const DONE = {
  attend: "forum-attended",
  miss: "forum-missed",
  cancel: "forum-booking-cancelled",
  "offer-seat": "forum-seat-offered",
  "accept-seat": "forum-seat-accepted",
  lapse: "forum-seat-lapsed",
  restore: "forum-booking-restored",
  "wait-again": "forum-waiting",
} as const satisfies Record<BookingEvent, string>;

/**
 * The conditional write of one move with its event; false when the booking was moved first or its state does not take
 * the event. The calendar entry of whoever had or gets a seat counts up.
 */
export async function moveBookingState(
  tx: Tx,
  actor: Actor,
  booking: BookingRow,
  date: ForumDateRow,
  event: BookingEvent,
  at: Date,
  reason: ClearedText | null = null,
): Promise<boolean> {
  const next = bookingMachine.next(booking.state, event);
  if (!next.ok) return false;
  const { count } = await tx.forumBooking.updateMany({
    where: { id: booking.id, state: booking.state, version: booking.version },
    data: {
      state: next.value,
      stateSince: at,
      heldUntil: null,
      version: { increment: 1 },
      ...(event === "cancel" || event === "restore" ? { sequence: { increment: 1 } } : {}),
    },
  });
  if (count === 0) return false;
  await recordEvent(tx, actor, FORUM_EVENTS, {
    kind: DONE[event],
    audience: "both",
    councilId: councilOf(date),
    providerId: booking.providerId,
    subject: "forum-booking",
    subjectId: booking.id,
    from: booking.state,
    to: next.value,
    reason,
    data: { dateId: date.id },
  });
  return true;
}
