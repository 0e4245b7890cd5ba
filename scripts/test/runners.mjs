// The runners that run: their own words are streamed, their own reports are counted.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { say } from "../start/say.mjs";
import { onTheirOwn } from "./test-files.mjs";

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
  if (code === 0 || sum.failed > 0) return sum;
  return { ...sum, failed: 1, failures: [`a runner ended with ${code}; what it printed says why`] };
}

/** @param {string} path */
function read(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

/**
 * All files share a few processes, so that the portal's modules are loaded once for each and not once for each file
 * (a third of the time); those that need a process of their own come after.
 * @param {string[]} [except] files that are left out
 * @returns {Promise<Sum>}
 */
export async function runVitest(except = []) {
  say("Unit and PostgreSQL tests");
  const alone = onTheirOwn();
  const left = (/** @type {string[]} */ files) => files.map((file) => `--exclude=${file}`);
  const together = await vitest("vitest.json", ["--no-isolate", ...left([...alone, ...except])]);
  const rest = alone.filter((file) => !except.includes(file));
  if (rest.length === 0) return together;
  const apart = await vitest("vitest-alone.json", rest);
  return {
    passed: together.passed + apart.passed,
    failed: together.failed + apart.failed,
    skipped: together.skipped + apart.skipped,
    failures: [...(together.failures ?? []), ...(apart.failures ?? [])],
  };
}

/**
 * @param {string} name the name of the report
 * @param {string[]} more
 * @returns {Promise<Sum>}
 */
async function vitest(name, more) {
  const report = freshReport(name);
  const args = ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json"];
  const code = await stream([...args, `--outputFile.json=${report}`, ...more], {
    ...process.env,
    NODE_ENV: "test",
  });
  const found = read(report);
  if (!found) return honest({ passed: 0, failed: 0, skipped: 0 }, code || 1);
  /** @typedef {{ status: string, fullName: string, failureMessages: string[] }} Test */
  /** @typedef {{ status: string, name: string, message: string, assertionResults: Test[] }} TestFile */
  /** @type {TestFile[]} */
  const files = found.testResults.filter((/** @type {TestFile} */ file) => file.status === "failed");
  // A file that could not even be loaded has no tests to fail.
  const unloaded = files.filter((file) => file.assertionResults.length === 0);
  const sum = {
    passed: found.numPassedTests,
    failed: found.numFailedTests + unloaded.length,
    skipped: found.numPendingTests + found.numTodoTests,
    failures: files.flatMap(({ name, message, assertionResults }) => {
      const path = relative(process.cwd(), name);
      if (assertionResults.length === 0) return [`${path}: ${sayingOf(message)}`];
      return assertionResults
        .filter((test) => test.status === "failed")
        .map((test) => `${path} > ${test.fullName}: ${sayingOf(test.failureMessages[0])}`);
    }),
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
  if (!found) return honest({ passed: 0, failed: 0, skipped: 0 }, code || 1);
  // A story that passed only when it was tried again is told apart by Playwright; it did pass.
  const { expected, unexpected, flaky, skipped } = found.stats;
  const sum = {
    passed: expected + flaky,
    failed: unexpected + found.errors.length,
    skipped,
    failures: [
      ...found.suites.flatMap(failedStories),
      ...found.errors.map((/** @type {{ message?: string }} */ error) => sayingOf(error.message)),
    ],
  };
  return honest(sum, code);
}

/**
 * @typedef {{ error?: { message?: string }, attachments?: { name: string, path?: string }[] }} Attempt
 * @typedef {{ projectName: string, status: string, results: Attempt[] }} Telling
 * @typedef {{ file: string, specs?: { title: string, file: string, tests: Telling[] }[], suites?: Suite[] }} Suite
 */

/** @param {Suite} suite @returns {string[]} */
function failedStories({ specs = [], suites = [] }) {
  const here = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected")
      .map(
        ({ projectName, results }) =>
          `[${projectName}] ${file} > ${title}: ${sayingOf(results[0]?.error?.message)}${pageOf(results[0])}`,
      ),
  );
  return [...here, ...suites.flatMap(failedStories)];
}

/**
 * The page that a story stood on when it failed: its heading, and what it told of as wrong.
 * @param {Attempt} [attempt]
 */
function pageOf(attempt) {
  const path = attempt?.attachments?.find(({ name }) => name === "error-context")?.path;
  if (!path || !existsSync(path)) return "";
  const lines = readFileSync(path, "utf8").split("\n");
  const heading = lines.find((line) => line.includes("[level=1]"))?.trim() ?? "no heading";
  const alert = lines.findIndex((line) => /^\s*- alert\b/.test(line));
  const told = alert < 0 ? [] : lines.slice(alert, alert + 12).map((line) => line.trim());
  return ` · on the page: ${[heading, ...told].join(" ").slice(0, 600)}`;
}

/**
 * What a failure says, up to where it was thrown and without the colours of a terminal: what was expected and what stood
 * there instead, since this line may be all that anybody sees of the run.
 * @param {string | null} [message] none where something else than an error was thrown, such as an answer
 */
export function sayingOf(message) {
  const lines = stripVTControlCharacters(message ?? "what was thrown is no error; the output above shows it")
    .split("\n")
    .map((line) => line.trim());
  const end = lines.findIndex((line) => /^(Call log:|at )/.test(line));
  return lines
    .slice(0, end < 0 ? undefined : end)
    .filter(Boolean)
    .join(" · ")
    .slice(0, 500);
}
