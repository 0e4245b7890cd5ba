import { z } from "zod";
import type { NewJob } from "~/platform/jobs/enqueue.server";

export const TELL_FORUM_BOOKING = "tell-forum-booking";
export const LAPSE_FORUM_SEAT = "lapse-forum-seat";
export const FORUM_ROUND = "forum-round";
export const CHASE_FORUM_ACTIONS = "chase-forum-actions";
export const CHECK_PAPER = "check-paper";

export type Told = "booked" | "offered" | "lapsed" | "cancelled" | "changed";

/** `organisationId` is the date's owner, for whom the worker works. The database asks for these jobs, too. */
export const tellBookingJob = z.object({
  bookingId: z.uuid(),
  organisationId: z.uuid(),
  what: z.enum(["booked", "offered", "lapsed", "cancelled", "changed"]),
});
export const lapseSeatJob = z.object({ dateId: z.uuid(), organisationId: z.uuid() });
export const checkPaperJob = z.object({ paperId: z.uuid(), organisationId: z.uuid() });

/** One job a booking; `about` tells two changes of one date apart. */
export function tellBookingJobs(
  bookings: readonly { id: string; version: number }[],
  organisationId: string,
  what: Told,
  about = "",
): NewJob[] {
  return bookings.map(({ id, version }) => ({
    task: TELL_FORUM_BOOKING,
    payload: { bookingId: id, organisationId, what },
    key: `${TELL_FORUM_BOOKING}:${id}:${what}:${version}${about}`,
  }));
}
