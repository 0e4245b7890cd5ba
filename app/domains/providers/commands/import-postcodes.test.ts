import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sqlFor } from "~/platform/database/clients.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { importPostcodes, type PostcodeImportResult } from "./import-postcodes.server";

testDatabase();

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));
const POSTCODES = join(fixtures, "postcodes.csv");
const real = join(process.env.HOMEWARD_DATA ?? "../shared/data", "ons");
const withoutReal = !existsSync(join(real, "onspd-west-midlands.csv.gz"));
const skipped = withoutReal ? " (skipped: no ../shared/data and no HOMEWARD_DATA)" : "";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "postcodes-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  await sqlFor("region")`delete from postcodes`;
  await sqlFor("region")`delete from outcodes`;
});

async function load(path: string): Promise<PostcodeImportResult> {
  const result = await importPostcodes(path);
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
}

const outcode = async (code: string) =>
  (await sqlFor("region")`select * from outcodes where code = ${code}`)[0];

it("postcodes become points, outcodes their mean, districts their county", async () => {
  expect(await load(POSTCODES)).toMatchObject({ rows: 5, postcodes: 5, outcodes: 2, rejected: [] });
  const [far] = await sqlFor("region")`select * from postcodes where code = 'WV10 7AA'`;
  expect(far).toMatchObject({ outcode: "WV10", council_code: "E10000028" });
  expect(await outcode("WV10")).toMatchObject({ lat: 52.6138, lng: -2.1178, council_code: "E08000031" });
  // A postcode without a point is kept, and gives its outcode none.
  expect(await outcode("CV31")).toBeUndefined();
});

it("the same file again, gzipped, changes nothing", async () => {
  await load(POSTCODES);
  const path = join(folder, "postcodes.csv.gz");
  writeFileSync(path, gzipSync(readFileSync(POSTCODES)));
  await load(path);
  expect((await sqlFor("region")`select count(*)::int as n from postcodes`)[0]?.n).toBe(5);
});

it("a table of outcodes is known by its columns", async () => {
  expect(await load(join(fixtures, "outcodes.csv"))).toMatchObject({ rows: 3, postcodes: 0, outcodes: 3 });
  expect(await outcode("CV31")).toMatchObject({ council_code: "E10000031" });
});

it("a file of something else is refused, naming what it lacks", async () => {
  const path = join(folder, "other.csv");
  writeFileSync(path, "pcds,lat,long\nB1 1AA,52.4,-1.9\n");
  expect(await importPostcodes(path)).toMatchObject({
    ok: false,
    error: { reason: expect.stringContaining("“lad25cd (local authority district)”") },
  });
});

it("rows that are no postcode are told by line", async () => {
  const path = join(folder, "bad.csv");
  writeFileSync(
    path,
    "pcds,lad24cd,lat,long\nB1 1AA,E08000025,52.4,-1.9\nNowhere,E08000025,1,1\nB1 1AB,E08000025,1,1\n",
  );
  expect((await load(path)).rejected).toEqual([
    { line: 3, reason: "“Nowhere” is no postcode." },
    { line: 4, reason: "The point of B1 1AB is not in the United Kingdom." },
  ]);
});

describe.skipIf(withoutReal)(`the real directory${skipped}`, () => {
  it("holds the region's postcodes, each in one of its councils or beyond the border", async () => {
    expect(await load(join(real, "onspd-west-midlands.csv.gz"))).toMatchObject({
      rows: 207_393,
      postcodes: 207_393,
      outcodes: 237,
      rejected: [],
    });
    const [counts] = await sqlFor("region")`
      select count(distinct council_code) filter (where council_code like 'E10%')::int as counties,
        count(*) filter (where council_code = 'E10000028')::int as staffordshire,
        count(*) filter (where council_code ~ '^E07000(19[2-9]|21[89]|22[0-2]|23[4-9])$')::int as districts
      from postcodes`;
    expect(counts).toEqual({ counties: 3, staffordshire: 27_019, districts: 0 });
    const wv10 = await outcode("WV10");
    const [published] = readFileSync(join(real, "outcodes.csv"), "utf8").match(/^WV10,.*/m) ?? [];
    const [, lat, lng] = (published ?? "").split(",");
    expect(wv10?.lat).toBeCloseTo(Number(lat), 3);
    expect(wv10?.lng).toBeCloseTo(Number(lng), 3);
  });
});
