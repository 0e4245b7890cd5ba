import ICAL from "ical.js";
import { convertIcsCalendar } from "ts-ics";
import { describe, expect, it } from "vitest";
import { type CalendarEntry, calendarFile, foldLine } from "./calendar.rules";

const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: "forum-1@homeward",
  sequence: 0,
  cancelled: false,
  startsAt: new Date("2027-03-27T10:00:00Z"),
  endsAt: new Date("2027-03-27T12:30:00Z"),
  changedAt: new Date("2027-02-01T09:00:00Z"),
  title: "Providers' forum; agenda, papers & more",
  place: "The Guildhall, North Street, Wolverhampton",
  details:
    "Step-free from the rear.\nRing the bell \\ ask for Dana — bring your badge, or your café loyalty card 🎟️ ".repeat(
      3,
    ),
  url: "https://meet.example/forum?room=1,2",
  organiser: { name: 'Wolverhampton "City" Council', email: "homeward@example.org" },
  ...more,
});

/** What two readers that share no code make of a file. */
function readByBoth(file: string) {
  const component = new ICAL.Component(ICAL.parse(file));
  for (const zone of component.getAllSubcomponents("vtimezone"))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone), "Europe/London");
  const one = component.getAllSubcomponents("vevent").map((event) => {
    const read = new ICAL.Event(event);
    return {
      uid: read.uid,
      title: read.summary,
      place: read.location ?? undefined,
      details: read.description ?? undefined,
      from: read.startDate.toJSDate().toISOString(),
      to: read.endDate.toJSDate().toISOString(),
      sequence: Number(event.getFirstPropertyValue("sequence")),
      status: String(event.getFirstPropertyValue("status")),
    };
  });
  const other = (convertIcsCalendar(undefined, file).events ?? []).map((read) => ({
    uid: read.uid,
    title: read.summary,
    place: read.location,
    details: read.description,
    from: read.start.date.toISOString(),
    to: ("end" in read ? read.end?.date : undefined)?.toISOString(),
    sequence: read.sequence,
    status: read.status,
  }));
  return [one, other] as const;
}

describe("a calendar file", () => {
  it("says the same to two readers: words, hours, version", () => {
    const said = entry({ sequence: 2 });
    for (const read of readByBoth(calendarFile([said])))
      expect(read).toEqual([
        {
          uid: said.uid,
          title: said.title,
          place: said.place,
          details: said.details,
          from: said.startsAt.toISOString(),
          to: said.endsAt.toISOString(),
          sequence: 2,
          status: "CONFIRMED",
        },
      ]);
  });

  it("keeps the hour of London on both sides of a change of the clocks, in winter and in summer", () => {
    const moments = [
      "2027-01-12T10:00:00Z",
      "2027-03-27T10:00:00Z",
      "2027-03-28T09:00:00Z",
      "2027-07-13T09:00:00Z",
      "2027-10-30T09:00:00Z",
      "2027-10-31T10:00:00Z",
    ];
    const entries = moments.map((at, index) =>
      entry({
        uid: `forum-${index}@homeward`,
        startsAt: new Date(at),
        endsAt: new Date(Date.parse(at) + 3_600_000),
      }),
    );
    const file = calendarFile(entries, { name: "Forums" });
    expect([...file.matchAll(/DTSTART;TZID=Europe\/London:\d{8}T(\d{6})/g)].map(([, time]) => time)).toEqual(
      moments.map(() => "100000"),
    );
    for (const read of readByBoth(file))
      expect(read.map(({ from }) => from)).toEqual(moments.map((at) => new Date(at).toISOString()));
  });

  it("is called off under the same name with a higher number", () => {
    const file = calendarFile([entry({ sequence: 3, cancelled: true })], { method: "CANCEL" });
    expect(file).toContain("METHOD:CANCEL\r\n");
    for (const [read] of readByBoth(file))
      expect(read).toMatchObject({ uid: "forum-1@homeward", sequence: 3, status: "CANCELLED" });
  });

  it("has no line above 75 octets, cuts no character, and lets nothing that is written begin a line", () => {
    const evil = "x\r\nEND:VEVENT\r\nBEGIN:VALARM\u0000\u0007";
    const file = calendarFile([entry({ title: evil, place: evil, details: `${evil}${"é".repeat(200)}` })]);
    const lines = file.split("\r\n");
    expect(lines.at(-1)).toBe("");
    for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(file.replace(/\r\n/g, "")).not.toMatch(/\p{Cc}/u);
    expect(lines.filter((line) => line === "END:VEVENT")).toHaveLength(1);
    expect(file).not.toContain("�");
    const [one] = readByBoth(file);
    expect(one[0]?.title).toBe("x\nEND:VEVENT\nBEGIN:VALARM");
  });

  it("folds exactly at 75 octets", () => {
    expect(foldLine("a".repeat(75))).toBe("a".repeat(75));
    expect(foldLine("a".repeat(76))).toBe(`${"a".repeat(75)}\r\n a`);
    expect(foldLine(`${"a".repeat(74)}é`)).toBe(`${"a".repeat(74)}\r\n é`);
  });
});
