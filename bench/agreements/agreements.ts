import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import autocannon from "autocannon";
import { projectFolder } from "../../scripts/database/folders.ts";
import { ensureBuilt } from "../../scripts/start/build.mjs";
import { measurePages, median } from "../pages/load.ts";
import { difference, saidOf } from "../pages/paired.ts";
import { type Portal, servePortal } from "../pages/portal.ts";
import { browserHeaders, visit } from "../pages/visit.ts";
import { benchCluster, countedStatements } from "../pages/world.ts";
import { type Goal, goalLines, keepBaseline, table } from "../report.ts";
import { placementsWorld } from "./world.ts";

/** A council that is as large as the region's largest, and one of a tenth. */
const LARGE = { running: 2_000, ended: 20_000 };
const SMALL = { running: 200, ended: 2_000 };
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 15);
const PAGES = Number(process.env.BENCH_PAGES ?? 60);
const MAX_GROWTH = 1.3;
const MAX_STATEMENTS = 6;
const LISTS = [
  { name: "who lives where", query: "" },
  { name: "who has left", query: "?show=ended" },
  { name: "overdue step-downs", query: "?show=step-down-overdue" },
] as const;

const DOCUMENTS = Number(process.env.BENCH_DOCUMENTS ?? 1_000);
const MAX_RENDER_MS = 60_000;
/** Pages a second while agreements are rendered, and how many seconds they are asked for without. */
const RATE = 20;
const IDLE_SECONDS = 15;
const MAX_SLOWER = 2;
const MAX_LATER_MS = 50;

type Serving = {
  url: string;
  cookie: string;
  portal: Portal;
  stop: () => Promise<void>;
  statements: number[];
};

/** The list of a council's placements as it grows, and the documents of a thousand agreements beside pages. */
export async function benchAgreements(): Promise<void> {
  await ensureBuilt();
  const cluster = await benchCluster();
  const [small, large] = [await serveList(cluster, SMALL), await serveList(cluster, LARGE)];
  try {
    const list = await compareLists(small, large);
    const documents = await renderBeside(large);
    const goals = [...list.goals, ...documents.goals];
    process.stdout.write(`\n${table(list.head, list.rows)}\n\n${documents.said}\n\n${goalLines(goals)}\n`);
    if (!Object.keys(process.env).some((name) => /^BENCH_(PAGES|ROUNDS|DOCUMENTS|NODE)$/.test(name)))
      await keepBaseline("agreements", goals, { list: list.measured, documents: documents.measured });
  } finally {
    await small.stop();
    await large.stop();
    await cluster.stop();
  }
}

async function serveList(
  cluster: { ownerUrl: string; adminUrl: string },
  children: typeof LARGE,
): Promise<Serving> {
  const world = await placementsWorld(cluster, children);
  const portal = await servePortal(world, `placements-${world.size}`);
  const url = `${portal.address}/council/${world.council.slug}/placements`;
  const cookie = await portal.signIn(world.council);
  const statements: number[] = [];
  for (const { query } of LISTS) {
    const counted = await countedStatements(world, async () => {
      await visit(url + query, cookie);
    });
    statements.push(counted.statements);
  }
  return {
    url,
    cookie,
    portal,
    statements,
    stop: async () => {
      await portal.stop();
      await world.admin.end({ timeout: 5 });
    },
  };
}

/** Milliseconds that a page takes, one at a time, in turns of the two councils. */
async function compareLists(small: Serving, large: Serving) {
  const rows: string[][] = [];
  const goals: Goal[] = [];
  const measured: Record<string, unknown> = {};
  for (const [at, { name, query }] of LISTS.entries()) {
    const taken = { small: [] as number[], large: [] as number[] };
    const page = (of: Serving) => medianPage(of.url + query, of.cookie);
    for (const of of [small, large])
      await measurePages(of.url + query, of.cookie, { unseen: 200, counted: 16 }, []);
    for (let round = 0; round < ROUNDS; round += 1) {
      const turn = [
        async () => taken.small.push(await page(small)),
        async () => taken.large.push(await page(large)),
      ];
      for (const measure of round % 2 === 0 ? turn : turn.reverse()) await measure();
    }
    const growth = difference(taken.small, taken.large);
    const statements = large.statements[at] ?? Number.NaN;
    rows.push([
      name,
      median(taken.small).toFixed(2),
      median(taken.large).toFixed(2),
      String(small.statements[at]),
      String(statements),
    ]);
    measured[name] = { growth, small: median(taken.small), large: median(taken.large), statements };
    goals.push(
      {
        goal: `${name}: p50 at ${LARGE.running} and ${LARGE.ended} children at most ${MAX_GROWTH} times a tenth of it`,
        measured: `${(1 + growth.share).toFixed(2)}, ${saidOf(growth, ROUNDS)}`,
        met: 1 + growth.share <= MAX_GROWTH,
      },
      {
        goal: `${name}: at most ${MAX_STATEMENTS} statements`,
        measured: String(statements),
        met: statements <= MAX_STATEMENTS,
      },
    );
  }
  const head = ["list", "p50 ms, a tenth", "p50 ms", "SQL, a tenth", "SQL"];
  return { head, rows, goals, measured };
}

async function medianPage(url: string, cookie: string): Promise<number> {
  const taken: number[] = [];
  for (let page = 0; page < PAGES; page += 1) {
    const began = performance.now();
    await visit(url, cookie);
    taken.push(performance.now() - began);
  }
  return median(taken);
}

/** Pages at a steady rate, first alone and then beside a process that renders agreements. */
async function renderBeside({ url, cookie }: Serving) {
  const headers = { ...browserHeaders, cookie };
  // More than are asked for in the time: it is stopped.
  const steady = (seconds: number) =>
    autocannon({ url, headers, connections: 4, overallRate: RATE, duration: seconds });
  await steady(3);
  const idle = await steady(IDLE_SECONDS);
  const rendering = fork(join(projectFolder, "bench", "agreements", "render.ts"), [String(DOCUMENTS)], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  await once(rendering, "message");
  const done = once(rendering, "message") as Promise<[{ ms: number; bytes: number }]>;
  const beside = steady(10 * 60);
  const [{ ms, bytes }] = await done;
  (beside as unknown as { stop(): void }).stop();
  const busy = await beside;
  rendering.disconnect();
  const [alone, meanwhile] = [idle.latency.p99, busy.latency.p99];
  const goals: Goal[] = [
    {
      goal: `${DOCUMENTS} agreements as PDF on one core in at most ${MAX_RENDER_MS / 1000} s`,
      measured: `${(ms / 1000).toFixed(1)} s`,
      met: ms <= MAX_RENDER_MS,
    },
    {
      goal: `p99 of a page at ${RATE} a second meanwhile at most ${MAX_SLOWER} times as long as alone, or ${MAX_LATER_MS} ms more`,
      measured: `${meanwhile} ms, alone ${alone} ms`,
      met: meanwhile <= Math.max(MAX_SLOWER * alone, alone + MAX_LATER_MS),
    },
  ];
  return {
    goals,
    said: `${DOCUMENTS} agreements: ${(ms / DOCUMENTS).toFixed(1)} ms and ${Math.round(bytes / DOCUMENTS / 1024)} KB each. ${busy.requests.total} pages meanwhile.`,
    measured: { ms, bytes, alone, meanwhile, pages: busy.requests.total },
  };
}
