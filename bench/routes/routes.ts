import { ensureBuilt } from "../../scripts/start/build.mjs";
import { measurePages, median } from "../pages/load.ts";
import { difference, saidOf } from "../pages/paired.ts";
import { type Portal, portalPages, servePortal } from "../pages/portal.ts";
import { benchCluster, makeWorld, type World } from "../pages/world.ts";
import { type Goal, goalLines, keepBaseline, table } from "../report.ts";

const SIZE = 10_000;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 20);
const PAGES = { unseen: 32, counted: Number(process.env.BENCH_PAGES ?? 320) };
const MORE = 200;
const MAX_SHARE = 0.03;

/**
 * What a page costs more when the portal has 200 more routes that do nothing: two servers of one build on one database,
 * in turn; processor time a page of the server.
 */
export async function benchRoutes(): Promise<void> {
  await ensureBuilt();
  const cluster = await benchCluster();
  const world = await makeWorld(cluster, SIZE);
  const portals: Portal[] = [];
  try {
    for (const routes of [0, MORE]) portals.push(await serveWith(world, routes));
    const [as, more] = await Promise.all(portals.map((portal) => portalPages(world, portal)));
    const goals: Goal[] = [];
    const measured: Record<string, unknown> = {};
    const rows: string[][] = [];
    for (const [at, page] of (as ?? []).entries()) {
      const both = [page, more?.[at] ?? page];
      const rounds: number[][] = [[], []];
      const one = async (which: number, pages = PAGES) => {
        const { url, cookie } = both[which] ?? page;
        const [cpu = Number.NaN] = await measurePages(
          url,
          cookie,
          pages,
          portals[which] ? [portals[which].cpu] : [],
        );
        return cpu;
      };
      for (const which of [0, 1]) await one(which, { unseen: 500, counted: 100 });
      for (let round = 0; round < ROUNDS; round += 1)
        for (const which of round % 2 === 0 ? [0, 1] : [1, 0]) rounds[which]?.push(await one(which));
      const [few = [], many = []] = rounds;
      const cost = difference(few, many);
      measured[page.name] = { few, many, cost };
      rows.push([page.name, median(few).toFixed(3), median(many).toFixed(3)]);
      goals.push({
        goal: `${page.name}: ${MORE} more empty routes cost at most 3% of CPU ms a page`,
        measured: saidOf(cost, ROUNDS),
        met: cost.share <= MAX_SHARE,
      });
    }
    const head = ["page", "CPU ms", `with ${MORE} more`];
    process.stdout.write(`\n${table(head, rows)}\n\n${goalLines(goals)}\n`);
    if (!Object.keys(process.env).some((name) => /^BENCH_(PAGES|ROUNDS|NODE)$/.test(name)))
      await keepBaseline("routes", goals, measured);
  } finally {
    await Promise.all(portals.map((portal) => portal.stop()));
    await world.admin.end({ timeout: 5 });
    await cluster.stop();
  }
}

const serveWith = (world: World, routes: number) =>
  servePortal(world, `routes-${routes}`, {
    node: ["--import", "tsx"],
    script: ["bench/routes/server.ts"],
    variables: { BENCH_ROUTES: String(routes) },
  });
