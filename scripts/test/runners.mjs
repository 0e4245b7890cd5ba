// The runners that run: their own words are streamed, their own reports are counted.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { say } from "../start/say.mjs";

/** @typedef {import("./checks.mjs").Sum} Sum */

const REPORTS = ".data/reports";

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
function stream(args, env) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", () => done(127));
    child.on("close", (code) => done(code ?? 1));
  });
}

/** @param {string} name */
function freshReport(name) {
  mkdirSync(REPORTS, { recursive: true });
  const path = join(process.cwd(), REPORTS, name);
  rmSync(path, { force: true });
  return path;
}

/**
 * A runner that ended badly without saying which test failed has still failed.
 * @param {Sum} sum
 * @param {number} code
 * @returns {Sum}
 */
function honest(sum, code) {
  return code !== 0 && sum.failed === 0 ? { ...sum, failed: 1 } : sum;
}

/** @param {string} path */
function read(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

/**
 * @param {string[]} [more]
 * @returns {Promise<Sum>}
 */
export async function runVitest(more = []) {
  say("Unit and PostgreSQL tests");
  const report = freshReport("vitest.json");
  const args = ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json"];
  const code = await stream([...args, `--outputFile.json=${report}`, ...more], {
    ...process.env,
    NODE_ENV: "test",
  });
  const found = read(report);
  if (!found) return { passed: 0, failed: 1, skipped: 0 };
  // A file that could not even be loaded has no tests to fail.
  const unloaded = found.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  const sum = {
    passed: found.numPassedTests,
    failed: found.numFailedTests + unloaded,
    skipped: found.numPendingTests + found.numTodoTests,
  };
  return honest(sum, code);
}

/** @param {string} folder @returns {boolean} */
function hasStories(folder) {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith(".spec.ts"));
}

/**
 * @param {string[]} [more]
 * @returns {Promise<Sum>}
 */
export async function runStories(more = []) {
  if (!hasStories("e2e/stories")) {
    say("There are no browser stories yet");
    return { passed: 0, failed: 0, skipped: 0 };
  }
  say("Browser stories");
  const report = freshReport("playwright.json");
  const args = [
    "node_modules/@playwright/test/cli.js",
    "test",
    "--config=e2e/playwright.config.ts",
    "--reporter=list,json",
  ];
  const code = await stream([...args, ...more], { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report });
  const found = read(report);
  if (!found) return { passed: 0, failed: 1, skipped: 0 };
  // A story that passed only when it was tried again is told apart by Playwright; it did pass.
  const { expected, unexpected, flaky, skipped } = found.stats;
  const sum = { passed: expected + flaky, failed: unexpected + found.errors.length, skipped };
  return honest(sum, code);
}
