import { defineMachine } from "~/platform/machine";

export type BookingState = "booked" | "waiting" | "offered" | "attended" | "missed" | "cancelled" | "lapsed";

export type BookingEvent =
  | "attend"
  | "miss"
  | "cancel"
  | "offer-seat"
  | "accept-seat"
  | "lapse"
  | "restore"
  | "wait-again";

/**
 * A forum booking (docs/domain.md). A booking starts at booked or waiting, a walk-in at attended. The database holds the
 * same moves (`guard_forum_booking`); `prisma/row-security/moves.test.ts` compares them.
 */
export const bookingMachine = defineMachine<BookingState, BookingEvent>(
  {
    booked: { attend: "attended", miss: "missed", cancel: "cancelled" },
    waiting: { "offer-seat": "offered", cancel: "cancelled" },
    offered: { "accept-seat": "booked", lapse: "lapsed", cancel: "cancelled" },
    cancelled: { restore: "booked", "wait-again": "waiting" },
    attended: {},
    missed: {},
    lapsed: {},
  },
  ["booked", "waiting", "attended"],
);

/** The states that hold a seat. */
export const HOLDS_A_SEAT: readonly BookingState[] = ["booked", "offered", "attended"];
/** The states of which a person may have one at a date. */
export const ACTIVE: readonly BookingState[] = ["booked", "waiting", "offered", "attended", "missed"];
