import type { Actor } from "~/domains/access/actor";
import { publicForums } from "~/paths/forums";
import { now } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { may } from "../forum.policy";
import { checkInCodeOf } from "../forum-secrets.server";
import { CHECK_IN_OPENS_HOURS } from "../seat-times.rules";
import type { ForumDateRow } from "./find-forum-date.server";
import { ofOwnDate } from "./organising.server";
import { bookingsOf, type OwnBooking, type Seats, seatsOf } from "./view-own-date.server";

export type AttendanceView = {
  date: ForumDateRow;
  people: Omit<OwnBooking, "email">[];
  seats: Seats;
  /** Whether marks count now; else why not, in words. */
  closed: string | null;
  /** The address behind the check-in code. */
  checkIn: string;
  personId: string;
  abilities: { run: boolean };
  now: Date;
};

/** Who has a seat at a date, for whoever takes attendance. */
export function viewAttendance(actor: Actor, reference: string): Promise<AttendanceView> {
  return ofOwnDate(
    actor,
    reference,
    async (tx, date) => {
      const at = now();
      const opens = date.startsAt.getTime() - CHECK_IN_OPENS_HOURS * 3_600_000;
      const closed =
        date.state !== "published"
          ? "This date is not published, so nobody is marked."
          : at.getTime() < opens
            ? "Marks open two hours before it starts."
            : null;
      const people = await bookingsOf(tx, date.id);
      return {
        date,
        people: people
          .filter(({ state }) => state !== "waiting" && state !== "offered")
          .map(({ email: _email, ...person }) => person),
        seats: await seatsOf(tx, date.id),
        closed,
        checkIn: `${env().APP_URL}${publicForums.checkIn(date.reference, checkInCodeOf(date.id))}`,
        personId: actor.personId,
        abilities: { run: may(actor, "run", date) === true },
        now: at,
      };
    },
    "mark-attendance",
  );
}
