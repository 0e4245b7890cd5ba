import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { now } from "~/platform/clock.server";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { conflict, invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { dateMachine } from "../date.machine";
import { tellBookingJobs } from "../forum.jobs";
import { findOwnDate, recordDateEvent } from "./find-own-date.server";
import { lockSeats } from "./lock-seats.server";

/**
 * Cancels a date, told to all who have a seat or wait, with the reason and the file that takes it out of their
 * calendars. Their bookings are cancelled with it.
 */
export function cancelDate(
  actor: Actor,
  input: { reference: string; version: number; reason: string; idempotency?: Idempotency<{ told: number }> },
): Promise<Result<{ told: number }, Refusal>> {
  return write<{ told: number }, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await findOwnDate(tx, actor, input.reference);
    if (!found.ok) return found;
    const told = clearNotices({ reason: input.reason });
    if (!told.ok) return told;
    const date = found.value;
    const at = now();
    if (!dateMachine.allows(date.state, "cancel")) return err(notNow());
    if (date.startsAt <= at) return err(invalid("This date has begun. Say in the minutes what became of it"));
    await lockSeats(tx, [date.id]);
    const { count } = await tx.forumDate.updateMany({
      where: { id: date.id, state: date.state, version: input.version },
      data: {
        state: "cancelled",
        cancelledAt: at,
        cancelledReason: told.value.reason,
        updatedAt: at,
        version: { increment: 1 },
      },
    });
    if (count === 0) return err(conflict());
    const standing = { dateId: date.id, state: { in: ["booked", "waiting", "offered"] } };
    const bookings = await tx.forumBooking.findMany({ where: standing, select: { id: true, version: true } });
    await tx.forumBooking.updateMany({
      where: standing,
      data: {
        state: "cancelled",
        stateSince: at,
        heldUntil: null,
        sequence: { increment: 1 },
        version: { increment: 1 },
      },
    });
    await recordDateEvent(tx, actor, date, {
      kind: "forum-cancelled",
      from: date.state,
      to: "cancelled",
      reason: input.reason,
      data: { told: bookings.length },
    });
    await enqueueAll(tx, tellBookingJobs(bookings, date.ownerOrganisationId, "cancelled"));
    return ok({ told: bookings.length });
  });
}
