import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sqlFor } from "~/platform/database/clients.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { importRegister, type RegisterImportResult } from "./import-register.server";

testDatabase();

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));
const FILE_2024 = join(fixtures, "provider-level-at-31-march-2024.csv");
const FILE_2025 = join(fixtures, "provider-level-at-31-march-2025.csv");
const FILE_2026 = join(fixtures, "settings_2026-03-31.csv");
const real = join(process.env.HOMEWARD_DATA ?? "../shared/data", "ofsted");
const withoutReal = !existsSync(join(real, "provider-level-at-31-march-2025.csv"));
const skipped = withoutReal ? " (skipped: no ../shared/data and no HOMEWARD_DATA)" : "";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "register-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  const sql = sqlFor("region");
  await sql`delete from service_history`;
  await sql`delete from service_snapshots`;
  await sql`delete from services`;
  await sql`delete from register_imports`;
});

async function load(path: string, asAt?: string): Promise<RegisterImportResult> {
  const result = await importRegister(path, { asAt });
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
}

async function refusal(path: string, asAt?: string): Promise<string> {
  const result = await importRegister(path, { asAt });
  if (result.ok) throw new Error("It was imported.");
  return result.error.reason;
}

function changed(
  path: string,
  change: (text: string) => string,
  name = "register-31-march-2025.csv",
): string {
  const to = join(folder, name);
  writeFileSync(to, change(readFileSync(path, "utf8")));
  return to;
}

async function service(urn: string) {
  const [row] = await sqlFor("region")`select *, as_at::text as day, grade_on::text as graded from services
    where registration_number = ${urn}`;
  return row;
}

async function history(urn?: string) {
  const sql = sqlFor("region");
  return sql<{ urn: string; day: string; kind: string; before: string | null; after: string | null }[]>`
    select s.registration_number as urn, h.as_at::text as day, h.kind, h.before, h.after
    from service_history h join services s on s.id = h.service_id
    where ${urn ?? null}::text is null or s.registration_number = ${urn ?? null}
    order by h.as_at, s.registration_number, h.kind`;
}

describe("one file", () => {
  it("is imported as published, whatever its traps", async () => {
    expect(await load(FILE_2025)).toEqual({
      file: "provider-level-at-31-march-2025.csv",
      asAt: "2025-03-31",
      rows: 10,
      created: 10,
      updated: 0,
      unchanged: 0,
      closed: 0,
      rejected: [],
    });
    expect(await service("SC990003")).toMatchObject({
      kind: "special-school-as-childrens-home",
      name: null,
      council_code: "E10000028",
      government_office_region: "West Midlands",
      places: 6,
      day: "2025-03-31",
      graded: "2024-02-06",
    });
    expect(await service("9900004")).toMatchObject({ name: "Café Fostering – Midlands", places: null });
    expect(await service("9900005")).toMatchObject({ grade: "consistently-strong", premises_count: 3 });
    expect(await service("9900007")).toMatchObject({ short_break_only: true, sector: "local-authority" });
    expect(await service("9900010")).toMatchObject({ grade: null, graded: null });
  });

  it("changes nothing when it is imported again", async () => {
    await load(FILE_2025);
    const before = await sqlFor("region")`select * from services order by id`;
    const told = await history();
    expect(await load(FILE_2025)).toMatchObject({ created: 0, updated: 0, unchanged: 10, closed: 0 });
    expect(await sqlFor("region")`select * from services order by id`).toEqual(before);
    expect(await history()).toEqual(told);
  });

  it("takes each URN once and says why of every row that it leaves out", async () => {
    await load(FILE_2024);
    await load(FILE_2025);
    const result = await load(FILE_2026);
    expect(result).toMatchObject({ asAt: "2026-03-31", rows: 7, created: 1, updated: 2, unchanged: 0 });
    // The file has no column for the number of the inspection: what is known of it stays.
    expect(await service("9900001")).toMatchObject({ inspection_number: "10990101" });
    expect(result.rejected).toEqual([
      { line: 3, reason: "Places “four” is not a whole number." },
      { line: 4, reason: "Latest full inspection date “31/02/2026” is not a date." },
      { line: 6, reason: "URN 9900011 is already on line 5." },
      { line: 7, reason: "URN “99-12” is neither digits nor SC and digits." },
    ]);
    expect(await service("9900012")).toMatchObject({
      name: "“Willow; Bank”",
      sector: "voluntary",
      grade: null,
    });
    // A row at fault is no closure.
    expect(await service("9900002")).toMatchObject({ status: "active", places: 4 });
    expect((await history("9900002")).map((row) => row.kind)).toEqual(["first-seen", "owner"]);
  });
});

describe("one year after another", () => {
  it("closes what has gone, opens what comes back and tells what changed", async () => {
    await load(FILE_2024);
    expect(await load(FILE_2025)).toMatchObject({ created: 2, updated: 6, unchanged: 2, closed: 1 });
    expect(await service("9900011")).toMatchObject({ status: "closed" });
    expect(await load(FILE_2026)).toMatchObject({ closed: 7 });
    expect(await service("9900011")).toMatchObject({ status: "active", places: 3 });
    const told = (await history()).filter((row) => row.kind !== "first-seen" && row.day <= "2025-12-31");
    expect(told.map((row) => [row.urn, row.kind, row.before, row.after])).toEqual([
      ["9900001", "places", "2", "3"],
      ["9900002", "owner", "Alderfield Homes Limited", "Rowan Court Residential Ltd"],
      ["9900004", "grade", "good", "requires-improvement"],
      ["9900005", "new", null, "active"],
      ["9900006", "grade", "requires-improvement", "inadequate"],
      ["9900006", "status", "active", "suspended"],
      ["9900010", "new", null, "active"],
      ["9900011", "closed", "active", null],
    ]);
    expect((await history("9900011")).map((row) => row.kind)).toEqual(["first-seen", "closed", "reopened"]);
    // Another spelling of an owner's name is taken over without being told as a change.
    expect(await service("9900001")).toMatchObject({ owner_name: "Juniper Hollow Care Limited" });
  });

  it("ends the same in whatever order the files come, and an older one leaves the present", async () => {
    const facts = () => sqlFor("region")`
      select registration_number, status, owner_name, places, grade, as_at::text from services order by 1`;
    await load(FILE_2024);
    await load(FILE_2025);
    await load(FILE_2026);
    const [told, stand] = [await history(), await facts()];
    for (const order of [
      [FILE_2026, FILE_2025, FILE_2024],
      [FILE_2025, FILE_2026, FILE_2024],
      [FILE_2026, FILE_2024, FILE_2025],
    ]) {
      const sql = sqlFor("region");
      await sql`delete from service_history`;
      await sql`delete from service_snapshots`;
      await sql`delete from services`;
      await sql`delete from register_imports`;
      for (const path of order) await load(path);
      const now = await history();
      // Rows at fault in the newest file say nothing, so the facts of those two services differ by order.
      const faulty = ["9900002", "SC990003"];
      expect(now.filter((row) => !faulty.includes(row.urn))).toEqual(
        told.filter((row) => !faulty.includes(row.urn)),
      );
      expect((await facts()).filter((row) => !faulty.includes(row.registration_number))).toEqual(
        stand.filter((row) => !faulty.includes(row.registration_number)),
      );
    }
  });

  it("an older file updates nothing that is there today", async () => {
    await load(FILE_2025);
    const before = await sqlFor("region")`select * from services order by id`;
    expect(await load(FILE_2024)).toMatchObject({ created: 1, updated: 0, unchanged: 8, closed: 0 });
    const after = await sqlFor("region")`select * from services where status <> 'closed' order by id`;
    expect(after).toEqual(before);
    expect(await service("9900011")).toMatchObject({ status: "closed", day: "2024-03-31" });
  });

  it("leaves alone a service that never came from a file", async () => {
    await sqlFor("region")`
      insert into services (id, registration_number, kind, provision_type, status, as_at, created_at, updated_at)
      values (gen_random_uuid(), '9999999', 'childrens-home', 'Children''s home', 'active', '2020-01-01', now(), now())`;
    await load(FILE_2025);
    expect(await service("9999999")).toMatchObject({ status: "active" });
  });
});

describe("a file that cannot be imported", () => {
  it("is refused with the needed column's name, and nothing is written", async () => {
    const path = changed(FILE_2025, (text) => text.replace(" URN ", "Colour").replace("Sector", "Mood"));
    expect(await refusal(path)).toContain("“URN”, “Sector”");
    expect((await sqlFor("region")`select count(*)::int as n from services`)[0]?.n).toBe(0);
  });

  it.each([
    ["a PDF", "%PDF-1.4 nothing", /is a PDF/],
    ["a web page", "<html><title>Not found</title>", /web page/],
    ["an empty file", "", /empty/],
    ["a table of something else", "a,b\n1,2\n", /no header row with the columns “URN”/],
  ])("is refused when it is %s", async (_what, text, words) => {
    expect(await refusal(changed(FILE_2025, () => text))).toMatch(words);
  });

  it("is refused when it has no rows, which would close the whole register", async () => {
    await load(FILE_2024);
    const headerOnly = changed(FILE_2025, (text) => text.slice(0, text.indexOf("Ofsted Social Care")));
    expect(await refusal(headerOnly)).toBe("The file has a header and no rows.");
    expect(await service("9900001")).toMatchObject({ status: "active" });
  });

  it("is refused without a day, until one is given", async () => {
    const path = changed(
      FILE_2025,
      (text) => text.replace(/as at 31 March 2025/, "by provider"),
      "register.csv",
    );
    expect(await refusal(path)).toContain("--as-at 2025-03-31");
    expect(await refusal(path, "last spring")).toContain("“last spring” is not a date");
    expect(await refusal(path, "2099-03-31")).toContain("still to come");
    expect(await load(path, "2025-03-31")).toMatchObject({ asAt: "2025-03-31", created: 10 });
  });
});

describe.skipIf(withoutReal)(`the real files${skipped}`, () => {
  const file = (year: number) => join(real, `provider-level-at-31-march-${year}.csv`);

  it("2025 holds 5,600 services, 852 in the region, and the issue's 615", async () => {
    expect(await load(file(2025))).toMatchObject({ rows: 5600, created: 5600, rejected: [] });
    const sql = sqlFor("region");
    const councils = await sql`select local_authority as name, count(*)::int as n from services
      where council_code is not null group by 1 order by 2 desc`;
    expect(councils.slice(0, 3).map((row) => [row.name, row.n])).toEqual([
      ["Staffordshire", 201],
      ["Birmingham", 134],
      ["Shropshire", 84],
    ]);
    const [counts] = await sql`
      select count(*)::int as region,
        count(*) filter (where council_code is not null)::int as councils,
        count(*) filter (where kind in ('childrens-home'))::int as homes,
        count(*) filter (where kind = 'supported-accommodation')::int as supported,
        count(*) filter (where status = 'active' and not short_break_only and (lower(provision_type) = 'children''s home'
          or provision_type ilike 'residential special school (registered%'))::int as wanted
      from services where government_office_region = 'West Midlands'`;
    expect(counts).toEqual({ region: 852, councils: 852, homes: 632, supported: 117, wanted: 615 });
  });

  it("2024 and then 2025 give the history of a year", async () => {
    expect(await load(file(2024))).toMatchObject({ rows: 3876, created: 3876, rejected: [] });
    const second = await load(file(2025));
    expect(second).toMatchObject({ created: 1907, closed: 183, rejected: [] });
    expect(second.updated + second.unchanged).toBe(3693);
    const kinds = await sqlFor("region")`select kind, count(*)::int as n from service_history
      where as_at = '2025-03-31' group by 1`;
    const count = Object.fromEntries(kinds.map((row) => [row.kind, row.n]));
    expect(count).toMatchObject({ new: 1907, closed: 183 });
    // Of 631 owner names that differ, most differ by their spelling only.
    expect(count.owner).toBeGreaterThan(50);
    expect(count.owner).toBeLessThan(200);
    expect(await load(file(2025))).toMatchObject({ created: 0, updated: 0, unchanged: 5600, closed: 0 });
  });
});
