// `npm run check`: the fast part of `npm test`, for between two edits: no PostgreSQL, no browser.
import { chdir } from "node:process";
import { fileURLToPath } from "node:url";
import { checkNode, ensureGenerated, ensureInstalled } from "./start/install.mjs";
import { runChecks } from "./test/checks.mjs";
import { runVitest } from "./test/runners.mjs";
import { finish } from "./test/sum.mjs";
import { withDatabase } from "./test/test-files.mjs";

chdir(fileURLToPath(new URL("..", import.meta.url)));

checkNode();
await ensureInstalled();
await ensureGenerated();
// The compiler keeps one core busy for as long as the tests do: together none stands idle.
const [checks, unit] = await Promise.all([
  runChecks(["types", "lint", "boundaries"]),
  runVitest(withDatabase()),
]);
finish([...checks, unit]);
