// Makes a fresh clone able to run. Built-in modules only: nothing is installed yet.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { SECRETS, withoutSecrets } from "../../app/platform/handed-out.mjs";
import { giveUp, say } from "./say.mjs";

const WANTED = [20, 19];

/** Ends when this Node.js is too old, and says which is needed. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > WANTED[0] || (major === WANTED[0] && minor >= WANTED[1])) return;
  giveUp(
    `Homeward needs Node.js ${WANTED.join(".")} or newer; this is ${process.versions.node}.\nInstall a newer one from https://nodejs.org and run the command again.`,
  );
}

/**
 * Runs a program to its end, with its output kept back unless it fails. It gets no secret by its environment; what it
 * has to know is handed to it by a pipe that it reads once. `whole` leaves its environment as it is given.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, credentials?: Record<string, string>, whole?: boolean, show?: boolean, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runToEnd(
  command,
  args,
  { env = process.env, credentials, whole = false, show = false, shell = false } = {},
) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      env: {
        ...(whole ? env : withoutSecrets(env)),
        ...(credentials ? { HOMEWARD_CREDENTIALS: "fd:3" } : {}),
      },
      shell,
      stdio: ["ignore", "pipe", "pipe", ...(credentials ? /** @type {const} */ (["pipe"]) : [])],
    });
    if (credentials) hand(child, 3, credentials);
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        output += chunk;
        if (show) process.stdout.write(chunk);
      });
    child.on("error", (error) => done({ code: 127, output: `${output}${error.message}` }));
    child.on("close", (code, signal) => done({ code: code ?? (signal ? 128 : 1), output }));
  });
}

/**
 * Hands a process its own passwords and keys: through a pipe, so that they stand neither in its arguments nor in its
 * environment, which others can look at.
 * @param {import("node:child_process").ChildProcess} child
 * @param {number} fd
 * @param {Record<string, string>} credentials
 */
export function hand(child, fd, credentials) {
  const pipe = /** @type {import("node:stream").Writable} */ (child.stdio[fd]);
  // One that ended before it has read tells so by its exit.
  pipe.on("error", () => {});
  pipe.end(JSON.stringify(credentials));
}

/**
 * npm as it was called, or as it is found.
 * @param {string[]} args
 */
export function npm(args) {
  const known = process.env.npm_execpath;
  // An npm that calls us leaves settings behind which would make the inner one install something else.
  // The scripts of packages run with it, so that the portal's secrets are none of its business.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^npm_(config_(production|omit|include)|package_|lifecycle_)/i.test(name) && !SECRETS.includes(name),
    ),
  );
  env.NODE_ENV = "development";
  return known?.endsWith("npm-cli.js")
    ? runToEnd(process.execPath, [known, ...args], { env, whole: true })
    : runToEnd("npm", args, { env, whole: true, shell: process.platform === "win32" });
}

/** Whether what is installed is what the lock file says; optional packages of other systems may be missing. */
function isInstalled() {
  /** @param {string} path */
  const packagesOf = (path) => JSON.parse(readFileSync(path, "utf8")).packages ?? {};
  try {
    const wanted = packagesOf("package-lock.json");
    const found = packagesOf("node_modules/.package-lock.json");
    return Object.entries(wanted).every(([name, want]) => {
      if (name === "" || want.link) return true;
      const have = found[name];
      return have ? have.version === want.version : Boolean(want.optional || want.devOptional || want.peer);
    });
  } catch {
    return false;
  }
}

/** Installs when node_modules is missing or not what package-lock.json says. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  say(existsSync("node_modules") ? "Installing what has changed (npm ci)" : "Installing (npm ci, once)");
  const { code, output } = await npm(["ci", "--no-audit", "--no-fund"]);
  if (code !== 0)
    giveUp(`${output}\nInstalling did not work (npm ci ended with ${code}). Its words are above.`);
  // Installing ends with making the database client.
  if (existsSync("generated/prisma/client.ts")) stampGenerated();
}

const STAMP = "generated/.schema";
const hashOfSchema = () => createHash("sha256").update(readFileSync("prisma/schema.prisma")).digest("hex");

function stampGenerated() {
  mkdirSync("generated", { recursive: true });
  writeFileSync(STAMP, hashOfSchema());
}

/** Makes the database client again when the schema has changed since. */
export async function ensureGenerated() {
  const made = existsSync("generated/prisma/client.ts") && existsSync(STAMP);
  if (made && readFileSync(STAMP, "utf8") === hashOfSchema()) return;
  say("Making the database client");
  const { code, output } = await runToEnd(process.execPath, [
    "node_modules/prisma/build/index.js",
    "generate",
  ]);
  if (code !== 0) giveUp(`${output}\nThe database client could not be made.`);
  stampGenerated();
}
