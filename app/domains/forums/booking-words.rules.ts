import { dayAndTime, londonTime, longDate } from "~/platform/time";
import type { BookingState } from "./booking.machine";

/** "Tuesday 9 March, 10:00 to 12:30". */
export function whenWords(span: { startsAt: Date; endsAt: Date }, now: Date): string {
  const until =
    longDate(span.startsAt, now) === longDate(span.endsAt, now)
      ? londonTime(span.endsAt)
      : `${longDate(span.endsAt, now)}, ${londonTime(span.endsAt)}`;
  return `${longDate(span.startsAt, now)}, ${londonTime(span.startsAt)} to ${until}`;
}

/** Far from every date, so that the year stands beside it: paper is read in later years. */
const ANOTHER_YEAR = new Date(0);

export const whenOnPaper = (span: { startsAt: Date; endsAt: Date }): string => whenWords(span, ANOTHER_YEAR);
export const dateOnPaper = (date: Date): string => longDate(date, ANOTHER_YEAR);

export const BOOKING_WORDS: Record<BookingState, string> = {
  booked: "Booked",
  waiting: "Waiting",
  offered: "Seat offered",
  attended: "Attended",
  missed: "Missed",
  cancelled: "Cancelled",
  lapsed: "Offer lapsed",
};

type Bookable = {
  state: string;
  ownerName: string;
  opensAt: Date;
  closesAt: Date;
  startsAt: Date;
};

/** Why a date takes no booking now, in words that name what to do; undefined when it does. */
export function whyClosed(date: Bookable, now: Date): string | undefined {
  if (date.state === "cancelled") return "This date is cancelled. Choose another date";
  if (date.state !== "published") return "This date is not published yet";
  if (date.startsAt <= now) return "This date has begun. Choose another date";
  if (date.opensAt > now) return `Booking opens ${dayAndTime(date.opensAt, now)}`;
  if (date.closesAt <= now)
    return `Booking closed ${dayAndTime(date.closesAt, now)}. Ring ${date.ownerName} if you still need a seat`;
  return undefined;
}

/** To an organisation that is blocked, without why: that is for a conversation. */
export function blockedWords(ownerName: string): string {
  return `${ownerName} does not take bookings from your organisation at the moment. Ring them to talk about it`;
}

export function noSeatWords(free: number, asked: number): string {
  const left =
    free <= 0
      ? "No seats are left"
      : `Only ${free} of the ${asked} seats you ask for ${free === 1 ? "is" : "are"} left`;
  return `${left}. Join the waiting list${free > 0 ? " with the others" : ""}, or choose another date`;
}

export function organisationFullWords(most: number, own: number): string {
  const has = own === 0 ? "" : `, and it has ${own}`;
  return `Your organisation may have ${most} ${most === 1 ? "seat" : "seats"} at this date${has}. Book fewer people, or another date`;
}
