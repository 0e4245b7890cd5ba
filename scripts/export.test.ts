import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { council } from "../prisma/factories/organisations";
import { testDatabase } from "../prisma/testing/database.server";
import { askedFor } from "./export/asked";

testDatabase();

const project = fileURLToPath(new URL("..", import.meta.url));
const DAYS = ["--from", "2026-04-01", "--to", "2027-03-31"];

it.each([
  [[], /Say what to export/],
  [["dogs", "--council", "E08000031", ...DAYS], /no export of "dogs"/],
  [["placements", ...DAYS], /--council is missing/],
  [["placements", "--council", "E08000031", "--from", "2026-04-01"], /--to is missing/],
  [
    ["placements", "--council", "E08000031", "--from", "1 April", "--to", "2027-03-31"],
    /"1 April" is no date/,
  ],
  [
    ["placements", "--council", "E08000031", "--from", "2027-04-01", "--to", "2027-03-31"],
    /first day or later/,
  ],
  [["placements", "--council", "E08000031", ...DAYS, "--xml"], /--xml/],
])("%j is refused in words", (args, words) => expect(askedFor(args)).toMatch(words));

it("reads the council, the period and the format", () => {
  const period = { from: "2026-04-01", to: "2027-03-31" };
  const args = ["placements", "--council", "E08000031", ...DAYS];
  expect(askedFor(args)).toEqual({ council: "E08000031", period, format: "json" });
  expect(askedFor([...args, "--csv"])).toMatchObject({ format: "csv" });
});

function run(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/export.ts", ...args], {
      cwd: project,
      env: { ...process.env, NODE_ENV: "test" },
    });
    const told = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const)
      child[name].on("data", (piece) => {
        told[name] += piece;
      });
    child.on("close", (code) => done({ code, ...told }));
  });
}

it("prints the file and nothing else, and ends with 2 for a council that is not there", async () => {
  const { slug } = await council();
  const given = await run("placements", "--council", slug, ...DAYS);
  expect({ code: given.code, stderr: given.stderr }).toEqual({ code: 0, stderr: "" });
  expect(JSON.parse(given.stdout).placements).toEqual([]);
  const unknown = await run("placements", "--council", "E99999999", ...DAYS);
  expect(unknown).toMatchObject({ code: 2, stdout: "" });
  expect(unknown.stderr).toContain('There is no council "E99999999" here');
});
