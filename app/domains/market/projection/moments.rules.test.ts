import { describe, expect, it } from "vitest";
import { estimateOf, jackknifeVariance } from "./estimate.rules";
import { type Moments, meanOver, meansAfter, momentsAfter, varianceOver } from "./moments.rules";
import type { Rates } from "./rates.rules";

const rates = (moves: number[][], entries: number[]): Rates => ({
  moves: moves.map((row) => Float64Array.from(row)),
  entries: Float64Array.from(entries),
});
const STOCK = Float64Array.of(30, 12, 5);
const ALL = [0, 1, 2];
const momentsOf = (rates: Rates, days: number) => momentsAfter(STOCK, rates, [days])[0] as Moments;
// Columns are where children were: of 100 in the first state 95 stay, 2 go to the second, 1 to the third, 2 leave.
const CARE = rates(
  [
    [0.95, 0.01, 0],
    [0.02, 0.96, 0.03],
    [0.01, 0.02, 0.9],
  ],
  [0.4, 0.1, 0],
);

describe("what must hold of any projection", () => {
  it("the whole is the sum of its states, and none is negative", () => {
    const { mean } = momentsOf(CARE, 90);
    expect(meanOver(mean, ALL)).toBeCloseTo(
      mean.reduce((a, b) => a + b),
      9,
    );
    expect(Math.min(...mean)).toBeGreaterThan(0);
  });
  it("a day at a time comes to the same as all at once", () => {
    const [whole] = momentsAfter(STOCK, CARE, [30]);
    const steps = momentsAfter(
      STOCK,
      CARE,
      Array.from({ length: 30 }, (_, at) => at + 1),
    );
    expect(steps.at(-1)).toEqual(whole);
    expect(meansAfter(STOCK, CARE, [30])[0]).toEqual(whole?.mean);
  });
  it("where nobody moves nothing changes, and nothing is uncertain", () => {
    const still = rates(
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      [0, 0, 0],
    );
    const { mean, covariance } = momentsOf(still, 700);
    expect([...mean]).toEqual([30, 12, 5]);
    expect(varianceOver(covariance, ALL)).toBe(0);
  });
  it("where everybody leaves on the first day nobody is left", () => {
    const gone = rates(
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      [0, 0, 0],
    );
    const { mean, covariance } = momentsOf(gone, 1);
    expect([meanOver(mean, ALL), varianceOver(covariance, ALL)]).toEqual([0, 0]);
  });
  it("with entries alone the variance is their number, as of a Poisson stream", () => {
    const coming = rates(
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      [0.5, 0, 0],
    );
    expect(varianceOver(momentsOf(coming, 40).covariance, ALL)).toBeCloseTo(20, 9);
  });
});

it("mean and covariance are those of 20,000 simulated runs, within three standard errors", () => {
  const runs = 20_000;
  const days = 20;
  const random = seeded(7);
  const sums = [0, 0, 0];
  const products = [0, 1, 2].map(() => [0, 0, 0]);
  const { mean, covariance: said } = momentsOf(CARE, days);
  for (let run = 0; run < runs; run += 1) {
    const stock = simulated(days, random);
    stock.forEach((n, i) => {
      sums[i] = (sums[i] ?? 0) + n;
      stock.forEach((m, k) => {
        const row = products[i] as number[];
        row[k] = (row[k] ?? 0) + (n - (mean[i] ?? 0)) * (m - (mean[k] ?? 0));
      });
    });
  }
  for (const i of ALL) {
    const variance = said[i]?.[i] ?? 0;
    expect(Math.abs((sums[i] ?? 0) / runs - (mean[i] ?? 0))).toBeLessThan(3 * Math.sqrt(variance / runs));
    for (const k of ALL) {
      const covariance = said[i]?.[k] ?? 0;
      const spread = Math.sqrt((variance * (said[k]?.[k] ?? 0) + covariance ** 2) / runs);
      expect(Math.abs((products[i]?.[k] ?? 0) / runs - covariance), `${i} ${k}`).toBeLessThan(3 * spread);
    }
  }
});

/** One run: each child draws its way day by day, and children come as a Poisson number. */
function simulated(days: number, random: () => number): number[] {
  let stock = [...STOCK];
  for (let day = 0; day < days; day += 1) {
    const next = [...CARE.entries].map((rate) => poisson(rate, random));
    stock.forEach((children, from) => {
      for (let child = 0; child < children; child += 1) {
        let draw = random();
        const to = CARE.moves.findIndex((row) => {
          draw -= row[from] ?? 0;
          return draw < 0;
        });
        if (to >= 0) next[to] = (next[to] ?? 0) + 1;
      }
    });
    stock = next;
  }
  return stock;
}

function poisson(rate: number, random: () => number): number {
  let left = Math.exp(-rate);
  let draw = random();
  let n = 0;
  for (; draw > left && n < 50; n += 1) {
    draw -= left;
    left *= rate / (n + 1);
  }
  return n;
}

function seeded(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

it("the jackknife of a mean is its standard error", () => {
  const values = [3, 5, 8, 12];
  const without = values.map((_, left) => values.filter((__, at) => at !== left).reduce((a, b) => a + b) / 3);
  const mean = 7;
  const standardError = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 3 / 4;
  expect(jackknifeVariance(without)).toBeCloseTo(standardError, 12);
});

it("intervals are whole children and never below none", () => {
  expect(estimateOf(2.2, 3, 1)).toMatchObject({ sd: 2, low80: 0, high80: 5, low95: 0, high95: 6 });
});
