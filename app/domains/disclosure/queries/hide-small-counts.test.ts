import fc from "fast-check";
import type { Highs } from "highs";
import { beforeAll, describe, expect, it } from "vitest";
import { interval } from "../attack.rules";
import { type CountTable, KNOWS_SUMS, tableNetwork } from "../count-table.rules";
import { isSmallCount } from "../small-counts.rules";
import { type Attack, attack, linesOf, valuesOf } from "../testing/attacker";
import type { EarlierVersion } from "../versions.rules";
import {
  type HiddenCounts,
  hideSmallCounts,
  hideSmallCountsQuickly,
  shownKeys,
} from "./hide-small-counts.server";
import { solver } from "./solver.server";

let highs: Highs;
beforeAll(async () => {
  highs = await solver();
});

const tableOf = (counts: number[][], totals: CountTable["totals"] = "both"): CountTable => ({
  rows: counts.map((_, i) => `r${i}`),
  columns: (counts[0] ?? []).map((_, j) => `c${j}`),
  counts,
  totals,
});

const attackOf = (table: CountTable, found: HiddenCounts): Attack => ({
  table,
  shown: new Set(shownKeys(table, found)),
});

/** The most that can be hidden of a table: only its zeros are shown, which are never hidden. */
const zerosOf = (table: CountTable): Attack => ({
  table,
  shown: new Set([...valuesOf(table)].flatMap(([key, value]) => (value === 0 ? [key] : []))),
});

/** What an attacker of the test's own makes of it: nothing, or the counts that are not safe. */
function unsafe(attacks: Attack[]) {
  const rule = attack(highs, attacks, { knowsRule: true }).filter(({ low, high }) => high - low < 2);
  const last = attacks.length === 1 ? attack(highs, attacks, { knowsRule: false }) : [];
  const proven = last.filter(({ value, low, high }) => value >= 1 && value <= 5 && low >= 1 && high <= 5);
  return [...rule, ...proven];
}

/** The least is found in milliseconds, and a machine that is busy must not cut that short. */
const PATIENT = { seconds: 120 };

const WORKED = [
  [12, 3, 0, 21],
  [41, 7, 4, 9],
  [18, 16, 11, 2],
];

describe("hiding small counts", () => {
  it("hides 39 children in the worked example, as no choice hides fewer", async () => {
    const table = tableOf(WORKED);
    const found = await hideSmallCounts(table, PATIENT);
    expect(found).toMatchObject({ children: 39, least: true, withheld: false });
    expect(unsafe([attackOf(table, found)])).toEqual([]);
    expect(hideSmallCountsQuickly(table).children).toBeGreaterThanOrEqual(39);
  });

  it("bounds the worked example as the attacker does, and finds all three counts when nothing else is hidden", () => {
    const network = tableNetwork(tableOf(WORKED));
    const at = (row: number, column: number) =>
      network.cells.findIndex((cell) => cell.row === row && cell.column === column);
    const small = [at(0, 1), at(1, 2), at(2, 3)];
    const others = [at(0, 3), at(1, 1), at(2, 2)];
    const hiding = (cells: number[]) => network.cells.map((_, cell) => cells.includes(cell));
    const ranges = (cells: number[]) =>
      small.map((cell) => interval(network, hiding(cells), cell, KNOWS_SUMS));
    expect(ranges([...small, ...others])).toEqual([
      { low: 1, high: 10 },
      { low: 2, high: 11 },
      { low: 0, high: 9 },
    ]);
    expect(ranges(small)).toEqual([3, 4, 2].map((value) => ({ low: value, high: value })));
  });

  it("hides a total only where nothing else protects", async () => {
    const found = await hideSmallCounts(
      tableOf([
        [3, 40],
        [50, 60],
      ]),
    );
    expect([...found.rowTotals, ...found.columnTotals, found.whole]).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(found.children).toBe(150);
    const alone = await hideSmallCounts(
      tableOf([
        [3, 0],
        [0, 60],
      ]),
    );
    expect(alone.withheld).toBe(false);
    expect(alone.rowTotals).toContain(true);
    expect(alone.cells[0]).toEqual([true, false]);
  });

  it("leaves no count of any table to an attacker, with a solver and without", async () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 40 }));
    const counts = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(count, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      );
    const totals = fc.constantFrom<CountTable["totals"]>("both", "both", "rows", "columns", "none");
    await fc.assert(
      fc.asyncProperty(counts, totals, async (values, which) => {
        const table = tableOf(values, which);
        const exact = await hideSmallCounts(table);
        const quick = hideSmallCountsQuickly(table);
        for (const found of [exact, quick]) {
          // Withheld is a table alone that gives something away even if nothing of it is shown but its zeros.
          if (found.withheld) {
            expect(shownKeys(table, found)).toEqual([]);
            expect(unsafe([zerosOf(table)])).not.toEqual([]);
          } else expect(unsafe([attackOf(table, found)])).toEqual([]);
        }
        expect(exact.least).toBe(!exact.withheld);
        for (const [key, value] of valuesOf(table))
          if (value >= 1 && value <= 5) expect(shownKeys(table, exact)).not.toContain(key);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it("withholds a table whose small counts add up to so few that nothing hides them", async () => {
    // Four counts of at least one child whose total is at most five: none of them is more than two.
    const ones = tableOf([
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
    ]);
    for (const found of [await hideSmallCounts(ones, PATIENT), hideSmallCountsQuickly(ones)]) {
      expect(found).toMatchObject({ withheld: true });
      expect(shownKeys(ones, found)).toEqual([]);
    }
    expect(unsafe([zerosOf(ones)])).not.toEqual([]);
  });

  it("hides as few children as the best of all choices", async () => {
    const count = fc.oneof(
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 6, max: 30 }),
      fc.integer({ min: 6, max: 30 }),
    );
    const counts = fc.array(fc.array(count, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(counts, async (values) => {
        const table = tableOf(values);
        const found = await hideSmallCounts(table, PATIENT);
        if ([...found.rowTotals, ...found.columnTotals, found.whole].includes(true)) return;
        expect(found.children).toBe(leastByTrying(table));
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it("tells a later version nothing that an earlier one has hidden, and the other way round", async () => {
    const counts = [
      [20, 5, 23],
      [16, 22, 7],
      [18, 4, 23],
    ];
    const before = tableOf(counts);
    const first = await hideSmallCounts(before);
    const earlier: EarlierVersion[] = [{ table: before, shown: shownKeys(before, first), now: "the same" }];
    // Eight counted late: alone, the new table would show what the first had to hide.
    const after = tableOf(counts.map((row) => row.map((value) => (value === 7 ? 15 : value))));
    const alone = await hideSmallCounts(after);
    const found = await hideSmallCounts(after, { earlier });
    const both = (later: HiddenCounts) => unsafe([attackOf(before, first), attackOf(after, later)]);
    expect(both(alone)).not.toEqual([]);
    expect(found.withheld).toBe(false);
    expect(both(found)).toEqual([]);
    expect(await hideSmallCounts(before, { earlier })).toMatchObject({ cells: first.cells, withheld: false });
  });

  it("never leaves the union of two versions open to an attacker", async () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 8, max: 30 }));
    const counts = fc.array(fc.array(count, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
    const change = fc.tuple(fc.nat(2), fc.nat(2), count);
    await fc.assert(
      fc.asyncProperty(counts, change, async (values, [row, column, value]) => {
        const before = tableOf(values);
        const first = await hideSmallCounts(before);
        const after = tableOf(
          values.map((line, i) => line.map((was, j) => (i === row && j === column ? value : was))),
        );
        const earlier: EarlierVersion[] = [
          { table: before, shown: shownKeys(before, first), now: "the same" },
        ];
        const found = await hideSmallCounts(after, { earlier });
        // What was hidden for the sake of others may be shown later: by itself it tells of nobody.
        const small = ({ value }: { value: number }) => isSmallCount(value);
        const both = [attackOf(before, first), attackOf(after, found)];
        if (!found.withheld) expect(unsafe(both).filter(small)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it("hides a count whose growth since the last version is small", async () => {
    const before = tableOf([[12], [30], [44]], "none");
    const earlier: EarlierVersion[] = [
      { table: before, shown: shownKeys(before, await hideSmallCounts(before)), now: "grown" },
    ];
    const found = await hideSmallCounts(tableOf([[14], [30], [60]], "none"), { earlier });
    expect(found.cells).toEqual([[true], [false], [false]]);
  });

  it("withholds a table that no hiding protects, since its secret is known from elsewhere", async () => {
    const table = { ...tableOf([[3, 40, 20]], "rows"), known: ["r0|c1", "r0|c2", "r0|total"] };
    expect(await hideSmallCounts(table)).toMatchObject({ withheld: true, cells: [[true, true, true]] });
  });
});

/** Every choice of cells, cheapest first, until an attacker of the test's own finds nothing. */
function leastByTrying(table: CountTable): number {
  const values = valuesOf(table);
  const inner = new Set(
    linesOf(table)
      .flatMap((line) => line.parts)
      .filter((key) => !key.includes("total")),
  );
  const mayHide = [...inner].filter((key) => (values.get(key) ?? 0) > 5);
  const choices = Array.from({ length: 2 ** mayHide.length }, (_, bits) => {
    const hidden = mayHide.filter((_, at) => (bits >> at) % 2 === 1);
    return { hidden, children: hidden.reduce((sum, key) => sum + (values.get(key) ?? 0), 0) };
  }).sort((a, b) => a.children - b.children);
  for (const { hidden, children } of choices) {
    const isHidden = (key: string, value: number) => hidden.includes(key) || (value >= 1 && value <= 5);
    const shown = new Set([...values].filter(([key, value]) => !isHidden(key, value)).map(([key]) => key));
    if (unsafe([{ table, shown }]).length === 0) return children;
  }
  throw new Error("No choice protects this table.");
}
