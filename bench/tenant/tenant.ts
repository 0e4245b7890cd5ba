import { join } from "node:path";
import type { Sql } from "postgres";
import { projectFolder } from "../../scripts/database/folders.ts";
import { ensureBuilt } from "../../scripts/start/build.mjs";
import { measurePages, median } from "../pages/load.ts";
import { difference, saidOf } from "../pages/paired.ts";
import { portalPages, servePortal } from "../pages/portal.ts";
import { benchCluster, makeWorld } from "../pages/world.ts";
import { goalLines, keepBaseline, table } from "../report.ts";
import { serveBefore } from "./before.ts";
import { backendsOf } from "./processes.ts";

/**
 * What it costs that who is asking is verified: the same server on the same database, with the readers as they are and
 * with readers that believe what is set, in turn. Processor time a page of the server and of the database together. With
 * BENCH_BEFORE it is another checkout, on a database of its own: what a page takes now against what it took then.
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

type Page = { url: string; cookie: string };
/** One of the two that are compared: its pages, and what its server and its database have used. */
type Side = { pages: (Page & { name: string })[]; server: () => number; database: () => number };

export async function benchTenant(): Promise<void> {
  await ensureBuilt();
  const cluster = await benchCluster();
  const world = await makeWorld(cluster, SIZE);
  const portal = await servePortal(world, "portal");
  const now: Side = {
    pages: await portalPages(world, portal),
    server: portal.cpu,
    database: backendsOf(join(projectFolder, ".data", "bench", "cluster")),
  };
  const folder = process.env.BENCH_BEFORE;
  const before = folder ? await serveBefore(folder, SIZE) : null;
  const sides: Record<How, Side> = { believed: before ?? now, verified: now };
  try {
    const verified = await readerOf(world.admin);
    const prepare = async (how: How) => {
      if (!before) await setReader(world.admin, how, verified);
    };
    const rows: string[][] = [];
    const goals = [];
    const measured: Record<string, unknown> = {};
    for (const [at, { name }] of now.pages.entries()) {
      const { rounds, cost } = await compare(sides, at, prepare);
      const of = (how: How, pick: (one: Round) => number) => Number(median(rounds[how].map(pick)).toFixed(2));
      const cpu: Record<string, Round> = {};
      for (const how of HOW) {
        const server = of(how, (one) => one.server);
        const database = of(how, (one) => one.database);
        cpu[how] = { server, database };
        const called = before ? { believed: "before", verified: "now" }[how] : how;
        rows.push([`${name}, ${called}`, server.toFixed(2), database.toFixed(2), of(how, whole).toFixed(2)]);
      }
      measured[name] = { cpu, cost };
      goals.push({
        goal: `${name}: CPU ms a page at most 5% more than ${before ? "before" : "without verifying"}`,
        measured: saidOf(cost, ROUNDS),
        met: cost.share <= MAX_SHARE,
      });
    }
    const head = ["page", "server CPU ms", "database CPU ms", "both"];
    process.stdout.write(`\n${table(head, rows)}\n\n${goalLines(goals)}\n`);
    if (!Object.keys(process.env).some((name) => /^BENCH_(PAGES|ROUNDS|NODE|BEFORE)$/.test(name)))
      await keepBaseline("tenant", goals, measured);
  } finally {
    await before?.stop();
    await portal.stop();
    await world.admin.end({ timeout: 5 });
    await cluster.stop();
  }
}

const whole = (one: Round) => one.server + one.database;

/** One page of both, side by side in every round, the other first in every second one. */
async function compare(sides: Record<How, Side>, at: number, prepare: (how: How) => Promise<void>) {
  const pageOf = (how: How): Page => {
    const page = sides[how].pages[at];
    if (!page) throw new Error(`There is no page ${at}.`);
    return page;
  };
  const rounds: Record<How, Round[]> = { believed: [], verified: [] };
  for (const how of HOW) {
    const { url, cookie } = pageOf(how);
    await measurePages(url, cookie, { unseen: 500, counted: 100 }, []);
  }
  for (let round = 0; round < ROUNDS; round += 1)
    for (const how of round % 2 === 0 ? HOW : [...HOW].reverse()) {
      await prepare(how);
      const { url, cookie } = pageOf(how);
      const cpus = [sides[how].server, sides[how].database];
      const [server = Number.NaN, database = Number.NaN] = await measurePages(url, cookie, PAGES, cpus);
      rounds[how].push({ server, database });
    }
  return { rounds, cost: difference(rounds.believed.map(whole), rounds.verified.map(whole)) };
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
