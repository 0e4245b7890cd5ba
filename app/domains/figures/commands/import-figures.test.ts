import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sqlFor } from "~/platform/database/clients.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import type { Measure } from "../measures.rules";
import { figureSeries } from "../queries/figure-series.server";
import { LEVELS } from "../release-rows.rules";
import { type FiguresImportResult, importFigures } from "./import-figures.server";

testDatabase();

const real = join(process.env.HOMEWARD_DATA ?? "../shared/data", "dfe");
const skipped = existsSync(real) ? "" : " (skipped: no ../shared/data and no HOMEWARD_DATA)";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "figures-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => sqlFor("region")`delete from published_figures`);

const PLACE =
  "geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,new_la_code";
const OLD = `time_period,time_identifier,${PLACE},population_count,population_estimate,number,rate_per_10000`;
const NEW = `time_period,time_identifier,${PLACE},population_type,population_estimate,children_count,rate_per_10000`;

function row(year: number, number: string, label: string, rate: string): string {
  return `${year},Reporting year,Local authority,E92000001,England,E12000005,West Midlands,335,Walsall,E08000030,${label},69121,${number},${rate}`;
}

function file(name: string, header: string, ...rows: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `\uFEFF${[header, ...rows].join("\r\n")}`);
  return path;
}

async function load(path: string): Promise<FiguresImportResult> {
  const result = await importFigures(path);
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
}

const AT = "Children looked after at 31 March each year";
const ON = "Children looked after on 31 March each year";

describe("releases", () => {
  const older = () => file("2024.csv", OLD, row(2023, "650", AT, "94"), row(2024, "c", AT, "c"));
  const newer = () =>
    file("2025.csv", NEW, row(2023, "652", ON, "94"), row(2024, "665", ON, "96"), row(2025, "578", ON, "84"));

  it("a newer one counts, whatever its words, and says which past values it revised", async () => {
    expect(await load(older())).toMatchObject({
      asAt: "2024-03-31",
      created: 4,
      marked: 2,
      revised: [],
      rejected: [],
    });
    const result = await load(newer());
    expect(result).toMatchObject({
      asAt: "2025-03-31",
      measures: ["looked-after", "rate-per-10000"],
      created: 6,
    });
    expect(result.revised.map(({ measure, year, from, to }) => [measure, year, from, to])).toEqual([
      ["looked-after", 2023, 650, 652],
      ["looked-after", 2024, "c", 665],
      ["rate-per-10000", 2024, "c", 96],
    ]);
    const series = await figureSeries("E08000030", "looked-after");
    expect(series?.series).toEqual([
      expect.objectContaining({
        date: "2023-03-31",
        value: 652,
        state: null,
        release: 2025,
        file: "2025.csv",
        line: 2,
        revisedFrom: { value: 650, state: null, release: 2024 },
      }),
      expect.objectContaining({
        date: "2024-03-31",
        value: 665,
        release: 2025,
        revisedFrom: { value: null, state: "c", release: 2024 },
      }),
      expect.objectContaining({ date: "2025-03-31", value: 578, revisedFrom: null }),
    ]);
  });

  it("in the other order it comes to the same, and importing again changes nothing", async () => {
    await load(newer());
    await load(older());
    expect((await figureSeries("walsall", "looked-after"))?.series.map(({ value }) => value)).toEqual([
      652, 665, 578,
    ]);
    expect(await load(older())).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
    expect(await load(newer())).toMatchObject({ created: 0, updated: 0, unchanged: 6 });
  });

  it("a rate that does not agree is refused with its row, and the rest goes in", async () => {
    const result = await load(
      file("wrong.csv", OLD, row(2023, "650", AT, "94"), row(2022, "661", AT, "109")),
    );
    expect(result.rejected).toEqual([
      {
        line: 3,
        reason: "Walsall, 2022: the rate is given as 109 per 10,000, but 661 of 69121 children is 95.6.",
      },
    ]);
    expect((await figureSeries("E08000030", "looked-after"))?.series.map(({ year }) => year)).toEqual([2023]);
  });

  it("refuses in words what has no figure that is kept, and writes nothing", async () => {
    const other = file("other.csv", OLD, row(2023, "650", "Children adopted during the year", "94"));
    expect(await importFigures(other)).toMatchObject({
      ok: false,
      error: {
        kind: "refused",
        reason: expect.stringContaining("None of the 1 rows has a figure that is kept"),
      },
    });
    expect(
      await load(file("future.csv", OLD, row(2023, "650", AT, "94"), row(2999, "1", AT, "0"))),
    ).toMatchObject({
      asAt: "2023-03-31",
      rejected: [{ line: 3, reason: "31 March 2999 is still to come." }],
    });
    expect(await figureSeries("E08000031", "looked-after")).toBeNull();
  });
});

it("levels are those that the database takes", async () => {
  const [check] = await sqlFor("owner")<{ says: string }[]>`
    select pg_get_constraintdef(oid) as says from pg_constraint where conname = 'published_figures_level'`;
  expect([...(check?.says ?? "").matchAll(/'([a-z]+)'/g)].map(([, level]) => level)).toEqual([...LEVELS]);
});

describe.skipIf(skipped !== "")(`the releases of 2023, by an independent reader${skipped}`, () => {
  const COUNCILS = [
    ...["25", "26", "27", "28", "29", "30", "31"].map((end) => `E080000${end}`),
    ...["19", "20", "21", "51"].map((end) => `E060000${end}`),
    ...["28", "31", "34"].map((end) => `E100000${end}`),
  ];

  /** Lines of the file split on commas outside quotes: no code of the importer. */
  function* linesOf(name: string): Generator<string[]> {
    for (const text of readFileSync(join(real, name), "utf8").split(/\r?\n/)) {
      const quoted: string[] = [];
      const bare = text.replace(/"[^"]*"/g, (cell) => `§${quoted.push(cell.slice(1, -1)) - 1}`);
      yield bare.split(",").map((cell) => cell.replace(/^§(\d+)$/, (_, at) => quoted[Number(at)] ?? ""));
    }
  }

  it.each<[string, Measure, number, (cells: string[]) => boolean]>([
    ["cla_number_and_rate_per_10k_children-2023.csv", "looked-after", 12, (cells) => cells[10] === AT],
    ["cla_number_and_rate_per_10k_children-2023.csv", "rate-per-10000", 13, (cells) => cells[10] === AT],
    [
      "cla_number_and_rate_per_10k_children-2023.csv",
      "started",
      12,
      (cells) => /starting/.test(cells[10] ?? ""),
    ],
    [
      "cla_number_and_rate_per_10k_children-2023.csv",
      "ceased",
      12,
      (cells) => /ceasing/.test(cells[10] ?? ""),
    ],
    [
      "la_cla_on_31_march_la_of_placement_netgain-2023.csv",
      "net-gain",
      11,
      (cells) => /^Net gain/.test(cells[10] ?? ""),
    ],
    [
      "la_cla_placement_stability-2023.csv",
      "three-or-more-placements",
      12,
      (cells) => cells[11] === "With 3 or more placements during the year",
    ],
    [
      "la_cla_during_year_new_placements-2023.csv",
      "new-placements-by-distance",
      12,
      (cells) => /^Location/.test(cells[10] ?? ""),
    ],
  ])(
    "%s: every cell of %s for the fourteen councils is what the file says",
    async (name, measure, column, wanted) => {
      const result = await load(join(real, name));
      expect(result.rejected).toEqual([]);
      const expected = new Map<string, string[]>();
      for (const cells of linesOf(name)) {
        const code = cells[9] ?? "";
        if (cells[2] !== "Local authority" || !COUNCILS.includes(code) || !wanted(cells)) continue;
        expected.set(code, [...(expected.get(code) ?? []), `${cells[0]} ${cells[column]}`]);
      }
      expect(expected.size).toBe(14);
      for (const [code, told] of expected) {
        const series = (await figureSeries(code, measure))?.series ?? [];
        expect(series.map(({ year, value, state }) => `${year} ${value ?? state}`).sort(), code).toEqual(
          told.sort(),
        );
      }
    },
  );
});
