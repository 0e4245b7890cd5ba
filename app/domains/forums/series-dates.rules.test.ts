import { describe, expect, it } from "vitest";
import { londonTime } from "~/platform/time";
import { placements } from "./allot-seats.rules";
import { reminderDue } from "./reminder.rules";
import { bookingWindow, daysOfSeries, spanOf } from "./series-dates.rules";

describe("the dates of a series", () => {
  it("keep their weekday of the month", () => {
    // The second Tuesday of each quarter.
    expect(daysOfSeries("2027-01-12", "quarter", 5)).toEqual([
      "2027-01-12",
      "2027-04-13",
      "2027-07-13",
      "2027-10-12",
      "2028-01-11",
    ]);
    expect(daysOfSeries("2027-11-03", "month", 3)).toEqual(["2027-11-03", "2027-12-01", "2028-01-05"]);
    expect(daysOfSeries("2027-02-01", "once", 7)).toEqual(["2027-02-01"]);
  });

  it("take the last where a month has no fifth", () => {
    expect(daysOfSeries("2027-03-31", "month", 3)).toEqual(["2027-03-31", "2027-04-28", "2027-05-26"]);
  });

  it("keep their hour when the clocks change, and refuse one that spring skips", () => {
    const hours = daysOfSeries("2027-01-12", "quarter", 4).map((day) => spanOf(day, "10:00", 150));
    expect(hours.map((span) => span && [londonTime(span.startsAt), londonTime(span.endsAt)])).toEqual(
      hours.map(() => ["10:00", "12:30"]),
    );
    expect(hours.map((span) => span?.startsAt.toISOString().slice(11, 16))).toEqual([
      "10:00",
      "09:00",
      "09:00",
      "09:00",
    ]);
    expect(spanOf("2027-03-28", "01:30", 60)).toBeUndefined();
  });

  it("open no earlier than they are planned, and close before they start", () => {
    const span = { startsAt: new Date("2027-06-01T09:00:00Z"), endsAt: new Date("2027-06-01T11:00:00Z") };
    expect(bookingWindow(span, new Date("2027-05-01T09:00:00Z"))).toEqual({
      opensAt: new Date("2027-05-01T09:00:00Z"),
      closesAt: new Date("2027-05-31T09:00:00Z"),
    });
    const tomorrow = bookingWindow(span, new Date("2027-05-31T12:00:00Z"));
    expect(tomorrow.closesAt).toEqual(span.startsAt);
  });
});

it("reminders are due by London's calendar, a week and a day before", () => {
  const start = new Date("2027-03-29T09:00:00Z");
  const due = [
    "2027-03-21T23:59:00Z",
    "2027-03-22T00:00:00Z",
    "2027-03-27T23:59:00Z",
    "2027-03-28T00:00:00Z",
    "2027-03-29T08:59:00Z",
    "2027-03-29T09:00:00Z",
  ];
  expect(due.map((at) => reminderDue(start, new Date(at)))).toEqual([
    undefined,
    "week",
    "week",
    "day",
    "day",
    undefined,
  ]);
});

it("places go in order, to nobody beyond the organisation's own", () => {
  const seats = { capacity: 10, taken: 8, most: null, own: 0 };
  expect(placements(seats, 3)).toEqual(["booked", "booked", "waiting"]);
  expect(placements({ ...seats, most: 2, own: 1 }, 2)).toEqual(["booked", "organisation-full"]);
  expect(placements({ ...seats, taken: 10 }, 1)).toEqual(["waiting"]);
});
