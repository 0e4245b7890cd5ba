import { transaction } from "~/platform/database/transaction.server";
import type { BookingState } from "../booking.machine";
import { hashOfSecret } from "../forum-secrets.server";

export type PassView = {
  bookingId: string;
  attendeeName: string;
  state: BookingState;
  heldUntil: Date | null;
  title: string;
  startsAt: Date;
  endsAt: Date;
  place: string | null;
  online: boolean;
  dateState: string;
  ownerName: string;
  /** 1 is next; null for who does not wait. */
  placeInLine: number | null;
};

/** The booking that the link of a mail is for; undefined when there is none. Reading changes nothing. */
export async function readPass(secret: string): Promise<PassView | undefined> {
  return transaction("reader", {}, async (tx) => {
    const rows = await tx.$queryRaw<PassView[]>`
      select booking_id as "bookingId", attendee_name as "attendeeName", state, held_until as "heldUntil", title,
             starts_at as "startsAt", ends_at as "endsAt", place, online, date_state as "dateState", owner_name as "ownerName",
             forum_pass_place(${hashOfSecret(secret)}) as "placeInLine"
        from read_forum_pass(${hashOfSecret(secret)})`;
    return rows[0];
  });
}
