// The checks that look at the source: each counts as one.
import { acceptedAdvisories, judgeAudit } from "../dependencies/known-faults.mjs";
import { npm, runToEnd } from "../start/install.mjs";
import { say } from "../start/say.mjs";

/**
 * How many, and the names of those that failed with the first line of why.
 * @typedef {{ passed: number, failed: number, skipped: number, failures?: string[] }} Sum
 */

const NODE = process.execPath;

/** @type {Record<string, string[]>} */
const CHECKS = {
  // What did not change since the last time is not looked at again.
  types: [
    "node_modules/typescript/bin/tsc",
    "--noEmit",
    "--incremental",
    "--tsBuildInfoFile",
    ".data/cache/types.tsbuildinfo",
  ],
  lint: ["node_modules/@biomejs/biome/bin/biome", "check", "."],
  boundaries: [
    "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
    "--output-type",
    "err-long",
    "--config",
    ".dependency-cruiser.cjs",
    "--cache",
    ".data/cache/boundaries",
    "--cache-strategy",
    "content",
    "app",
    "emails",
    "prisma",
    "scripts",
  ],
  drift: ["--import", "tsx", "scripts/diff.ts", "--check"],
};

/** @type {Sum} */
const GOOD = { passed: 1, failed: 0, skipped: 0 };

/** @param {string} name @returns {Sum} */
const bad = (name) => ({ passed: 0, failed: 1, skipped: 0, failures: [name] });

/** @returns {Promise<Sum>} */
async function knownFaults() {
  const { output } = await npm([
    "audit",
    "--json",
    "--omit=dev",
    "--fetch-retries=0",
    "--fetch-timeout=15000",
  ]);
  const today = new Date().toISOString().slice(0, 10);
  const { fails, line } = judgeAudit(output, acceptedAdvisories(), today);
  say(line);
  for (const words of fails) process.stdout.write(`  ${words}\n`);
  return fails.length === 0 ? GOOD : bad("known faults");
}

/**
 * @param {string} name
 * @returns {Promise<Sum>}
 */
async function check(name) {
  if (name === "known faults") return knownFaults();
  const { code, output } = await runToEnd(NODE, CHECKS[name] ?? [], { whole: true });
  if (code === 0) {
    say(`${name}: good`);
    return GOOD;
  }
  process.stdout.write(`\n${output.trim()}\n\n`);
  say(`${name}: FAILED`);
  return bad(name);
}

/**
 * Runs checks, the compiler beside the others.
 * @param {string[]} names
 * @returns {Promise<Sum[]>}
 */
export async function runChecks(names) {
  const inTurn = async () => {
    const sums = [];
    for (const name of names.filter((one) => one !== "types")) sums.push(await check(name));
    return sums;
  };
  const [types, others] = await Promise.all([names.includes("types") ? check("types") : undefined, inTurn()]);
  return types ? [types, ...others] : others;
}
