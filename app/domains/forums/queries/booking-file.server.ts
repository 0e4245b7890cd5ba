import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { calendarEntry } from "../booking-mail.server";
import { calendarFile } from "../calendar.rules";
import { bookingScope } from "../forum.scope.server";
import { findForumDate } from "./find-forum-date.server";

/** The calendar file of a booking: the entry, or what takes it out again once it is cancelled. 404 for who waits. */
export function bookingFile(actor: Actor, id: string): Promise<string> {
  return read(actor, async (tx) => {
    const row = isId(id)
      ? await tx.forumBooking.findFirst({ where: { AND: [bookingScope(actor), { id }] } })
      : null;
    const date = row && (await findForumDate(tx, { id: row.dateId }));
    if (!date || !["booked", "attended", "cancelled"].includes(row.state)) return notFound();
    const cancelled = row.state === "cancelled";
    const entry = calendarEntry(
      { id: row.id, sequence: row.sequence, cancelled, changedAt: now() },
      date,
      cancelled ? null : date.url,
    );
    return calendarFile([entry], { method: cancelled ? "CANCEL" : "PUBLISH" });
  });
}
