// `npm test`: everything, from a fresh clone. Ends with the sum of all runners.
import { chdir } from "node:process";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "./start/build.mjs";
import { checkNode, ensureGenerated, ensureInstalled } from "./start/install.mjs";
import { say } from "./start/say.mjs";
import { runChecks } from "./test/checks.mjs";
import { ensureChromium } from "./test/chromium.mjs";
import { runStories, runVitest } from "./test/runners.mjs";
import { finish } from "./test/sum.mjs";

chdir(fileURLToPath(new URL("..", import.meta.url)));
checkNode();
await ensureInstalled();
await ensureGenerated();

// The compiler and the build keep one core busy each and the tests on PostgreSQL wait often: together none stands idle.
const [checks, build, unit] = await Promise.all([
  runChecks(["types", "lint", "boundaries", "drift", "known faults"]),
  // What went wrong is told once nothing else runs any more.
  ensureBuilt().then(
    () => undefined,
    (error) => ({ error }),
  ),
  runVitest(),
]);
if (build) throw build.error;
const sums = [...checks, unit];
const missing = await ensureChromium();
if (missing) {
  process.stdout.write(`\n${missing}\n\n`);
  sums.push({ passed: 0, failed: 1, skipped: 0, failures: ["no browser for the stories"] });
} else sums.push(await runStories());
say("Done");
finish(sums);
