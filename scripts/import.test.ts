import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { council } from "../prisma/factories/organisations";
import { testDatabase } from "../prisma/testing/database.server";

testDatabase();

const project = fileURLToPath(new URL("..", import.meta.url));
const FILE = join(project, "app/domains/providers/fixtures/provider-level-at-31-march-2025.csv");
const POSTCODES = join(project, "app/domains/providers/fixtures/postcodes.csv");
const TABLES = [
  "service_history",
  "service_snapshots",
  "services",
  "register_imports",
  "postcodes",
  "outcodes",
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "import-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  for (const table of TABLES) await sqlFor("region").unsafe(`delete from ${table}`);
});

interface Ended {
  code: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
}

const run = (args: string[], env: Record<string, string> = {}) => runScript("scripts/import.ts", args, env);

function runScript(script: string, args: string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ["--import", "tsx", script, ...args], {
      cwd: project,
      env: { ...process.env, INIT_CWD: project, NODE_ENV: "test", ...env },
    });
    const told = { stdout: "", stderr: "" };
    child.stdout.on("data", (piece) => {
      told.stdout += piece;
    });
    child.stderr.on("data", (piece) => {
      told.stderr += piece;
    });
    child.on("close", (code, signal) => done({ code, signal, ...told }));
  });
}

async function rowsOf(table: string): Promise<number> {
  const [row] = await sqlFor("region").unsafe(`select count(*)::int as n from ${table}`);
  return row?.n;
}

it("--json prints one line on standard output and the progress elsewhere", async () => {
  const { code, stdout, stderr } = await run(["ofsted", FILE, "--json"]);
  expect(code).toBe(0);
  expect(stdout.split("\n")).toHaveLength(2);
  expect(JSON.parse(stdout)).toEqual({
    file: "provider-level-at-31-march-2025.csv",
    asAt: "2025-03-31",
    rows: 10,
    created: 10,
    updated: 0,
    unchanged: 0,
    closed: 0,
    rejected: [],
  });
  expect(stderr).toContain("100% read, 10 rows written");
});

it("takes the DfE's totals by their own name", async () => {
  const path = join(folder, "cla.csv");
  const row = "2023,Local authority,Walsall,E08000030,Children looked after at 31 March each year,650";
  writeFileSync(path, `time_period,geographic_level,la_name,new_la_code,population_count,number\n${row}\n`);
  const { code, stdout } = await run(["dfe", path, "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ asAt: "2023-03-31", rows: 1, created: 1, rejected: [] });
});

it("takes a file of the DfE that has figures of a region and of no council", async () => {
  const path = join(folder, "region.csv");
  const columns =
    "time_period,geographic_level,la_name,new_la_code,population_count,number,region_code,region_name";
  const row = "2023,Regional,,,Children looked after at 31 March each year,11820,E12000005,West Midlands";
  writeFileSync(path, `${columns}\n${row}\n`);
  const { code, stdout } = await run(["dfe", path, "--json"]);
  expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, rows: 1, created: 1 });
});

it("of several files says how many went in before one that failed", async () => {
  const columns = "time_period,geographic_level,la_name,new_la_code,population_count,number";
  const row = "Local authority,Walsall,E08000030,Children looked after at 31 March each year,650";
  const files = [2022, 2023].map((year) => {
    const path = join(folder, `${year}.csv`);
    writeFileSync(path, `${columns}\n${year},${row}\n`);
    return path;
  });
  const owner = sqlFor("owner");
  await owner`alter table published_figures add constraint refuses check (file <> '2023.csv')`;
  const { code, stderr } = await run(["dfe", ...files]);
  await owner`alter table published_figures drop constraint refuses`;
  expect(code).toBe(1);
  expect(stderr).toContain("1 of 2 files imported. ");
  expect(stderr).not.toContain("Nothing was imported");
});

it("says what a finance export holds from the file alone, in one line", async () => {
  const path = join(folder, "ledger.csv");
  const rows = ["7001,Example Home,V1,100.05,01/03/2026", "7002,Example Lodge,V2,REDACTED,02/03/2026"];
  writeFileSync(path, `Supplier id,Supplier Name,Transno,Amount,Pay Date\n${rows.join("\n")}\n,,,,\n`);
  const nowhere = { DATABASE_URL: "postgres://nobody@127.0.0.1:1/nothing" };
  const args = ["payments", path, "--council", "E08000031", "--mapping", "auto", "--dry-run", "--json"];
  const { code, stdout } = await run(args, nowhere);
  expect(code).toBe(0);
  expect(stdout.split("\n")).toHaveLength(2);
  expect(JSON.parse(stdout)).toEqual({
    file: "ledger.csv",
    headerLine: 1,
    skippedAbove: 0,
    mapping: {
      supplierId: "Supplier id",
      supplierName: "Supplier Name",
      internalRef: "Transno",
      amount: "Amount",
      paidOn: "Pay Date",
    },
    rows: 2,
    pence: 10_005,
    negativeRows: 0,
    rowsWithoutAmount: 1,
    identicalRows: 0,
    firstDate: "2026-03-01",
    lastDate: "2026-03-02",
    outcomes: { new: 0, changed: 0, same: 0, refused: 1, header: 1, blank: 1, total: 0, "not ours": 1 },
    rejected: [{ line: 3, column: "Amount", reason: "There is no amount: “REDACTED”" }],
  });
});

it("a finance export that it cannot read ends with its reason, code 1 and nothing on standard output", async () => {
  const path = join(folder, "other.csv");
  writeFileSync(path, "Supplier id,Supplier Name,Transno,Pay Date\n7001,Example Home,V1,01/03/2026\n");
  const { code, stdout, stderr } = await run(["payments", path, "--council", "E08000031", "--dry-run"]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("No column was found for the amount");
});

it("takes several files of statistics, also in the words of a later release, and prints their figures", async () => {
  const place = "2025,Local authority,Walsall,E08000030";
  const number = join(folder, "number.csv");
  writeFileSync(
    number,
    `time_period,geographic_level,la_name,new_la_code,population_type,children_count\n${place},Children looked after on 31 March each year,578\n`,
  );
  const stability = join(folder, "stability.csv");
  writeFileSync(
    stability,
    `time_period,geographic_level,la_name,new_la_code,cla_group,placement_stability,children_count,children_percent\n${place},CLA on 31 March,With 3 or more placements during the year,c,c\n`,
  );
  const { code, stdout } = await run(["dfe", number, stability, "--json"]);
  expect(code).toBe(0);
  expect(stdout.trim().split("\n")).toHaveLength(2);
  const [total] = await sqlFor("region")`
    select children from looked_after_totals where council_code = 'E08000030' and as_at = '2025-03-31'`;
  expect(total?.children).toBe(578);

  const printed = await runScript("scripts/figures.ts", [
    "--council",
    "E08000030",
    "--measure",
    "three-or-more-placements",
    "--json",
  ]);
  const point = {
    date: "2025-03-31",
    value: null,
    state: "c",
    percent: null,
    percentState: "c",
    release: 2025,
    file: "stability.csv",
    line: 2,
  };
  expect(JSON.parse(printed.stdout)).toMatchObject({
    area: { code: "E08000030", name: "Walsall" },
    unit: "children",
    series: [point],
  });
  const unknown = await runScript("scripts/figures.ts", ["--council", "E08000030", "--measure", "dogs"]);
  expect(unknown).toMatchObject({ code: 2, stdout: "" });
  expect(unknown.stderr).toContain('There is no measure "dogs"');
  const empty = await runScript("scripts/figures.ts", ["--council", "E08000031", "--measure", "net-gain"]);
  expect(empty).toMatchObject({ code: 1, stdout: "" });
});

it("a refused file ends with its reason, code 1 and nothing on standard output", async () => {
  const path = join(folder, "register.csv");
  writeFileSync(path, "%PDF-1.7");
  const { code, stdout, stderr } = await run(["ofsted", path, "--json"]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("Nothing was imported from register.csv. The file is a PDF");
});

it("shows how to use it when asked for something else", async () => {
  const { code, stderr } = await run(["dogs", FILE]);
  expect(code).toBe(2);
  expect(stderr).toContain("npm run import -- ofsted FILE");
});

it.each([
  ["import:batch", "ofsted", FILE],
  ["import:before-commit", "ofsted", FILE],
  ["import:batch", "postcodes", POSTCODES],
])("killed at %s of %s, it leaves no row", async (point, what, file) => {
  const { signal } = await run([what, file, "--json"], { HOMEWARD_FAILPOINT: point });
  expect(signal).toBe("SIGKILL");
  for (const table of TABLES) expect(await rowsOf(table), table).toBe(0);
  expect((await run([what, file])).code).toBe(0);
});

it("a finance export killed in the middle leaves no row, and comes in whole the next time", async () => {
  const { id } = await council("Wolverhampton", { councilCode: "E08000031" });
  const file = join(folder, "ledger.csv");
  const rows = Array.from({ length: 2_500 }, (_, at) => `7001,Ashgrove,V${at},${at}.00,12/06/2026`);
  writeFileSync(file, `Supplier id,Supplier Name,Transno,Amount,Payment Date\n${rows.join("\n")}\n`);
  const asked = ["payments", file, "--council", "wolverhampton"];
  const kept = () =>
    transaction("worker", { "app.org_id": id }, async (tx) => [
      await tx.importBatch.count(),
      await tx.paymentSupplier.count(),
      await tx.importRow.count(),
      await tx.payment.count({ where: { withdrawnAt: null } }),
    ]);
  for (const point of ["import:batch", "import:before-commit"]) {
    expect((await run(asked, { HOMEWARD_FAILPOINT: point })).signal).toBe("SIGKILL");
    expect(await kept()).toEqual([0, 0, 0, 0]);
  }
  const { code, stdout } = await run([...asked, "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    batch: 1,
    written: true,
    rows: 2_500,
    outcomes: { "not ours": 2_500 },
  });
  expect(await kept()).toEqual([1, 1, 2_500, 2_500]);
  expect((await run(asked)).stdout).toContain("was imported before, as import 1");
});
