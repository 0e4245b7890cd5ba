// `npm run check`: the fast part of `npm test`, for between two edits: no PostgreSQL, no browser.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chdir } from "node:process";
import { fileURLToPath } from "node:url";
import { checkNode, ensureGenerated, ensureInstalled } from "./start/install.mjs";
import { runChecks } from "./test/checks.mjs";
import { runVitest } from "./test/runners.mjs";
import { finish } from "./test/sum.mjs";

chdir(fileURLToPath(new URL("..", import.meta.url)));

/** Test files that ask for a database. */
function slow() {
  return ["app", "emails", "prisma", "scripts"].flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .map((name) => join(folder, String(name)))
      .filter(
        (path) => /\.test\.tsx?$/.test(path) && /testing\/|database\//.test(readFileSync(path, "utf8")),
      ),
  );
}

checkNode();
await ensureInstalled();
await ensureGenerated();
// The compiler keeps one core busy for as long as the tests do: together none stands idle.
const [checks, unit] = await Promise.all([
  runChecks(["types", "lint", "boundaries"]),
  runVitest(slow().map((path) => `--exclude=${path}`)),
]);
finish([...checks, unit]);
