import { rm } from "node:fs/promises";
import { join } from "node:path";
import { roleName } from "../../app/platform/database/roles.ts";
import { deriveTenantKey } from "../../app/platform/database/tenant-key.server.ts";
import { signTenant } from "../../app/platform/database/tenant-setting.server.ts";
import { projectFolder } from "../../scripts/database/folders.ts";
import { ensureBuilt } from "../../scripts/start/build.mjs";
import { runToEnd } from "../../scripts/start/install.mjs";
import { benchSecret } from "../database.ts";
import { goalLines, keepBaseline } from "../report.ts";
import { measure, medianSpeed, type Speed } from "./load.ts";
import { portalPages, servePortal } from "./portal.ts";
import { goals, type Measured, PAGES, type PageName, pagesTable } from "./report.ts";
import { type Serving, serve } from "./serving.ts";
import { type FirstVisit, firstVisit, visit } from "./visit.ts";
import { benchCluster, countedStatements, makeWorld, type World } from "./world.ts";

const SIZES = [10_000, 100_000];
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);

type Contender = { page: PageName; world: World; url: string; cookie: string; server: Serving };

const say = (words: string) => process.stderr.write(`${words}\n`);

/** The two pages that people look at most, against the least that could show the same rows. */
export async function benchPages(): Promise<void> {
  const started = Date.now();
  await build();
  say("Making the databases");
  const cluster = await benchCluster();
  const serving: Serving[] = [];
  const worlds: World[] = [];
  try {
    const contenders: Contender[] = [];
    for (const size of SIZES) {
      const world = await makeWorld(cluster, size);
      worlds.push(world);
      contenders.push(...(await contendersOf(world, serving)));
    }
    const measured = await run(contenders);
    const verdict = goals(measured);
    process.stdout.write(`\n${pagesTable(measured)}\n\n${goalLines(verdict)}\n`);
    // A shortened run is for looking, not for keeping.
    if (!Object.keys(process.env).some((name) => /^BENCH_(WARM_UP|SECONDS|ROUNDS|NODE|BEFORE)$/.test(name)))
      await keepBaseline("pages", verdict, measured);
    process.stdout.write(`\nIt took ${Math.round((Date.now() - started) / 1000)} s.\n`);
  } finally {
    await Promise.all(serving.map((one) => one.stop()));
    await Promise.all(worlds.map((world) => world.admin.end({ timeout: 5 })));
    await cluster.stop();
  }
}

async function build(): Promise<void> {
  await ensureBuilt();
  say("Building the minimal page");
  await rm(join(projectFolder, ".data", "bench", "minimal"), { recursive: true, force: true });
  const { code, output } = await runToEnd(
    process.execPath,
    [
      "node_modules/@remix-run/dev/dist/cli.js",
      "vite:build",
      "--config",
      "bench/pages/minimal/vite.config.ts",
    ],
    { env: { ...process.env, NODE_ENV: "production" } },
  );
  if (code !== 0) throw new Error(output);
}

async function contendersOf(world: World, serving: Serving[]): Promise<Contender[]> {
  const rows = {
    BENCH_URL: world.providerUrl,
    BENCH_ORGANISATION: world.provider.organisation,
    BENCH_ACTING: signTenant(deriveTenantKey(benchSecret), {
      login: roleName("provider"),
      ends: Math.floor(Date.now() / 1000) + 24 * 60 * 60,
      organisation: world.provider.organisation,
      person: world.provider.person,
    }),
  };
  const bare = await serve(`bare-${world.size}`, ["--import", "tsx", "bench/pages/bare.ts"], rows);
  const remix = (name: string, pared: string) =>
    serve(`${name}-${world.size}`, ["--import", "tsx", "bench/pages/minimal/server.ts"], {
      ...rows,
      BENCH_PARED: pared,
    });
  const minimal = await remix("minimal", "0");
  const pared = await remix("pared", "1");
  const portal = await servePortal(world, "portal");
  serving.push(bare, minimal, pared, portal);
  const before = process.env.BENCH_BEFORE
    ? await servePortal(world, "before", { folder: process.env.BENCH_BEFORE })
    : undefined;
  if (before) serving.push(before);
  const yardstick = (page: PageName, server: Serving): Contender => ({
    page,
    world,
    server,
    url: `${server.address}/`,
    cookie: "",
  });
  const ours = (await portalPages(world, portal)).map((one) => ({ ...one, server: portal }));
  const theirs = before
    ? (await portalPages(world, before)).map((one) => ({
        ...one,
        name: `${one.name}, before` as const,
        server: before,
      }))
    : [];
  return [
    yardstick("bare", bare),
    yardstick("pared Remix", pared),
    yardstick("minimal Remix", minimal),
    ...[...ours, ...theirs].map(({ name, ...one }) => ({ page: name, world, ...one })),
  ];
}

/** All in turn, and in the other order the next time, so that nobody always has the machine at its best. */
async function run(contenders: readonly Contender[]): Promise<Measured[]> {
  // The sizes of a page stand side by side, so that their comparison is of the same minute.
  const all = PAGES.flatMap((name) => contenders.filter(({ page }) => page === name));
  const speeds = new Map<Contender, Speed[]>(contenders.map((one) => [one, []]));
  const visits = new Map<Contender, FirstVisit>();
  for (const one of all) {
    const seen = await firstVisit(one.url, one.cookie);
    if (seen.rows < 20) throw new Error(`${one.page} shows ${seen.rows} rows instead of 20`);
    visits.set(one, seen);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? all : [...all].reverse();
    for (const one of order) {
      say(`Round ${round + 1} of ${ROUNDS}: ${one.page}, ${one.world.size} deliveries`);
      speeds.get(one)?.push(await measure(one.url, one.cookie, one.server.cpu, round === 0));
    }
  }
  const measured: Measured[] = [];
  for (const one of contenders) {
    const counted = await countedStatements(one.world, async () => {
      await visit(one.url, one.cookie);
    });
    measured.push({
      page: one.page,
      size: one.world.size,
      rounds: (speeds.get(one) ?? []).map(({ perSecond }) => perSecond),
      cpuRounds: (speeds.get(one) ?? []).map(({ cpu }) => cpu),
      ...medianSpeed(speeds.get(one) ?? []),
      bytes: visits.get(one)?.page ?? 0,
      firstVisit: visits.get(one)?.whole ?? 0,
      ...counted,
    });
  }
  return measured;
}
