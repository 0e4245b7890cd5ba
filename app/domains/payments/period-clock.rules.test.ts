import { describe, expect, it } from "vitest";
import { claimWords, standingWords, startWords } from "./clock-words.rules";
import { type ClockedSum, clockStart, lastDayInTime, periodClock, scheduledSum } from "./period-clock.rules";

const RATES = [{ from: "2026-01-01", basisPoints: 375 }];
const NOVEMBER: ClockedSum = {
  pence: 1_500_000,
  nights: 30,
  to: "2026-04-30",
  toldOn: "2026-04-01",
  agreedDay: null,
  receivedOn: null,
  held: [],
  payments: [],
  knownUntil: null,
};
const clock = (sum: Partial<ClockedSum>, today: string) => {
  const found = periodClock({ ...NOVEMBER, ...sum }, today, RATES);
  if (!found) throw new Error("no clock");
  return found;
};

it.each([
  [{}, { on: "2026-04-30", because: "nights" }],
  [{ toldOn: "2026-05-03" }, { on: "2026-05-03", because: "told" }],
  [{ receivedOn: "2026-05-06" }, { on: "2026-05-06", because: "invoice" }],
  [
    { toldOn: "2026-05-09", receivedOn: "2026-05-06" },
    { on: "2026-05-06", because: "invoice" },
  ],
  [{ receivedOn: "2026-04-20" }, { on: "2026-04-30", because: "nights" }],
] as const)("the first of the 30 days of %j", (sum, start) => {
  expect(clockStart({ ...NOVEMBER, ...sum })).toEqual(start);
});

it.each([
  ["told before the last night", "2026-11-20", null, "2026-12-29", "2026-12-29"],
  ["told after it", "2026-12-10", null, "2027-01-08", "2027-01-08"],
  ["an agreed day before the 30 days are over", "2026-11-20", "2026-12-15", "2026-12-29", "2026-12-15"],
  ["an agreed day after them is cut back", "2026-11-20", "2027-02-01", "2026-12-29", "2026-12-29"],
])("the last day of a schedule without an invoice, %s", (_, toldOn, agreedDay, lawful, lastDay) => {
  const sum = { to: "2026-11-30", toldOn, agreedDay };
  expect(lastDayInTime({ ...sum, receivedOn: null })).toBe(lawful);
  expect(clock(sum, "2026-12-01").lastDay).toBe(lastDay);
});

it.each([
  ["2026-04-29", {}, "ahead", 0, 30],
  ["2026-04-30", {}, "running", 1, 29],
  ["2026-05-29", {}, "running", 30, 0],
  // The day after: unknown until the finance system has told of a later day than the last one in time.
  ["2026-05-30", {}, "unsure", 31, 1],
  ["2026-05-30", { knownUntil: "2026-05-29" }, "unsure", 31, 1],
  ["2026-06-08", { knownUntil: "2026-05-30" }, "late", 40, 10],
  // An agreed day is the last one, and never later than the 30 days.
  ["2026-05-15", { agreedDay: "2026-05-14", knownUntil: "2026-05-15" }, "late", 16, 1],
  ["2026-05-15", { agreedDay: "2026-06-30" }, "running", 16, 14],
] as const)("on %s of %j it is %s", (today, sum, standing, daysUsed, days) => {
  expect(clock(sum, today)).toMatchObject({ standing, daysUsed, days });
});

describe("what was paid", () => {
  const inPart = { payments: [{ paidOn: "2026-05-20", pence: 500_000 }], knownUntil: "2026-06-08" };
  it("in time ends the clock on its day, rounding apart", () => {
    const payments = [{ paidOn: "2026-05-20", pence: 1_499_996 }];
    expect(clock({ payments }, "2026-07-01")).toMatchObject({
      standing: "paid",
      daysUsed: 21,
      days: 0,
      openPence: 0,
      claim: { known: "nothing" },
    });
  });
  it("was not late where there was nothing but rounding to pay", () =>
    expect(clock({ pence: 9 }, "2026-07-01")).toMatchObject({ standing: "paid", days: 0 }));
  it("in part leaves the rest running", () =>
    expect(clock(inPart, "2026-06-08")).toMatchObject({ standing: "late", openPence: 1_000_000, days: 10 }));
  it("late bears interest until its day, and the rest until today, with one fixed sum", () => {
    const payments = [{ paidOn: "2026-06-08", pence: 1_500_000 }];
    expect(clock({ payments }, "2026-07-01").claim).toEqual({
      known: "sum",
      interestPence: 4_829,
      fixedPence: 10_000,
      rate: 1_175,
    });
    const half = { payments: [{ paidOn: "2026-06-03", pence: 500_000 }], knownUntil: "2026-06-08" };
    expect(clock(half, "2026-06-08").claim).toMatchObject({ interestPence: 805 + 3_219, fixedPence: 10_000 });
  });
});

it("a rate that is not known makes no estimate", () => {
  const sum = { ...NOVEMBER, to: "2026-08-31", knownUntil: "2026-11-01" };
  const found = periodClock(sum, "2026-11-01", RATES);
  expect(found?.claim).toEqual({ known: "no-rate" });
  expect(found && claimWords(found.claim)).toMatch(/not on Homeward yet/);
});

it("what was disputed stands apart, and the rest keeps running", () => {
  const held = [{ pence: 200_000, holds: [{ heldOn: "2026-05-05", toldOn: "2026-05-10", endedOn: null }] }];
  const found = clock({ held }, "2026-05-20");
  expect(found).toMatchObject({ standing: "running", daysUsed: 21, openPence: 1_500_000 });
  expect(found.disputed).toEqual([{ pence: 200_000, daysUsed: 10, stoppedDays: 11, lastDay: null }]);
});

it("nobody pays what is taken back", () =>
  expect(periodClock({ ...NOVEMBER, pence: -100 }, "2026-05-20", RATES)).toBeNull());

it("is said in words", () => {
  expect(startWords({ on: "2026-04-30", because: "nights" }, "2026-05-20")).toBe(
    "The 30 days began on 30 April 2026, the last night of the period",
  );
  expect(standingWords(clock({}, "2026-05-20"))).toBe("21 of 30 days used, 9 days left");
  expect(standingWords(clock({}, "2026-05-29"))).toBe("30 of 30 days used, last day today");
  expect(standingWords(clock({ knownUntil: "2026-06-01" }, "2026-05-30"))).toBe("1 day late");
  expect(claimWords({ known: "sum", interestPence: 4_829, fixedPence: 10_000, rate: 1_175 })).toBe(
    "£48.29 interest at 11.75% a year, plus a fixed £100.00",
  );
});

const TOLD = { pence: 60_000, holds: [{ heldOn: "2026-05-10", toldOn: "2026-05-10", endedOn: null }] };

describe("an invoice begins the 30 days", () => {
  const sum = { ...NOVEMBER, adjusted: false, madeOn: "2026-04-01" };
  it.each([
    ["of all of it, but for rounding", { pence: 1_499_990, receivedOn: "2026-05-06" }, "2026-05-06"],
    ["of a part", { pence: 1_400_000, receivedOn: "2026-05-06" }, "2026-04-30"],
    // The last of the 30 days without it: what is late already stays late.
    ["on the last day in time", { pence: 1_500_000, receivedOn: "2026-05-29" }, "2026-05-29"],
    ["after it", { pence: 1_500_000, receivedOn: "2026-05-30" }, "2026-04-30"],
  ])("%s", (_, invoiced, on) => {
    expect(clockStart(scheduledSum({ ...sum, invoiced })).on).toBe(on);
  });
});

it("what is disputed stops for its own pence, and is never more than what is open", () => {
  const late = { knownUntil: "2026-06-08", held: [TOLD] };
  const one = clock(late, "2026-06-09");
  // The rest is late, and only the rest bears interest.
  expect(one).toMatchObject({
    standing: "late",
    openPence: 1_500_000,
    disputed: [{ pence: 60_000, lastDay: null }],
  });
  expect(one.claim).toEqual(clock({ pence: 1_440_000, knownUntil: "2026-06-08" }, "2026-06-09").claim);
  const paid = [{ paidOn: "2026-05-20", pence: 1_480_000 }];
  expect(clock({ ...late, payments: paid }, "2026-06-09")).toMatchObject({
    standing: "stopped",
    openPence: 20_000,
  });
  // Released after 5 days it has 5 more.
  const released = {
    pence: 60_000,
    holds: [{ heldOn: "2026-05-10", toldOn: "2026-05-10", endedOn: "2026-05-15" }],
  };
  expect(clock({ held: [released] }, "2026-05-20").disputed).toMatchObject([
    { lastDay: "2026-06-03", stoppedDays: 5 },
  ]);
});
