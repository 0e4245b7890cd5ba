// Builds only when a source has changed: a hash of them is kept beside the build.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runToEnd } from "./install.mjs";
import { giveUp, say } from "./say.mjs";

const SOURCES = [
  "app",
  "emails",
  "public",
  "scripts/bundle.mjs",
  "scripts/dependencies",
  "scripts/document-worker.ts",
  "scripts/mail-worker.ts",
  "scripts/open-file.ts",
  "scripts/server",
  "scripts/server.ts",
  "scripts/worker",
  "scripts/worker.ts",
  "prisma/schema.prisma",
  "package-lock.json",
  "remix.config.js",
  "tsconfig.json",
  "vite.config.ts",
];
const STAMP = "build/.sources";

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

function hashOfSources() {
  const hash = createHash("sha256").update(process.versions.node);
  for (const path of SOURCES.flatMap(filesOf)) {
    if (/\.test\.tsx?$/.test(path)) continue;
    hash.update(`\0${path}\0`).update(readFileSync(path));
  }
  return hash.digest("hex");
}

/** Builds the application, the server and the workers when their sources have changed. */
export async function ensureBuilt() {
  const hash = hashOfSources();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash) return;
  say("Building");
  rmSync(STAMP, { force: true });
  const env = { ...process.env, NODE_ENV: "production" };
  for (const args of [["node_modules/@remix-run/dev/dist/cli.js", "vite:build"], ["scripts/bundle.mjs"]]) {
    const { code, output } = await runToEnd(process.execPath, args, { env });
    if (code !== 0)
      giveUp(`${output.replace(/watchFiles: \[[^\]]*\]/, "")}\nThe build did not work. Its words are above.`);
  }
  writeFileSync(STAMP, hash);
}
