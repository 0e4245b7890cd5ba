/**
 * Calendar files (RFC 5545) for the two things the portal says: a booking, and a person's feed. No input or output.
 * Times are given in Europe/London with the zone's rules beside them, so that a reader that has no zone of that name
 * shows the hour on the invitation all the same.
 */
import { londonDate, londonTime } from "~/platform/time";

export type CalendarEntry = {
  /** Stays the same for the life of the booking. */
  uid: string;
  sequence: number;
  cancelled: boolean;
  startsAt: Date;
  endsAt: Date;
  /** When this was last changed. */
  changedAt: Date;
  title: string;
  place: string | null;
  /** Access notes and how to join, as the booked may know them. */
  details: string;
  url: string | null;
  organiser: { name: string; email: string };
};

const encoder = new TextEncoder();

/** A text value: backslash, semicolon, comma and line breaks escaped, other control characters gone. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?|\n/g, "\n")
    .replace(/(?!\n)\p{Cc}/gu, "")
    .replace(/[\\;,]/g, (found) => `\\${found}`)
    .replace(/\n/g, "\\n");
}

/** A parameter's value in quotes; a quote itself cannot be said there. */
function quoted(text: string): string {
  return `"${text.replace(/\p{Cc}/gu, "").replace(/"/g, "'")}"`;
}

/** Folds at 75 octets, never inside a character (RFC 5545, 3.1). */
export function foldLine(line: string): string {
  if (encoder.encode(line).length <= 75) return line;
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

const utc = (at: Date) => `${at.toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
const local = (at: Date) =>
  `${londonDate(at).replaceAll("-", "")}T${londonTime(at).replace(":", "")}${utc(at).slice(13, 15)}`;

/** The rules since 1996 (Summer Time Order 2002, last Sundays of March and October at 01:00 UTC). */
const LONDON = [
  "BEGIN:VTIMEZONE",
  "TZID:Europe/London",
  "BEGIN:DAYLIGHT",
  "TZOFFSETFROM:+0000",
  "TZOFFSETTO:+0100",
  "TZNAME:BST",
  "DTSTART:19960331T010000",
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "END:DAYLIGHT",
  "BEGIN:STANDARD",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0000",
  "TZNAME:GMT",
  "DTSTART:19961027T020000",
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  "END:STANDARD",
  "END:VTIMEZONE",
];

function entryLines(entry: CalendarEntry): string[] {
  const optional = [
    entry.place ? `LOCATION:${escapeText(entry.place)}` : "",
    entry.details ? `DESCRIPTION:${escapeText(entry.details)}` : "",
    entry.url && URL.canParse(entry.url) ? `URL:${new URL(entry.url).href}` : "",
  ];
  return [
    "BEGIN:VEVENT",
    `UID:${entry.uid}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${utc(entry.changedAt)}`,
    `LAST-MODIFIED:${utc(entry.changedAt)}`,
    `DTSTART;TZID=Europe/London:${local(entry.startsAt)}`,
    `DTEND;TZID=Europe/London:${local(entry.endsAt)}`,
    `SUMMARY:${escapeText(entry.title)}`,
    ...optional.filter((line) => line !== ""),
    `ORGANIZER;CN=${quoted(entry.organiser.name)}:mailto:${entry.organiser.email}`,
    `STATUS:${entry.cancelled ? "CANCELLED" : "CONFIRMED"}`,
    `TRANSP:${entry.cancelled ? "TRANSPARENT" : "OPAQUE"}`,
    "END:VEVENT",
  ];
}

export type CalendarMethod = "PUBLISH" | "CANCEL";

/** A whole calendar file. A file for one booking that is off is sent with the method CANCEL, everything else PUBLISH. */
export function calendarFile(
  entries: readonly CalendarEntry[],
  { method = "PUBLISH", name }: { method?: CalendarMethod; name?: string } = {},
): string {
  const named = name ? [`NAME:${escapeText(name)}`, `X-WR-CALNAME:${escapeText(name)}`] : [];
  const feed = name ? ["REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"] : [];
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Homeward//Forums//EN",
    "CALSCALE:GREGORIAN",
    `METHOD:${method}`,
    ...named,
    ...feed,
    ...LONDON,
    ...entries.flatMap(entryLines),
    "END:VCALENDAR",
  ];
  return `${lines.map(foldLine).join("\r\n")}\r\n`;
}
