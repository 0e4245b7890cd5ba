import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { sqlFor } from "~/platform/database/clients.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { flagsOf, type OutturnRow } from "../outturn-flags.rules";
import { outturnYear } from "../outturn-rows.rules";
import { figureSeries } from "../queries/figure-series.server";
import { toldBy } from "../release-rows.rules";
import { importOutturn } from "./import-outturn.server";

testDatabase();

const REAL = join(
  process.env.HOMEWARD_DATA ?? "../shared/data",
  "mhclg",
  "ro3-2024-25-west-midlands-cla.csv",
);
const skipped = existsSync(REAL) ? "" : " (skipped: no ../shared/data and no HOMEWARD_DATA)";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "outturn-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => sqlFor("region")`delete from published_figures`);

const CARE = "Children's social care - Children Looked After";
/** As another year might have it: other columns between, other names, another order. */
const HEADER = `Class,Council,Certified,"${CARE} - Employees (C1)","${CARE} of which other - Net Current Expenditure (C7)","${CARE} of which residential care - Net Current Expenditure (C7)","${CARE} of which fostering services - Net Current Expenditure (C7)","${CARE} of which asylum seeking children who are looked after - Net Current Expenditure (C7)","${CARE} - Net Current Expenditure (C7)",LA code`;
const file = (name: string, ...rows: string[]) => {
  const path = join(folder, name);
  writeFileSync(path, ["Revenue outturn", "", HEADER, ...rows].join("\r\n"));
  return path;
};
const WALSALL = 'MD,Walsall,Y,9999,10005,"30,135",17136,767,58043,E08000030';

it("finds its columns by meaning, its year in its name, and says what it revised", async () => {
  const england = "ENG,England,,1,2,3,4,5,14,E92000001";
  const first = await importOutturn(
    file("RO3_2023-24.csv", WALSALL, "SC,Shire counties,,1,2,3,4,5,14,", england),
  );
  expect(first).toMatchObject({
    ok: true,
    value: { asAt: "2024-03-31", created: 10, other: 1, flagged: [], rejected: [], revised: [] },
  });
  expect(await figureSeries("Walsall", "outturn-residential")).toMatchObject({
    unit: "£ thousand",
    series: [{ year: 2024, value: 30_135, flags: [], file: "RO3_2023-24.csv", line: 4 }],
  });
  expect(await importOutturn(file("RO3_2023-24.csv", WALSALL, england))).toMatchObject({
    ok: true,
    value: { created: 0, updated: 0, unchanged: 10 },
  });
  // Withdrawn by who had certified it: the same numbers, with a flag now.
  const uncertified = WALSALL.replace(",Y,", ",N,");
  expect(await importOutturn(file("RO3_2023-24.csv", uncertified))).toMatchObject({
    ok: true,
    value: { updated: 5, flagged: [{ areaName: "Walsall", flags: ["not-certified"] }] },
  });
});

it("refuses what it cannot know or read, and writes nothing then", async () => {
  for (const [path, options, reason] of [
    [file("outturn.csv", WALSALL), {}, /which financial year/],
    [file("outturn.csv", WALSALL), { year: "2024-26" }, /which financial year/],
    [file("outturn.csv", WALSALL), { year: "2098-99" }, /still to come/],
    [file("outturn.csv", "MD,Nowhere,Y,1,2,3,4,5,14,"), { year: "2023/24" }, /None of its rows/],
  ] as const)
    expect(await importOutturn(path, options)).toMatchObject({
      ok: false,
      error: { reason: expect.stringMatching(reason) },
    });
  const odd = WALSALL.replace("58043", "about 58m");
  expect(await importOutturn(file("o.csv", odd, WALSALL, WALSALL), { year: "2023-24" })).toMatchObject({
    ok: true,
    value: { created: 5, rejected: [{ line: 4 }, { line: 6, reason: "Walsall has a row already." }] },
  });
});

it.each([
  ["RO3_2024-25_data.csv", 2025],
  ["ro3-2024-25-west-midlands-cla.csv", 2025],
  ["2023/2024", 2024],
  ["2024-26", null],
  ["ro3.csv", null],
])("reads the year of %s", (name, year) => {
  expect(outturnYear(name)).toBe(year);
});

it("knows what is against a return", () => {
  const row = (whole: string, ...[residential, fostering, asylum, other]: string[]): OutturnRow => ({
    certification: "Y",
    whole: toldBy(whole) as OutturnRow["whole"],
    residential: toldBy(residential ?? "") as OutturnRow["whole"],
    fostering: toldBy(fostering ?? "") as OutturnRow["whole"],
    asylumSeeking: toldBy(asylum ?? "") as OutturnRow["whole"],
    other: toldBy(other ?? "") as OutturnRow["whole"],
  });
  expect(flagsOf(row("100", "40", "30", "0", "30"))).toEqual([]);
  expect(flagsOf(row("100.4", "40.2", "30.3", "0", "30"))).toEqual([]);
  expect(flagsOf(row("0", "0", "0", "0", "0"))).toEqual([]);
  expect(flagsOf(row("100", "0", "30", "0", "70"))).toEqual(["nothing-by-type", "mostly-other"]);
  expect(flagsOf(row("150", "40", "30", "0", "30"))).toEqual(["does-not-add-up"]);
  expect(flagsOf(row("100", "[x]", "30", "0", "30"))).toEqual(["not-given"]);
  expect(flagsOf({ ...row("100", "40", "30", "0", "30"), certification: "N" })).toEqual(["not-certified"]);
});

it.skipIf(skipped)(
  `each council of the real return is as in the file, and four of them are flagged${skipped}`,
  async () => {
    const result = await importOutturn(REAL);
    if (!result.ok) throw new Error(result.error.reason);
    expect(Object.fromEntries(result.value.flagged.map(({ areaName, flags }) => [areaName, flags]))).toEqual({
      Birmingham: ["not-given", "not-certified"],
      Dudley: ["not-certified"],
      Sandwell: ["negative", "nothing-by-type"],
      "Worcestershire CC": ["mostly-other"],
    });
    // Read by hand, without any of our readers.
    for (const line of readFileSync(REAL, "utf8").trim().split(/\r?\n/).slice(1)) {
      const [code = "", , , , ...numbers] = line.split(",");
      for (const [at, measure] of (
        [
          "outturn-looked-after",
          "outturn-residential",
          "outturn-fostering",
          "outturn-asylum-seeking",
          "outturn-other",
        ] as const
      ).entries())
        expect((await figureSeries(code, measure))?.series[0], `${code} ${measure}`).toMatchObject(
          numbers[at] === "[x]" ? { value: null, state: "x" } : { value: Number(numbers[at]), state: null },
        );
    }
  },
);
