import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { projectFolder } from "../../scripts/database/folders.ts";
import { ensureBuilt } from "../../scripts/start/build.mjs";
import { measure } from "../pages/load.ts";
import { servePortal } from "../pages/portal.ts";
import { visit } from "../pages/visit.ts";
import { benchCluster, makeWorld } from "../pages/world.ts";
import { table } from "../report.ts";
import { busyTime, type CpuProfile, type Line } from "./by-package.ts";

const SIZE = 10_000;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const FUNCTIONS = 25;
const PAGES: Record<string, string> = {
  inbox: "/provider/:slug/referrals",
  list: "/council/:slug/referrals",
};

/**
 * What a page's processor time is spent on, by package: under load, in the built server, without its start. PAGE is
 * `inbox`, `list`, or a route's pattern that begins with /provider/:slug or /council/:slug.
 */
export async function benchProfile(page = "inbox"): Promise<void> {
  const pattern = PAGES[page] ?? page;
  if (!/^\/(provider|council)\/:slug(\/|$)/.test(pattern))
    throw new Error(`There is no page "${page}": say inbox, list, /provider/:slug/… or /council/:slug/…`);
  await ensureBuilt();
  const folder = join(projectFolder, ".data", "bench", "profiles");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const cluster = await benchCluster();
  const world = await makeWorld(cluster, SIZE);
  const portal = await servePortal(world, "portal", {
    node: ["--cpu-prof", `--cpu-prof-dir=${folder}`],
  });
  let stopped = false;
  try {
    const who = pattern.startsWith("/provider/") ? world.provider : world.council;
    const cookie = await portal.signIn(who);
    const url = portal.address + pattern.replace(":slug", who.slug);
    await visit(url, cookie);
    const speed = await measure(url, cookie, portal.cpu, true);
    // The profile is written at the end, which comes at once: its last seconds are those of the load.
    await portal.stop();
    stopped = true;
    const [file] = (await readdir(folder)).filter((name) => name.endsWith(".cpuprofile"));
    if (!file) throw new Error("The server has written no profile: see .data/bench/portal-10000.log");
    const profile = JSON.parse(await readFile(join(folder, file), "utf8")) as CpuProfile;
    const { packages, functions, busyMs, idleMs } = busyTime(profile, SECONDS * 1000);
    const rows = (lines: readonly Line[]) =>
      lines.map(({ name, self, under }) => [name, percent(self), percent(under)]);
    const head = (what: string) => [what, "in it", "with what it calls"];
    process.stdout.write(
      `\n${pattern}: ${speed.perSecond.toFixed(0)} requests a second while watched, ` +
        `${Math.round((busyMs / (busyMs + idleMs)) * 100)}% of the time busy. Shares of the busy time:\n\n` +
        `${table(
          head("package"),
          rows(packages.filter(({ under }) => under >= 0.002)),
        )}\n\n${table(head("function"), rows(functions.slice(0, FUNCTIONS)))}\n\n` +
        `The whole of it: .data/bench/profiles/${file}\n`,
    );
  } finally {
    if (!stopped) await portal.stop();
    await world.admin.end({ timeout: 5 });
    await cluster.stop();
  }
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
