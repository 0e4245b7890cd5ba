import { describe, expect, it } from "vitest";
import {
  absenceProblem,
  absenceWords,
  nightsWithin,
  overlap,
  partOfFeeWords,
  whyNotChanged,
} from "./absence.rules";

const TODAY = "2026-12-10";
const running = { started: "2026-12-01", lastNight: null };
const over = { started: "2026-12-01", lastNight: "2026-12-07" };
const away = (awayFrom: string, backOn: string | null = null) => ({ awayFrom, backOn });

describe("the nights of an absence", () => {
  it.each([
    [away("2026-12-01"), running],
    [away("2026-12-10"), running],
    [away("2026-12-09", "2026-12-10"), running],
    [away("2026-12-07"), over],
    [away("2026-12-06", "2026-12-07"), over],
  ])("%o are those of a placement %o", (days, placement) => {
    expect(absenceProblem(days, placement, TODAY)).toBeUndefined();
  });

  it.each([
    ["to come", away("2026-12-11"), running, "awayFrom"],
    ["before the child moved in", away("2026-11-30"), running, "awayFrom"],
    ["after the last night", away("2026-12-08"), over, "awayFrom"],
    ["that have not all come", away("2026-12-09", "2026-12-11"), running, "backOn"],
    ["none at all", away("2026-12-09", "2026-12-09"), running, "backOn"],
    ["the wrong way round", away("2026-12-09", "2026-12-08"), running, "backOn"],
    ["back after the end", away("2026-12-06", "2026-12-08"), over, "backOn"],
  ])("%s are refused", (_, days, placement, field) => {
    expect(absenceProblem(days, placement, TODAY)).toMatchObject({ field });
  });
});

it.each([
  [away("2026-12-01", "2026-12-03"), away("2026-12-03", "2026-12-05"), false],
  [away("2026-12-01", "2026-12-04"), away("2026-12-03", "2026-12-05"), true],
  [away("2026-12-01"), away("2026-12-03", "2026-12-05"), true],
  [away("2026-12-05"), away("2026-12-03", "2026-12-05"), false],
  [away("2026-12-05"), away("2026-12-09"), true],
  [away("2026-12-01", "2026-12-09"), away("2026-12-03", "2026-12-05"), true],
])("%o and %o share a night: %s", (one, other, shared) => {
  expect([overlap(one, other), overlap(other, one)]).toEqual([shared, shared]);
});

it("is changed by the side that recorded it, until it is withdrawn", () => {
  expect(whyNotChanged({ side: "council", withdrawn: false }, "council")).toBeNull();
  expect(whyNotChanged({ side: "provider", withdrawn: false }, "council")).toMatch(
    /^Recorded by the provider/,
  );
  expect(whyNotChanged({ side: "council", withdrawn: true }, "council")).toMatch(/withdrawn/);
});

it("says its days and how many nights they are", () => {
  expect(absenceWords(away("2026-12-04", "2026-12-05"), null)).toBe(
    "Away from Friday 4 December 2026, back on Saturday 5 December 2026 (1 night)",
  );
  expect(absenceWords(away("2026-12-04"), null)).toBe("Away since Friday 4 December 2026");
  expect(absenceWords(away("2026-12-04"), "2026-12-07")).toBe(
    "Away from Friday 4 December 2026 until the placement ended (4 nights)",
  );
});

describe("the nights away within a period", () => {
  const december = { from: "2026-12-01", to: "2026-12-31" };
  it.each([
    ["all of them", away("2026-12-04", "2026-12-07"), running, december, "2026-12-04", "2026-12-06", 3],
    ["to its last night", away("2026-12-04"), running, december, "2026-12-04", "2026-12-31", 28],
    ["to the end of the placement", away("2026-12-04"), over, december, "2026-12-04", "2026-12-07", 4],
    [
      "from the day the child moved in",
      away("2026-11-20", "2026-12-03"),
      { started: "2026-12-02", lastNight: null },
      { from: "2026-11-01", to: "2026-12-31" },
      ...(["2026-12-02", "2026-12-02", 1] as const),
    ],
    [
      "from its first night",
      away("2026-11-20", "2026-12-03"),
      { started: "2026-11-01", lastNight: null },
      december,
      ...(["2026-12-01", "2026-12-02", 2] as const),
    ],
  ])("are %s", (_, days, placement, period, firstNight, lastNight, nights) => {
    expect(nightsWithin(days, placement, period)).toEqual({ firstNight, lastNight, nights });
  });

  it("are none outside of it, and every night is counted in one period alone", () => {
    expect(
      nightsWithin(away("2026-12-04", "2026-12-07"), running, { from: "2026-12-07", to: "2027-01-01" }),
    ).toBeNull();
    expect(nightsWithin(away("2026-12-04"), running, { from: "2026-11-01", to: "2026-12-03" })).toBeNull();
    const days = away("2026-12-04", "2026-12-20");
    const halves = [
      { from: "2026-12-01", to: "2026-12-10" },
      { from: "2026-12-11", to: "2026-12-31" },
    ].map((period) => nightsWithin(days, running, period)?.nights ?? 0);
    expect(halves).toEqual([7, 9]);
  });
});

it.each([
  [null, "Full fee while away, unless the council decides otherwise"],
  [10_000, "Full fee while away"],
  [8_000, "80% of the fee while away"],
  [0, "No fee while away"],
])("of %s basis points it says %s", (basisPoints, words) => {
  expect(partOfFeeWords(basisPoints)).toBe(words);
});
