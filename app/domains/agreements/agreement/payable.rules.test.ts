import { describe, expect, it } from "vitest";
import { addDays } from "~/platform/time";
import { seededRandom } from "../../../../prisma/testing/seeded-random.ts";
import { linesOn, type PayableLine, weeklyPenceOn, within } from "./payable.rules";

const line = (changed: Partial<PayableLine> = {}): PayableLine => ({
  by: { what: "change", changeId: "a" },
  kind: "fee-rise",
  description: "",
  pace: "nightly",
  weeklyPence: 7_000,
  yearlyPence: 0,
  oncePence: 0,
  from: "2026-12-01",
  to: "2026-12-31",
  ...changed,
});
const LIVED = { from: "2026-11-20", to: "" };
const ALL = { from: "2026-01-01", to: "2027-12-31" };
const spanOf = (one: PayableLine | null) => one && [one.from, one.to];

describe("the nights of a line", () => {
  it.each<
    [
      string,
      Partial<PayableLine>,
      { from: string; to: string },
      { from: string; to: string },
      string[] | null,
    ]
  >([
    ["its own", {}, LIVED, ALL, ["2026-12-01", "2026-12-31"]],
    [
      "of the placement alone",
      {},
      { from: "2026-12-05", to: "2026-12-09" },
      ALL,
      ["2026-12-05", "2026-12-09"],
    ],
    [
      "of the period alone",
      {},
      LIVED,
      { from: "2026-12-10", to: "2026-12-10" },
      ["2026-12-10", "2026-12-10"],
    ],
    ["none after the placement ended", {}, { from: "2026-11-01", to: "2026-11-30" }, ALL, null],
    ["open until the period ends", { to: "" }, LIVED, ALL, ["2026-12-01", "2027-12-31"]],
    [
      "once, on its first night of the placement",
      { pace: "once", to: "" },
      { from: "2026-12-05", to: "" },
      ALL,
      ["2026-12-05", "2026-12-05"],
    ],
    [
      "once is not paid again in the next period",
      { pace: "once", to: "" },
      LIVED,
      { from: "2026-12-02", to: "2026-12-31" },
      null,
    ],
  ])("%s", (_, changed, placement, period, span) => {
    expect(spanOf(within(line(changed), placement, period))).toEqual(span);
  });

  it("are the same night by night, whichever way a period is cut", () => {
    const random = seededRandom(7);
    const day = () => addDays("2026-12-01", random(90));
    for (let round = 0; round < 200; round += 1) {
      const lines = Array.from({ length: 4 }, () => {
        const from = day();
        return line({
          from,
          to: random(10) < 3 ? "" : addDays(from, random(40)),
          weeklyPence: random(9_000) - 2_000,
        });
      });
      const lived = { from: day(), to: random(2) === 0 ? "" : "2027-02-10" };
      const period = { from: "2026-12-01", to: "2027-03-31" };
      const whole = lines.flatMap((one) => within(one, lived, period) ?? []);
      for (let night = period.from; night <= period.to; night = addDays(night, 1)) {
        // The oracle knows no periods: a line counts for a night that it, and the placement, has.
        const lives = night >= lived.from && (lived.to === "" || night <= lived.to);
        const sum = lines
          .filter(({ from, to }) => lives && night >= from && (to === "" || night <= to))
          .reduce((pence, { weeklyPence }) => pence + weeklyPence, 0);
        expect(weeklyPenceOn(whole, night)).toBe(sum);
        const single = lines.flatMap((one) => within(one, lived, { from: night, to: night }) ?? []);
        expect(weeklyPenceOn(single, night)).toBe(sum);
      }
    }
  });

  it("of a school's bill or a single payment are no part of the week", () => {
    const lines = [
      line(),
      line({ pace: "billed", weeklyPence: 0, yearlyPence: 90_000 }),
      line({ pace: "once", oncePence: 500 }),
    ];
    expect(weeklyPenceOn(lines, "2026-12-02")).toBe(7_000);
    expect(linesOn(lines, "2027-01-01")).toEqual([]);
  });
});
