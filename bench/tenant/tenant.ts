import { join } from "node:path";
import type { Sql } from "postgres";
import { projectFolder } from "../../scripts/database/folders.ts";
import { ensureBuilt } from "../../scripts/start/build.mjs";
import { measurePages, median } from "../pages/load.ts";
import { difference, saidOf } from "../pages/paired.ts";
import { type PortalPage, portalPages, servePortal } from "../pages/portal.ts";
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
/** What is compared with: a reader that believes, or another checkout; and the portal as it is. */
const WHICH = ["base", "now"] as const;
type Which = (typeof WHICH)[number];
type Round = { server: number; database: number };

/** One of the two that are compared: its pages, and what its server and its database have used. */
type Side = { pages: PortalPage[]; server: () => number; database: () => number };

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
  const sides: Record<Which, Side> = { base: before ?? now, now };
  try {
    const verified = await readerOf(world.admin);
    const prepare = async (which: Which) => {
      if (!before) await setReader(world.admin, which, verified);
    };
    const rows: string[][] = [];
    const goals = [];
    const measured: Record<string, unknown> = {};
    for (const [at, { name }] of now.pages.entries()) {
      const { rounds, cost } = await compare(sides, at, prepare);
      const of = (which: Which, pick: (one: Round) => number) =>
        Number(median(rounds[which].map(pick)).toFixed(2));
      const cpu: Record<string, Round> = {};
      for (const which of WHICH) {
        const server = of(which, (one) => one.server);
        const database = of(which, (one) => one.database);
        cpu[which] = { server, database };
        const called = before
          ? { base: "before", now: "now" }[which]
          : { base: "believed", now: "verified" }[which];
        rows.push([
          `${name}, ${called}`,
          server.toFixed(2),
          database.toFixed(2),
          of(which, whole).toFixed(2),
        ]);
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
async function compare(sides: Record<Which, Side>, at: number, prepare: (which: Which) => Promise<void>) {
  const pageOf = (which: Which): PortalPage => {
    const page = sides[which].pages[at];
    if (!page) throw new Error(`There is no page ${at}.`);
    return page;
  };
  const rounds: Record<Which, Round[]> = { base: [], now: [] };
  for (const which of WHICH) {
    const { url, cookie } = pageOf(which);
    await measurePages(url, cookie, { unseen: 500, counted: 100 }, []);
  }
  for (let round = 0; round < ROUNDS; round += 1)
    for (const which of round % 2 === 0 ? WHICH : [...WHICH].reverse()) {
      await prepare(which);
      const { url, cookie } = pageOf(which);
      const cpus = [sides[which].server, sides[which].database];
      const [server = Number.NaN, database = Number.NaN] = await measurePages(url, cookie, PAGES, cpus);
      rounds[which].push({ server, database });
    }
  return { rounds, cost: difference(rounds.base.map(whole), rounds.now.map(whole)) };
}

async function readerOf(admin: Sql): Promise<string> {
  const [row] = await admin<{ text: string }[]>`
    select pg_get_functiondef(oid) as text from pg_proc where proname = ${READER}`;
  if (!row) throw new Error(`There is no ${READER}().`);
  return row.text;
}

/** What verifying is compared with: a reader that believes the setting. */
async function setReader(admin: Sql, which: Which, verified: string): Promise<void> {
  if (which === "now") return void (await admin.unsafe(verified));
  await admin.unsafe(`create or replace function public.${READER}() returns text
    language sql stable parallel safe security invoker as $$ select current_setting('app.acting', true) $$`);
  await admin.unsafe(`alter function public.${READER}() reset all`);
}
