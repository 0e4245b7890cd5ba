// The checks that look at the source: each counts as one.
import { runToEnd } from "../start/install.mjs";
import { say } from "../start/say.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Sum */

const NODE = process.execPath;

/** @type {Record<string, string[]>} */
const CHECKS = {
  types: ["node_modules/typescript/bin/tsc", "--noEmit"],
  lint: ["node_modules/@biomejs/biome/bin/biome", "check", "."],
  boundaries: [
    "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
    "--config",
    ".dependency-cruiser.cjs",
    "app",
    "emails",
    "prisma",
    "scripts",
  ],
  drift: ["--import", "tsx", "scripts/diff.ts", "--check"],
};

/**
 * @param {string} name
 * @returns {Promise<Sum>}
 */
async function check(name) {
  const { code, output } = await runToEnd(NODE, CHECKS[name] ?? [], { whole: true });
  if (code === 0) {
    say(`${name}: good`);
    return { passed: 1, failed: 0, skipped: 0 };
  }
  process.stdout.write(`\n${output.trim()}\n\n`);
  say(`${name}: FAILED`);
  return { passed: 0, failed: 1, skipped: 0 };
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
