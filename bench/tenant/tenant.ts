import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sql } from "postgres";
import { projectFolder } from "../../scripts/database/folders.ts";
import { ensureBuilt } from "../../scripts/start/build.mjs";
import { measurePages, median } from "../pages/load.ts";
import { difference, saidOf } from "../pages/paired.ts";
import { portalPages, servePortal } from "../pages/portal.ts";
import { cpuOf } from "../pages/serving.ts";
import { visit } from "../pages/visit.ts";
import { benchCluster, countedStatements, makeWorld } from "../pages/world.ts";
import { goalLines, keepBaseline, table } from "../report.ts";

/**
 * What it costs that who is asking is verified: the same server on the same database, with the readers as they are and
 * with readers that believe what is set, in turn. Processor time a page of the server and of the database together. With
 * BENCH_BEFORE the pages that believe are those of another checkout: what the portal takes now against what it took then.
 */
const SIZE = 10_000;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 30);
/** A changed reader makes every connection plan its statements anew: the pages that pay for it do not count. */
const PAGES = { unseen: 96, counted: Number(process.env.BENCH_PAGES ?? 240) };
const MAX_SHARE = 0.05;
const READER = "app_acting";
const HOW = ["believed", "verified"] as const;
type How = (typeof HOW)[number];
type Round = { server: number; database: number };

export async function benchTenant(): Promise<void> {
  await ensureBuilt();
  const cluster = await benchCluster();
  const world = await makeWorld(cluster, SIZE);
  const portal = await servePortal(world, "portal");
  const folder = process.env.BENCH_BEFORE;
  const before = folder ? await servePortal(world, "before", { folder }) : portal;
  const served = { verified: portal, believed: before };
  try {
    const verified = await readerOf(world.admin);
    const pages = await portalPages(world, portal);
    const pagesBefore = folder ? await portalPages(world, before) : pages;
    const rows: string[][] = [];
    const goals = [];
    const measured: Record<string, unknown> = {};
    for (const [at, { name, ...page }] of pages.entries()) {
      const shown = { verified: page, believed: pagesBefore[at] ?? page };
      const rounds: Record<How, Round[]> = { believed: [], verified: [] };
      for (const how of HOW)
        await measurePages(shown[how].url, shown[how].cookie, { unseen: 500, counted: 100 }, []);
      for (let round = 0; round < ROUNDS; round += 1)
        for (const how of round % 2 === 0 ? HOW : [...HOW].reverse()) {
          await setReader(world.admin, how, verified);
          const cpus = [served[how].cpu, databaseCpu()];
          const { url, cookie } = shown[how];
          const [server = Number.NaN, database = Number.NaN] = await measurePages(url, cookie, PAGES, cpus);
          rounds[how].push({ server, database });
        }
      const of = (how: How, pick: (one: Round) => number) => Number(median(rounds[how].map(pick)).toFixed(2));
      const whole = (one: Round) => one.server + one.database;
      const cost = difference(rounds.believed.map(whole), rounds.verified.map(whole));
      const cpu: Record<string, Round> = {};
      const statements: Record<string, number> = {};
      for (const how of HOW) {
        const server = of(how, (one) => one.server);
        const database = of(how, (one) => one.database);
        cpu[how] = { server, database };
        await setReader(world.admin, how, verified);
        const counted = await countedStatements(world, async () => {
          await visit(shown[how].url, shown[how].cookie);
        });
        statements[how] = counted.statementsMs;
        rows.push([
          `${name}, ${how}`,
          server.toFixed(2),
          database.toFixed(2),
          of(how, whole).toFixed(2),
          counted.statementsMs.toFixed(2),
        ]);
      }
      measured[name] = { cpu, cost, statements };
      goals.push({
        goal: `${name}: CPU ms a page at most 5% more than ${folder ? "before, when nothing was verified" : "without verifying"}`,
        measured: saidOf(cost, ROUNDS),
        met: cost.share <= MAX_SHARE,
      });
    }
    const head = ["page", "server CPU ms", "database CPU ms", "both", "SQL ms"];
    process.stdout.write(`\n${table(head, rows)}\n\n${goalLines(goals)}\n`);
    if (!Object.keys(process.env).some((name) => /^BENCH_(PAGES|ROUNDS|NODE|BEFORE)$/.test(name)))
      await keepBaseline("tenant", goals, measured);
  } finally {
    await portal.stop();
    if (before !== portal) await before.stop();
    await world.admin.end({ timeout: 5 });
    await cluster.stop();
  }
}

async function readerOf(admin: Sql): Promise<string> {
  const [row] = await admin<{ text: string }[]>`
    select pg_get_functiondef(oid) as text from pg_proc where proname = ${READER}`;
  if (!row) throw new Error(`There is no ${READER}().`);
  return row.text;
}

/** What verifying is compared with: a reader that believes the setting. */
async function setReader(admin: Sql, how: How, verified: string): Promise<void> {
  if (how === "verified") return void (await admin.unsafe(verified));
  await admin.unsafe(`create or replace function public.${READER}() returns text
    language sql stable parallel safe security invoker as $$ select current_setting('app.acting', true) $$`);
  await admin.unsafe(`alter function public.${READER}() reset all`);
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
