import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { RequestHandler } from "express";
import { sqlFor } from "../../app/platform/database/clients.server.ts";
import type { Role } from "../../app/platform/database/roles.ts";
import { WORKER_LOCKS } from "../../app/platform/jobs/dead-workers.server.ts";
import { isFromHere } from "./loopback.ts";

export type Check = { name: string; run: () => Promise<unknown> };

/** The database roles of the web server. */
const ROLES: readonly Role[] = ["auth", "council", "provider", "region", "reader"];
const PATIENCE = 2_000;
/** Asked more often than this, the last answer is given again: the address is public and costs nothing then. */
const KEPT = 2_000;

/** The newest migration that this version brings along; undefined where it was installed without them. */
function newestKnown(folder: string): string | undefined {
  try {
    const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return names
      .map(({ name }) => name)
      .sort()
      .at(-1);
  } catch {
    return undefined;
  }
}

/** What the server cannot work without. `keys` throws when no key can be had. */
export function serverChecks(
  keys: () => Promise<unknown>,
  folder = join(process.cwd(), "prisma/migrations"),
): Check[] {
  const known = newestKnown(folder);
  return [
    ...ROLES.map((role) => ({ name: `database as ${role}`, run: () => sqlFor(role)`select 1` })),
    {
      name: "migrations",
      run: async () => {
        if (!known) return;
        const [row] = await sqlFor("reader")<{ fit: boolean }[]>`select public.tables_fit(${known}) as fit`;
        if (!row?.fit) throw new Error("another version of the tables");
      },
    },
    { name: "keys", run: keys },
    {
      // Each worker holds an advisory lock for as long as it lives.
      name: "worker",
      run: async () => {
        const rows = await sqlFor("reader")`
          select 1 from pg_locks l where l.locktype = 'advisory' and l.granted and l.classid = ${WORKER_LOCKS}
             and l.database = (select d.oid from pg_database d where d.datname = current_database()) limit 1`;
        if (rows.length === 0) throw new Error("no worker");
      },
    },
  ];
}

async function passes({ run }: Check): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((done) => {
    timer = setTimeout(() => done(false), PATIENCE);
  });
  const passed = run().then(
    () => true,
    () => false,
  );
  return Promise.race([passed, late]).finally(() => clearTimeout(timer));
}

/**
 * Whether the server can answer people: 200 or 503, and which check failed only for whoever asks from this machine.
 * Not for deciding whether to start it again: that is `/healthz`.
 */
export function readiness(checks: readonly Check[]): RequestHandler {
  let asked: { at: number; failed: Promise<string[]> } | undefined;
  const ask = async () => {
    const passed = await Promise.all(checks.map(passes));
    return checks.filter((_check, index) => !passed[index]).map(({ name }) => name);
  };
  return async (request, response) => {
    if (!asked || performance.now() - asked.at > KEPT) asked = { at: performance.now(), failed: ask() };
    const failed = await asked.failed;
    const told = isFromHere(request) && failed.length > 0 ? `: ${failed.join(", ")}` : "";
    response
      .status(failed.length === 0 ? 200 : 503)
      .set("Cache-Control", "no-store")
      .type("text")
      .send(`${failed.length === 0 ? "ready" : "not ready"}${told}\n`);
  };
}
