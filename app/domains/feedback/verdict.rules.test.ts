import { describe, expect, it } from "vitest";
import { addDays } from "~/platform/time";
import { isAskedFor, type LivedFacts, VERDICT_DAYS, whyNoVerdict } from "./verdict.rules";

const started = "2026-10-01";
const facts = (more: Partial<LivedFacts> = {}): LivedFacts => ({
  ...{ state: "started", started, lastNight: null },
  ...more,
});
const openOn = (of: LivedFacts, days: (typeof VERDICT_DAYS)[number]) =>
  Array.from({ length: 80 }, (_, day) => day).filter(
    (day) => whyNoVerdict(days, of, addDays(started, day)) === null,
  );
const span = (days: number[]) => [days[0], days.at(-1)];

describe("a verdict on the referral", () => {
  it("is given from its day until the day before the next one, the last for 28 more, and never two at once", () => {
    expect(span(openOn(facts(), 7))).toEqual([7, 27]);
    expect(span(openOn(facts(), 28))).toEqual([28, 55]);
  });

  it("is asked for after the child has left, where it had lived there so long", () => {
    const left = (night: number) => facts({ state: "ended", lastNight: addDays(started, night) });
    expect(VERDICT_DAYS.map((days) => isAskedFor(days, left(5)))).toEqual([false, false]);
    expect(VERDICT_DAYS.map((days) => isAskedFor(days, left(6)))).toEqual([true, false]);
    expect(VERDICT_DAYS.map((days) => isAskedFor(days, left(27)))).toEqual([true, true]);
    expect(whyNoVerdict(28, left(10), addDays(started, 30))).toBe("The child left before 28 days had passed");
  });

  it("is of no placement in which nobody lives, and says why", () => {
    for (const state of ["planned", "fallen-through"] as const)
      expect(isAskedFor(7, facts({ state, started: null }))).toBe(false);
    expect(whyNoVerdict(7, facts({ state: "planned", started: null }), started)).toContain("moved in");
    expect(whyNoVerdict(28, facts(), addDays(started, 10))).toBe(
      "This can be answered from Thursday 29 October 2026",
    );
  });
});
