import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sql } from "postgres";
import { projectFolder } from "../../scripts/database/folders.ts";
import { ensureBuilt } from "../../scripts/start/build.mjs";
import { measure, median } from "../pages/load.ts";
import { portalPages, servePortal } from "../pages/portal.ts";
import { cpuOf } from "../pages/serving.ts";
import { visit } from "../pages/visit.ts";
import { benchCluster, countedStatements, makeWorld } from "../pages/world.ts";
import { goalLines, keepBaseline, table } from "../report.ts";

/**
 * What it costs that who is asking is verified: the same server on the same database, with the readers as they are and
 * with readers that believe what is set, in turn. Processor time a page of the server and of the database together.
 */
const SIZE = 10_000;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const MOST = 1.05;
const READERS = ["app_org", "app_person"] as const;
const HOW = ["believed", "verified"] as const;
type How = (typeof HOW)[number];
type Round = { server: number; database: number };

export async function benchTenant(): Promise<void> {
  await ensureBuilt();
  const cluster = await benchCluster();
  const world = await makeWorld(cluster, SIZE);
  const portal = await servePortal(world);
  try {
    const verified = await readersOf(world.admin);
    const pages = await portalPages(world, portal);
    const rows: string[][] = [];
    const goals = [];
    const measured: Record<string, unknown> = {};
    for (const { name, url, cookie } of pages) {
      const rounds: Record<How, Round[]> = { believed: [], verified: [] };
      for (let round = 0; round < ROUNDS; round += 1)
        for (const how of round % 2 === 0 ? HOW : [...HOW].reverse()) {
          await setReaders(world.admin, how, verified);
          const database = databaseCpu();
          const before = database();
          let pagesSeen = 0;
          const speed = await measure(url, cookie, portal.cpu, round === 0, (total) => {
            pagesSeen += total;
          });
          rounds[how].push({ server: speed.cpu ?? Number.NaN, database: (database() - before) / pagesSeen });
        }
      const of = (how: How, pick: (one: Round) => number) => median(rounds[how].map(pick));
      const whole = (one: Round) => one.server + one.database;
      const share = median(
        rounds.verified.map((one, index) => whole(one) / whole(rounds.believed[index] ?? one)),
      );
      const statements: Record<string, number> = {};
      for (const how of HOW) {
        await setReaders(world.admin, how, verified);
        const counted = await countedStatements(world, async () => {
          await visit(url, cookie);
        });
        statements[how] = counted.statementsMs;
        rows.push([
          `${name}, ${how}`,
          of(how, (one) => one.server).toFixed(2),
          of(how, (one) => one.database).toFixed(2),
          of(how, whole).toFixed(2),
          counted.statementsMs.toFixed(2),
        ]);
      }
      measured[name] = { rounds, share, statements };
      goals.push({
        goal: `${name}: CPU ms a page at most 5% more than without verifying`,
        measured: `${((share - 1) * 100).toFixed(1)}% (median of ${ROUNDS} rounds)`,
        met: share <= MOST,
      });
    }
    const head = ["page", "server CPU ms", "database CPU ms", "both", "SQL ms"];
    process.stdout.write(`\n${table(head, rows)}\n\n${goalLines(goals)}\n`);
    if (!Object.keys(process.env).some((name) => /^BENCH_(WARM_UP|SECONDS|ROUNDS|NODE)$/.test(name)))
      await keepBaseline("tenant", goals, measured);
  } finally {
    await portal.stop();
    await world.admin.end({ timeout: 5 });
    await cluster.stop();
  }
}

async function readersOf(admin: Sql): Promise<string[]> {
  const rows = await admin<{ text: string }[]>`
    select pg_get_functiondef(oid) as text from pg_proc where proname in ${admin([...READERS])}`;
  return rows.map(({ text }) => text);
}

/** As it was before who is asking was signed: the setting is read and believed. */
async function setReaders(admin: Sql, how: How, verified: readonly string[]): Promise<void> {
  const believing = READERS.map(
    (name, index) => `create or replace function public.${name}() returns uuid
      language sql stable parallel safe security invoker
      as $$ select nullif(split_part(current_setting('app.acting', true), '.', ${index + 3}), '')::uuid $$`,
  );
  for (const text of how === "verified" ? verified : believing) await admin.unsafe(text);
  if (how === "believed")
    for (const name of READERS) await admin.unsafe(`alter function public.${name}() reset all`);
}

/** The processor time of every backend that there is now, as a sum that grows. */
function databaseCpu(): () => number {
  const file = join(projectFolder, ".data", "bench", "cluster", "postmaster.pid");
  const postmaster = readFileSync(file, "utf8").split("\n")[0];
  return () =>
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster)
      .reduce((sum, name) => sum + (cpuOf(Number(name)) || 0), 0);
}

function parentOf(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[1];
  } catch {
    return undefined;
  }
}
