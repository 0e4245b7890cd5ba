import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/**
 * Makes the demo region in an empty database: `npm start` and the stories run it. Its people all have the same pass
 * phrase, so it refuses where it was not asked for.
 */
if (process.env.HOMEWARD_DEMO !== "1") {
  process.stderr.write(
    "The demo region is made only with HOMEWARD_DEMO=1, which npm start sets for its own database.\n",
  );
  process.exit(1);
}

// The clock is moved through the days before: a file of this seeding alone, named before anything reads the time.
const folder = mkdtempSync(join(tmpdir(), "homeward-seed-"));
process.env.HOMEWARD_TEST_CLOCK = join(folder, "clock");

const { closeDatabase, sqlFor } = await import("~/platform/database/clients.server");
const { demoRegion } = await import("~scenarios/demo-region");
const { demoWorker } = await import("~scenarios/demo-worker");
const { peopleToSignInAs } = await import("~scenarios/demo-sign-in");

const [found] = await sqlFor("owner")<{ organisations: number }[]>`
  select count(*)::int as organisations from access.organisations`;
if (found?.organisations !== 0) {
  process.stderr.write(
    "There are organisations in this database already: the demo region is made in an empty one.\n",
  );
  process.exit(1);
}

const worker = demoWorker();
try {
  const world = await demoRegion(worker);
  const people = process.env.HOMEWARD_DEMO_PEOPLE || ".data/demo-people.json";
  mkdirSync(dirname(people), { recursive: true });
  writeFileSync(people, `${JSON.stringify(peopleToSignInAs(world), null, 2)}\n`);
} finally {
  await (await worker).stop();
  await closeDatabase();
  rmSync(folder, { recursive: true, force: true });
}
