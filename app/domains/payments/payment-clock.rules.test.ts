import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysFrom } from "~/platform/time";
import { clocksOf, type Hold, lawfulLastDay, noticeBand, noticeDays } from "./payment-clock.rules";

describe("the two ways of counting 30 days", () => {
  it.each<[string, string, string, string]>([
    // received, last day in time, day 30 of the notice, why it is here
    ["2026-03-03", "2026-04-01", "2026-04-02", "across the change to summer time"],
    ["2026-10-10", "2026-11-08", "2026-11-09", "across the change to winter time"],
    ["2027-02-01", "2027-03-02", "2027-03-03", "a short February"],
    ["2028-02-01", "2028-03-01", "2028-03-02", "a leap year"],
    ["2028-01-31", "2028-02-29", "2028-03-01", "into 29 February"],
    ["2026-12-04", "2027-01-02", "2027-01-03", "across the year"],
  ])("received %s: last day %s, day 30 is %s (%s)", (received, lastDay, day30) => {
    expect(lawfulLastDay(received)).toBe(lastDay);
    expect(noticeDays(received, day30)).toBe(30);
    expect(noticeDays(received, lastDay)).toBe(29);
  });

  it.each([
    [0, "1 to 30 days"],
    [30, "1 to 30 days"],
    [31, "31 to 60 days"],
    [60, "31 to 60 days"],
    [61, "61 days or more"],
  ])("%d days are in the band of %s", (days, band) => {
    expect(noticeBand(days)).toBe(band);
  });
});

describe("what stops the clock", () => {
  const RECEIVED = "2026-03-03";
  const clocks = (held: { pence: number; holds: Hold[] }[], today = "2026-03-20") =>
    clocksOf({ pence: 100_000, received: RECEIVED, held }, today).map((clock) => [
      clock.pence,
      clock.daysUsed,
      clock.stoppedDays,
      clock.lastDay,
    ]);
  const hold = (heldOn: string, toldOn: string | null, endedOn: string | null): Hold => ({
    heldOn,
    toldOn,
    endedOn,
  });
  const rest = (pence: number) => [pence, 18, 0, "2026-04-01"];

  it.each<[string, { pence: number; holds: Hold[] }[], unknown[][]]>([
    ["nothing held: the day of receipt is the first used", [], [rest(100_000)]],
    [
      "held and nobody told: nothing stops",
      [{ pence: 40_000, holds: [hold("2026-03-05", null, null)] }],
      [rest(100_000)],
    ],
    [
      "told on the 10th and still held: those pence alone",
      [{ pence: 40_000, holds: [hold("2026-03-05", "2026-03-10", null)] }],
      [rest(60_000), [40_000, 7, 11, null]],
    ],
    [
      "told on the 10th, released on the 14th: four days more",
      [{ pence: 40_000, holds: [hold("2026-03-05", "2026-03-10", "2026-03-14")] }],
      [rest(60_000), [40_000, 14, 4, "2026-04-05"]],
    ],
    [
      "told of it before it was held counts from the hold",
      [{ pence: 40_000, holds: [hold("2026-03-12", "2026-03-10", "2026-03-14")] }],
      [rest(60_000), [40_000, 16, 2, "2026-04-03"]],
    ],
    [
      "released before anybody was told: it never stopped",
      [{ pence: 40_000, holds: [hold("2026-03-05", "2026-03-10", "2026-03-09")] }],
      [rest(100_000)],
    ],
    [
      "held twice, overlapping: no day is stopped twice",
      [
        {
          pence: 40_000,
          holds: [
            hold("2026-03-05", "2026-03-10", "2026-03-14"),
            hold("2026-03-12", "2026-03-12", "2026-03-16"),
          ],
        },
      ],
      [rest(60_000), [40_000, 12, 6, "2026-04-07"]],
    ],
    [
      "all of it is disputed: no rest",
      [{ pence: 100_000, holds: [hold("2026-03-05", "2026-03-10", null)] }],
      [[100_000, 7, 11, null]],
    ],
    [
      "to be told tomorrow stops nothing today",
      [{ pence: 40_000, holds: [hold("2026-03-05", "2026-03-21", null)] }],
      [rest(100_000)],
    ],
  ])("%s", (_name, held, expected) => {
    expect(clocks(held)).toEqual(expected);
  });

  it("what was late before anybody was told stays late", () => {
    expect(
      clocks([{ pence: 40_000, holds: [hold("2026-03-05", "2026-04-10", null)] }], "2026-04-12"),
    ).toEqual([
      [60_000, 41, 0, "2026-04-01"],
      [40_000, 38, 3, "2026-04-01"],
    ]);
  });

  it("nobody disputes more than was billed", () => {
    expect(() => clocks([{ pence: 100_001, holds: [hold("2026-03-05", "2026-03-10", null)] }])).toThrow(
      RangeError,
    );
  });

  it("for any holds: never more days stopped than gone by, pence are kept, the undisputed run on", () => {
    const day = fc.integer({ min: -5, max: 60 }).map((days) => addDays(RECEIVED, days));
    const holds = fc.array(
      fc.record({
        heldOn: day,
        toldOn: fc.option(day, { nil: null }),
        endedOn: fc.option(day, { nil: null }),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(holds, holds, fc.integer({ min: 0, max: 70 }), (one, other, days) => {
        const today = addDays(RECEIVED, days);
        const held = [
          { pence: 30_000, holds: one },
          { pence: 20_000, holds: other },
        ];
        const found = clocksOf({ pence: 100_000, received: RECEIVED, held }, today);
        expect(found.reduce((sum, { pence }) => sum + pence, 0)).toBe(100_000);
        expect(found[0]).toMatchObject({ daysUsed: days + 1, stoppedDays: 0, lastDay: "2026-04-01" });
        // A day at a time: stopped is a day on which a hold that the provider knows of is on.
        const stoppedOf = (some: Hold[]) =>
          Array.from({ length: daysFrom(RECEIVED, today) + 1 }, (_, index) =>
            addDays(RECEIVED, index),
          ).filter((on) =>
            some.some(
              ({ heldOn, toldOn, endedOn }) =>
                toldOn !== null && heldOn <= on && toldOn <= on && (endedOn === null || on < endedOn),
            ),
          ).length;
        const walked = [one, other].map(stoppedOf).filter((count) => count > 0);
        expect(found.slice(1).map(({ stoppedDays }) => stoppedDays)).toEqual(walked);
        for (const { stoppedDays, daysUsed } of found) expect(stoppedDays + daysUsed).toBe(days + 1);
      }),
    );
  });
});
