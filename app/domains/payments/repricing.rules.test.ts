import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "~/platform/time";
import { type AwayNights, expectedLines, type PayableFee } from "./expected-lines.rules";
import type { Period } from "./payment-calendar.rules";
import { type Adjustment, adjustmentsOf, type SettledLine } from "./repricing.rules";

/** An element of care: both ends are in it, and a week costs so much. */
type Terms = { from: string; to?: string; weekly: number };

const DAY_BEFORE = "2026-11-30";
const terms = (weekly: number, from = "2026-12-01", to?: string): Terms => ({
  from,
  weekly,
  ...(to && { to }),
});
const priced = ({ from, to = "", weekly }: Terms, period: Period): SettledLine[] => {
  const fee: PayableFee = {
    id: "core",
    pace: "nightly",
    from,
    to,
    weeklyPence: weekly * 100,
    yearlyPence: 0,
    oncePence: 0,
  };
  return expectedLines([fee], { firstNight: from, lastNight: null }, [], period, "weekly-share").map(
    (line) => ({ feeId: "core", from: line.from, to: line.to, pence: line.pence }),
  );
};

/** Pays what the periods come to under the first terms, then takes the changes in order: what each adds, in pounds. */
function story(first: Terms, periods: readonly [string, string][], changes: readonly Terms[]): unknown[] {
  const settled = periods.map(([from, to]) => ({ period: { from, to }, lines: priced(first, { from, to }) }));
  return changes.map((change) =>
    settled.flatMap(({ period, lines }) => {
      const adjustments = adjustmentsOf(lines, priced(change, period));
      lines.push(...adjustments);
      return adjustments.map(({ from, to, pence }) => [from.slice(8), to.slice(8), pence / 100]);
    }),
  );
}

describe("a change after the payment, £700 a week from 1 December", () => {
  const week: [string, string] = ["2026-12-01", "2026-12-07"];
  it.each<[string, [string, string][], Terms[], unknown[]]>([
    ["the rate is 400", [week], [terms(400)], [[["01", "07", -300]]]],
    ["it started on the 2nd", [week], [terms(700, "2026-12-02")], [[["01", "07", -100]]]],
    ["it ended on the 6th", [week], [terms(700, "2026-12-01", "2026-12-06")], [[["01", "07", -100]]]],
    ["2nd to 6th at 350", [week], [terms(350, "2026-12-02", "2026-12-06")], [[["01", "07", -450]]]],
    [
      "it started on 30 November, in a period that had been paid with nothing in it",
      [["2026-11-24", DAY_BEFORE], week],
      [terms(700, DAY_BEFORE)],
      [[["30", "30", 100]]],
    ],
    ["it starts next year", [week], [terms(700, "2027-12-01")], [[["01", "07", -700]]]],
    [
      "two paid weeks at 400",
      [week, ["2026-12-08", "2026-12-14"]],
      [terms(400)],
      [
        [
          ["01", "07", -300],
          ["08", "14", -300],
        ],
      ],
    ],
    [
      "400, then 150, then 850",
      [week],
      [terms(400), terms(150), terms(850)],
      [[["01", "07", -300]], [["01", "07", -250]], [["01", "07", 700]]],
    ],
    [
      "an open end became 5 December",
      [week],
      [terms(700, "2026-12-01", "2026-12-05")],
      [[["01", "07", -200]]],
    ],
    ["nothing changed", [week], [terms(700)], [[]]],
  ])("%s", (_name, periods, changes, expected) => {
    expect(story(terms(700), periods, changes)).toEqual(expected);
  });

  it("an end that is opened again changes nothing that was paid: the next run pays the nights since", () => {
    expect(
      story(terms(700, "2026-12-01", "2026-12-05"), [["2026-12-01", "2026-12-05"]], [terms(700)]),
    ).toEqual([[]]);
    expect(priced(terms(700), { from: "2026-12-06", to: "2026-12-07" })[0]?.pence).toBe(20_000);
  });

  it.each<[string, Terms, [string, string], number]>([
    ["to 3 December", terms(700), ["2026-12-01", "2026-12-03"], 300],
    ["then the 4th", terms(700), ["2026-12-04", "2026-12-04"], 100],
    ["the whole month", terms(700), ["2026-12-01", "2026-12-31"], 3_100],
    ["a run that was rejected is priced again to the 8th", terms(700), ["2026-12-01", "2026-12-08"], 800],
    ["moved to the 4th before a run to the 3rd", terms(700, "2026-12-04"), ["2026-12-01", "2026-12-03"], 0],
    ["four years", terms(700, "2022-12-15"), ["2022-12-15", "2026-10-14"], 140_000],
  ])("%s", (_name, change, [from, to], pounds) => {
    expect(priced(change, { from, to }).reduce((sum, { pence }) => sum + pence, 0)).toBe(pounds * 100);
  });
});

describe("several fees", () => {
  it("a fee that is new, one that is gone and one that is as it was: each for itself", () => {
    const line = (feeId: string, pence: number): SettledLine => ({
      feeId,
      from: "2026-12-01",
      to: "2026-12-31",
      pence,
    });
    expect(
      adjustmentsOf(
        [line("core", 310_000), line("therapy", 40_000)],
        [line("core", 310_000), line("staffing", 90_000)],
      ),
    ).toEqual([line("therapy", -40_000), line("staffing", 90_000)]);
  });
});

describe("for any history", () => {
  const change = fc.record({
    weekly: fc.integer({ min: 0, max: 12_000 }),
    from: fc.integer({ min: -10, max: 50 }),
    length: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
    away: fc.option(
      fc.record({ from: fc.integer({ min: 0, max: 60 }), nights: fc.integer({ min: 1, max: 20 }) }),
      {
        nil: null,
      },
    ),
  });
  const START = "2026-12-01";
  const periods: Period[] = [0, 14, 28, 42].map((day) => ({
    from: addDays(START, day),
    to: addDays(START, day + 13),
  }));

  it("nothing that was settled changes, all of it is the newest price, and the same change again adds nothing", () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const settled: SettledLine[][] = periods.map(() => []);
        for (const one of changes) {
          const away: AwayNights[] = one.away
            ? [
                {
                  firstNight: addDays(START, one.away.from),
                  lastNight: addDays(START, one.away.from + one.away.nights - 1),
                  retainedBasisPoints: 5_000,
                },
              ]
            : [];
          for (const [index, period] of periods.entries()) {
            const fee: PayableFee = {
              id: "core",
              pace: "nightly",
              from: addDays(START, one.from),
              to: one.length === null ? "" : addDays(START, one.from + one.length),
              weeklyPence: one.weekly * 7,
              yearlyPence: 0,
              oncePence: 0,
            };
            const wanted = expectedLines(
              [fee],
              { firstNight: START, lastNight: null },
              away,
              period,
              "weekly-share",
            ).map((line) => ({ ...line, feeId: "core" }));
            const lines = settled[index] ?? [];
            const before = structuredClone(lines);
            const added: Adjustment[] = adjustmentsOf(lines, wanted);
            expect(lines).toEqual(before);
            lines.push(...added);
            // The oracle walks nights: a day costs whole pence here, half of which is rounded once a stretch.
            let exact = 0;
            for (let night = period.from; night <= period.to; night = addDays(night, 1)) {
              if (night < START || night < fee.from || (fee.to !== "" && night > fee.to)) continue;
              const gone = away.some(
                ({ firstNight, lastNight }) => firstNight <= night && night <= lastNight,
              );
              exact += gone ? one.weekly / 2 : one.weekly;
            }
            expect(Math.abs(lines.reduce((sum, { pence }) => sum + pence, 0) - exact)).toBeLessThanOrEqual(
              0.5,
            );
            expect(adjustmentsOf(lines, wanted)).toEqual([]);
          }
        }
      }),
      { numRuns: 80 },
    );
  });
});
