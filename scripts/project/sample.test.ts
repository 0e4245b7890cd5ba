import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { joinReturns } from "~/domains/market/flows/join-returns.rules";
import { type ProjectionReport, projectionReport } from "~/domains/market/projection/report.rules";
import { groupOfChild, readReturns } from "./read-returns";

const real = join(process.env.HOMEWARD_DATA ?? "../shared/data", "ssda903");
const skipped = existsSync(real) ? "" : " (skipped: no ../shared/data and no HOMEWARD_DATA)";

// The reference numbers were worked out by other programs from the same files: stock and means by the regional demand
// model, its exact spread and that of its rates apart from it.
describe.skipIf(skipped !== "")(`the public sample of the return${skipped}`, () => {
  const named = (list: string) =>
    [2017, 2018, 2019, 2020, 2021].map((year) => join(real, `${year}-${list}.csv`));

  async function of(from: string, to: string, until: string): Promise<ProjectionReport> {
    const files = { episodes: named("episodes"), headers: named("header"), uasc: [] };
    const { returns, leftOut } = await readReturns(files, "2026-11-30");
    expect(leftOut).toEqual([]);
    const report = projectionReport(
      joinReturns(returns).episodes,
      { reference: { from, to }, until },
      groupOfChild,
    );
    if (!report.ok) throw new Error(report.error);
    return report.value;
  }

  it("has the stock, means, spreads and back-tests of the reference programs", async () => {
    const report = await of("2020-04-01", "2021-03-31", "2022-03-31");
    expect(report.stock).toEqual({
      "2017-03-31": 628,
      "2018-03-31": 545,
      "2019-03-31": 339,
      "2020-03-31": 214,
      "2021-03-31": 140,
      "2022-03-31": 86,
    });
    expect(report.stockByState["2020-03-31"]?.["10-15"]).toEqual({
      Fostering: 134,
      Residential: 24,
      Supported: 0,
      Other: 17,
    });
    expect(report.stockByState["2020-03-31"]?.["16+"]).toEqual({
      Fostering: 22,
      Residential: 5,
      Supported: 9,
      Other: 3,
    });
    const windows = [
      {
        target: "2022-03-31",
        mean: 90.65,
        process: 6.35,
        rates: 5.37,
        regional: 26.83,
        actual: 86,
        ratio: 91.6,
      },
      {
        target: "2021-03-31",
        mean: 138.27,
        process: 7.57,
        rates: 6.86,
        regional: 31.76,
        actual: 140,
        ratio: 135.1,
      },
      {
        target: "2020-03-31",
        mean: 219.03,
        process: 9.36,
        rates: 6.33,
        regional: 40.85,
        actual: 214,
        ratio: 210.9,
      },
    ];
    expect(report.backTests).toHaveLength(3);
    windows.forEach((window, at) => {
      const { target, total, actual, naive } = report.backTests[at] as ProjectionReport["backTests"][number];
      expect([target, actual.total]).toEqual([window.target, window.actual]);
      expect(Math.abs(total.mean - window.mean), target).toBeLessThan(0.15);
      expect(Math.abs(total.processSd - window.process), target).toBeLessThan(0.05);
      expect(Math.abs(total.ratesSd - window.rates), target).toBeLessThan(0.1);
      expect(naive.lastYearRatio, target).toBeCloseTo(window.ratio, 0);
      // The public tool draws two deviations to each side.
      expect(total.high95 - total.low95, target).toBeLessThan(0.7 * 2 * window.regional);
    });
    expect(report.backTests[1]?.byType.Supported.mean).toBeCloseTo(7.66, 1);
    expect(report.score).toMatchObject({
      windows: 3,
      totals: { inside: 3, of: 3 },
      types: { inside: 12, of: 12 },
    });
    expect(report.score?.model).toBeLessThan(3.85);
    expect(report.score?.lastYearRatio).toBeGreaterThan(report.score?.model ?? 99);
    expect(report.warnings.map(({ code }) => code)).toEqual(["year-unlike-the-one-before"]);
  });

  it("says of the year in which the sample thinned that it was outside, and that no change was no worse", async () => {
    const report = await of("2017-04-01", "2018-03-31", "2019-03-31");
    expect(report.target.total.mean).toBeCloseTo(498.1, 0);
    expect(report.target.actual).toBe(339);
    const later = report.backTests.find(({ target }) => target === "2019-03-31");
    expect(later?.actual.total).toBe(339);
    expect(report.warnings.map(({ code }) => code)).toContain("outside-its-intervals");
  });
});
