import type { Notification, To } from "~/domains/notifications/commands/notify.server";
import { publicForums } from "~/paths/forums";
import { now } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { absoluteDayAndTime } from "~/platform/time";
import type { ForumMailProps } from "~emails/forum-facts";
import { whenWords } from "./booking-words.rules";
import { type CalendarEntry, calendarFile } from "./calendar.rules";
import { passOf } from "./forum-secrets.server";
import type { ForumDateRow } from "./queries/find-forum-date.server";

export type ForumMail =
  | "forum-booked"
  | "forum-waiting"
  | "forum-seat-offered"
  | "forum-seat-lapsed"
  | "forum-cancelled"
  | "forum-changed"
  | "forum-reminder";

/** Of a booking, as much as its mail must know. */
export type ToldBooking = {
  id: string;
  providerId: string | null;
  personId: string | null;
  attendeeName: string;
  attendeeEmail: string | null;
  sequence: number;
  heldUntil?: Date | null;
  bookedBy?: string | null;
  placeInLine?: number | null;
};

/** The address that mails come from, as the organiser of a calendar entry: answers to it reach whoever runs Homeward. */
function organiserEmail(): string {
  const from = env().MAIL_FROM;
  return /<([^>]+)>/.exec(from)?.[1] ?? from;
}

type EntryDate = Pick<
  ForumDateRow,
  "reference" | "title" | "startsAt" | "endsAt" | "place" | "accessNotes" | "ownerName" | "sequence"
>;

/** A booking as a calendar entry. Its UID is the booking's for good, and either's change makes the sequence higher. */
export function calendarEntry(
  booking: { id: string; sequence: number; cancelled: boolean; changedAt: Date },
  date: EntryDate,
  url: string | null,
): CalendarEntry {
  const joining = url ? `Join online: ${url}` : "";
  return {
    uid: `forum-${booking.id}@homeward`,
    sequence: booking.sequence + date.sequence,
    cancelled: booking.cancelled,
    changedAt: booking.changedAt,
    startsAt: date.startsAt,
    endsAt: date.endsAt,
    title: `${date.title} (${date.ownerName})`,
    place: date.place ?? (url ? "Online" : null),
    details: [date.accessNotes ?? "", joining].filter((part) => part !== "").join("\n\n"),
    url,
    organiser: { name: date.ownerName, email: organiserEmail() },
  };
}

const WITH_CALENDAR: readonly ForumMail[] = [
  "forum-booked",
  "forum-cancelled",
  "forum-changed",
  "forum-reminder",
];

type MailFacts = {
  url?: string | null;
  reason?: string | null;
  /** What a job tells, so that it is told once. */
  dedupeKey?: string | null;
  /** Who writes it, where that is not the organisation of the booking. */
  organisationId?: string;
};

/** The mail about one booking to who it is for; undefined for a walk-in whom no mail reaches. */
export function bookingMail(
  template: ForumMail,
  booking: ToldBooking,
  date: ForumDateRow,
  { url = null, reason = null, dedupeKey = null, organisationId }: MailFacts = {},
): Notification | undefined {
  const at = now();
  const off = template === "forum-cancelled";
  const link = `${env().APP_URL}${publicForums.pass(passOf(booking.id))}`;
  const content = () =>
    calendarFile(
      [
        calendarEntry(
          { id: booking.id, sequence: booking.sequence, cancelled: off, changedAt: at },
          date,
          off ? null : url,
        ),
      ],
      { method: off ? "CANCEL" : "PUBLISH" },
    );
  const props: ForumMailProps = {
    name: booking.attendeeName,
    title: date.title,
    owner: date.ownerName,
    reference: date.reference,
    when: whenWords(date, at),
    place: date.place,
    accessNotes: date.accessNotes,
    joinAt: off ? null : url,
    online: date.online,
    bookedBy: booking.bookedBy ?? null,
    placeInLine: booking.placeInLine ?? null,
    heldUntil: booking.heldUntil ? absoluteDayAndTime(booking.heldUntil, at) : null,
    reason,
    secretLink: link,
    ...(WITH_CALENDAR.includes(template)
      ? {
          calendar: {
            fileName: off ? "cancelled.ics" : "forum.ics",
            method: off ? "CANCEL" : "PUBLISH",
            content: content(),
          },
        }
      : {}),
  };
  const from = organisationId ?? booking.providerId ?? date.ownerOrganisationId;
  const to = readerOf(booking, from);
  return to && { template, to, props, dedupeKey: dedupeKey === null ? null : `${booking.id}:${dedupeKey}` };
}

function readerOf(
  { id, personId, attendeeName: name, attendeeEmail: email }: ToldBooking,
  organisationId: string,
): To | undefined {
  if (personId) return { organisationId, personId, name };
  return email ? { organisationId, email, name, contactId: id } : undefined;
}
