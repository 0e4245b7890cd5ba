import {
  absoluteDayAndTime,
  dayAndTime,
  dayOfColumn,
  londonDate,
  type Remaining,
  remaining,
} from "~/platform/time";
import type { Tone } from "~/ui/tones";
import type { BookingState } from "./booking.machine";

/** What a date says of its seats: "12 of 20 seats left", "1 seat left", "Full, 3 wait". */
export function seatsWords(seats: { capacity: number; taken: number; waiting: number }): string {
  const free = seats.capacity - seats.taken;
  if (free > 1) return `${free} of ${seats.capacity} seats left`;
  if (free === 1) return "1 seat left";
  return seats.waiting === 0
    ? "Full. You can join the waiting list"
    : `Full. ${seats.waiting} ${seats.waiting === 1 ? "person waits" : "people wait"}`;
}

/** How many seats one organisation may have, and how many of them it has. */
export function ownSeatsWords(most: number | null, own: number): string | undefined {
  if (most === null) return undefined;
  const may = `Each organisation may have ${most} ${most === 1 ? "seat" : "seats"}`;
  return own === 0 ? `${may}.` : `${may}. Yours has ${own}.`;
}

export const BOOKING_TONES: Record<BookingState, Tone> = {
  booked: "good",
  waiting: "hold",
  offered: "soon",
  attended: "good",
  missed: "plain",
  cancelled: "plain",
  lapsed: "plain",
};

export type OwnBooking = {
  id: string;
  name: string;
  state: BookingState;
  heldUntil: Date | null;
  /** 1 is next; null for who does not wait. */
  place: number | null;
};

/** A booking in a few words: "Booked", "Number 2 in line", "Seat held until tomorrow at 10:00". */
export function bookingWords(
  { state, heldUntil, place }: Omit<OwnBooking, "id" | "name">,
  now: Date,
): string {
  if (state === "waiting") return place ? `Number ${place} in line` : "On the waiting list";
  if (state === "offered" && heldUntil) return `Seat held until ${dayAndTime(heldUntil, now)}`;
  return {
    booked: "Booked",
    offered: "Seat held",
    attended: "Was there",
    missed: "Was not there",
    cancelled: "Cancelled",
    lapsed: "Let go",
  }[state];
}

type Window = { opensAt: Date; closesAt: Date; startsAt: Date };

/** Until when a date can be booked, or since when not, as a clock beside it; undefined once it has begun. */
export function windowClock(
  date: Window,
  now: Date,
): { remaining: string; moment: string; printed: string; tone: Remaining["tone"] } | undefined {
  if (date.startsAt <= now) return undefined;
  if (date.opensAt > now)
    return {
      remaining: remaining(now, date.opensAt).words,
      moment: `booking opens ${dayAndTime(date.opensAt, now)}`,
      printed: `booking opens ${absoluteDayAndTime(date.opensAt, now)}`,
      tone: "plain",
    };
  if (date.closesAt <= now)
    return {
      remaining: "Booking closed",
      moment: dayAndTime(date.closesAt, now),
      printed: `booking closed ${absoluteDayAndTime(date.closesAt, now)}`,
      tone: "plain",
    };
  const left = remaining(now, date.closesAt);
  return {
    remaining: left.words,
    moment: `to book, until ${dayAndTime(date.closesAt, now)}`,
    printed: `to book, until ${absoluteDayAndTime(date.closesAt, now)}`,
    tone: left.tone,
  };
}

/** "2 h 30 min", "45 min". */
export function lengthWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** "Wednesday 9 December" for a day without a time (`YYYY-MM-DD` at midnight UTC), and that it is late while open. */
export function dueWords(due: Date, now: Date, open = true): string {
  const day = dayOfColumn(due);
  const words = new Intl.DateTimeFormat("en-GB", {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
  })
    .format(due)
    .replace(",", "");
  const late = open && day < londonDate(now) ? ", late" : "";
  return `${words}${day.slice(0, 4) === londonDate(now).slice(0, 4) ? "" : ` ${day.slice(0, 4)}`}${late}`;
}
