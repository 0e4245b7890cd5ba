import { z } from "zod";
import { defineJob, type NewJob, newJob, noPayload } from "~/platform/jobs/define-job";

export type Told = "booked" | "offered" | "lapsed" | "cancelled" | "changed";

/** `organisationId` is the date's owner, for whom the worker works. The database asks for these jobs, too. */
export const TELL_FORUM_BOOKING = defineJob(
  "tell-forum-booking",
  z.object({
    bookingId: z.uuid(),
    organisationId: z.uuid(),
    what: z.enum(["booked", "offered", "lapsed", "cancelled", "changed"]),
  }),
);
export const LAPSE_FORUM_SEAT = defineJob(
  "lapse-forum-seat",
  z.object({ dateId: z.uuid(), organisationId: z.uuid() }),
);
export const CHECK_PAPER = defineJob(
  "check-paper",
  z.object({ paperId: z.uuid(), organisationId: z.uuid() }),
);

export const FORUM_MAINTENANCE = defineJob("forum-maintenance", noPayload, { formerly: ["forum-round"] });
export const CHASE_FORUM_ACTIONS = defineJob("chase-forum-actions", noPayload);

/** One job a booking; `about` tells two changes of one date apart. */
export function tellBookingJobs(
  bookings: readonly { id: string; version: number }[],
  organisationId: string,
  what: Told,
  about = "",
): NewJob[] {
  return bookings.map(({ id, version }) =>
    newJob(
      TELL_FORUM_BOOKING,
      { bookingId: id, organisationId, what },
      { key: `${id}:${what}:${version}${about}` },
    ),
  );
}
