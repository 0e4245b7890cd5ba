import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { bookSeats } from "~/domains/forums/commands/book-seats.server";
import { cancelBooking } from "~/domains/forums/commands/cancel-booking.server";
import { moveBooking } from "~/domains/forums/commands/move-booking.server";
import { race } from "./racing.ts";

/** A server process as far as booking goes. */
export type Act =
  | { kind: "book"; actor: Actor; reference: string }
  | { kind: "cancel"; actor: Actor; bookingId: string }
  | { kind: "move"; actor: Actor; bookingId: string; toReference: string };

race<Act>(
  (act) => {
    if (act.kind === "cancel") return cancelBooking(act.actor, { bookingId: act.bookingId });
    if (act.kind === "move") return moveBooking(act.actor, { ...act, waitIfFull: true });
    const people = [{ personId: act.actor.personId }];
    return bookSeats(act.actor, { reference: act.reference, people, waitIfFull: true });
  },
  (actor) => read(actor, (tx) => tx.forumDate.count()),
);
