import { describe, expect, it } from "vitest";
import { addDays } from "~/platform/time";
import { seededRandom } from "../../../../prisma/testing/seeded-random.ts";
import {
  authorisedProblem,
  backdatedOn,
  backdatedWords,
  lastNightProblem,
  nightsProblem,
  nightsWords,
  penceOn,
  reminderDay,
  signedPence,
  weeklyWords,
} from "./change.rules";
import { type AuthorisedLine, whyNotAuthorised } from "./change-line.rules";

const TODAY = "2026-12-10";

describe("what a change costs", () => {
  it.each<[number, string, string, number]>([
    [70_000, "2026-12-01", "2026-12-07", 70_000],
    [70_000, "2026-12-01", "2026-12-01", 10_000],
    // A seventh of £50.00 is £7.14, and the week is £50.00 all the same.
    [5_000, "2026-12-01", "2026-12-08", 5_714],
    [-5_000, "2026-12-01", "2026-12-08", -5_714],
    [70_000, "2026-12-08", "2026-12-07", 0],
  ])("%i a week from %s to %s is %i", (weekly, from, to, pence) => {
    expect(penceOn(weekly, from, to)).toBe(pence);
  });

  it("is never further from the sum of its nights than the pennies that a night is rounded by", () => {
    const random = seededRandom(11);
    for (let round = 0; round < 500; round += 1) {
      const weekly = 1 + random(500_000);
      const nights = 1 + random(400);
      const exact = (weekly * nights) / 7;
      const counted = penceOn(weekly, TODAY, addDays(TODAY, nights - 1));
      // At most 6 nights are paid by the day, each within half a penny.
      expect(Math.abs(counted - exact)).toBeLessThanOrEqual(3);
    }
  });

  it("is told of the nights that had begun before a day", () => {
    const change = { from: "2026-12-01", to: null, weeklyPence: 35_000 };
    expect(backdatedOn(change, TODAY)).toEqual({ nights: 9, pence: 45_000 });
    expect(backdatedOn({ ...change, to: "2026-12-03" }, TODAY)).toEqual({ nights: 3, pence: 15_000 });
    expect(backdatedOn({ ...change, from: TODAY }, TODAY)).toBeNull();
    expect(backdatedWords({ ...change, weeklyPence: -35_000 }, "2026-12-02", "today")).toBe(
      "Backdated: 1 night before today, £50.00 less",
    );
  });

  it("takes off where it is a step-down", () => {
    expect(signedPence("step-down", 500)).toBe(-500);
    expect(signedPence("fee-rise", 500)).toBe(500);
    expect(weeklyWords(-500)).toBe("£5.00 a week less");
  });
});

describe("which nights", () => {
  it.each<[string, string | null, string | undefined]>([
    ["2026-11-30", null, "from"],
    ["2028-01-01", null, "from"],
    ["2026-12-05", "2026-12-04", "to"],
    ["2026-12-05", "2026-12-05", undefined],
    ["2026-12-01", null, undefined],
  ])("from %s to %s is wrong at %s", (from, to, field) => {
    expect(nightsProblem({ from, to }, "2026-12-01", TODAY)?.field).toBe(field);
  });

  it.each<["extend" | "end", string, string | null, boolean]>([
    ["extend", "2026-12-20", "2026-12-20", false],
    ["extend", "2026-12-21", "2026-12-20", true],
    ["end", "2026-12-09", null, false],
    ["end", "2026-12-10", null, true],
    ["end", "2026-12-20", "2026-12-20", false],
    ["end", "2026-12-19", "2026-12-20", true],
  ])("%s until %s of one until %s", (what, to, lastNight, possible) => {
    expect(lastNightProblem(what, to, lastNight, TODAY) === undefined).toBe(possible);
  });

  it("authorised is never more than was asked for", () => {
    const asked = { from: "2026-12-05", to: "2026-12-20" };
    expect(authorisedProblem(asked, "2026-12-21")?.field).toBe("lastNight");
    expect(authorisedProblem(asked, "2026-12-04")?.field).toBe("lastNight");
    expect(authorisedProblem(asked, "2026-12-05")).toBeUndefined();
    expect(authorisedProblem({ ...asked, to: null }, "2030-01-01")).toBeUndefined();
  });

  it("say when one was ended before it began", () => {
    expect(nightsWords({ from: "2026-12-05", to: "2026-12-04" })).toBe("ended before its first night");
    expect(nightsWords({ from: "2026-12-05", to: null })).toMatch(/until the placement ends$/);
  });

  it.each<[string | null, string | null]>([
    [null, null],
    ["2026-12-10", null],
    ["2026-12-11", "2026-12-11"],
    ["2026-12-24", "2026-12-11"],
    ["2026-12-31", "2026-12-17"],
  ])("reminded of %s on %s", (lastNight, day) => {
    expect(reminderDay(lastNight, TODAY)).toBe(day);
  });
});

describe("whether it can be authorised", () => {
  const line: AuthorisedLine = {
    id: "a",
    kind: "extra-staffing",
    label: "Night worker",
    from: "2026-12-01",
    lastNight: "2026-12-20",
  };
  const asked = {
    what: "start" as const,
    ofId: null,
    kind: "extra-staffing",
    label: "night Worker",
    from: "2026-12-20",
    to: "2026-12-31",
  };
  it.each<[string, object, string | null, RegExp | undefined]>([
    ["the same thing on one night of both", {}, "2026-12-31", /not paid twice/],
    ["the same thing on the night after", { from: "2026-12-21" }, "2026-12-31", undefined],
    ["another thing", { label: "Day worker" }, "2026-12-31", undefined],
    ["another kind", { kind: "fee-rise" }, "2026-12-31", undefined],
    ["cut to the nights before", { from: "2026-11-20" }, "2026-11-30", undefined],
    [
      "an extension from the night after",
      { what: "extend", ofId: "a", from: "2026-12-21" },
      "2026-12-31",
      undefined,
    ],
    [
      "an extension of what ends otherwise now",
      { what: "extend", ofId: "a", from: "2026-12-25" },
      "2026-12-31",
      /ends on another night/,
    ],
    ["an end to come", { what: "end", ofId: "a", to: "2026-12-12" }, null, undefined],
    ["an end that has passed", { what: "end", ofId: "a", to: "2026-12-09" }, null, /has passed/],
    ["an end of what has ended", { what: "end", ofId: "a", to: "2026-12-20" }, null, /ended already/],
  ])("%s", (_, changed, until, says) => {
    const why = whyNotAuthorised({ ...asked, ...changed }, until, [line], TODAY)?.message;
    if (says) expect(why).toMatch(says);
    else expect(why).toBeUndefined();
  });
});
