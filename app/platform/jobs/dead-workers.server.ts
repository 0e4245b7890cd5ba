import pg from "pg";
import { log } from "../log.server.ts";

/** First half of the advisory locks that say "this worker lives". */
export const WORKER_LOCKS = 7270737;

export type DeadWorkers = { alive(workerId: string): void; stop(): Promise<void> };

/**
 * A worker that is killed leaves its jobs locked, and the queue itself waits four hours before it
 * gives them to another. So each worker holds an advisory lock, which PostgreSQL lets go the moment
 * its connection dies, and every few seconds the jobs of those who hold none are freed.
 */
export function watchDeadWorkers(connectionString: string, every: number): DeadWorkers {
  const ids = new Set<string>();
  const held = new Set<string>();
  let client: pg.Client | undefined;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();

  async function connection(): Promise<pg.Client> {
    if (client) return client;
    const fresh = new pg.Client({ connectionString, application_name: "homeward worker" });
    fresh.on("error", () => {
      held.clear(); // the locks went with the connection
      client = undefined;
    });
    await fresh.connect();
    client = fresh;
    return fresh;
  }

  async function sweep(): Promise<void> {
    const db = await connection();
    for (const id of ids) {
      if (held.has(id)) continue;
      await db.query("select pg_advisory_lock($1, hashtext($2))", [WORKER_LOCKS, id]);
      held.add(id);
    }
    // Three seconds of grace: a worker that has just started may not hold its lock yet.
    const { rows } = await db.query<{ id: string }>(
      `select distinct locked_by as id from graphile_worker.jobs
       where locked_by is not null and locked_at < now() - interval '3 seconds' and not locked_by = any($1)`,
      [[...ids]],
    );
    for (const { id } of rows) {
      const { rows: got } = await db.query<{ free: boolean }>(
        "select pg_try_advisory_lock($1, hashtext($2)) as free",
        [WORKER_LOCKS, id],
      );
      if (!got[0]?.free) continue;
      await db.query("select graphile_worker.force_unlock_workers(array[$1])", [id]);
      await db.query("select pg_advisory_unlock($1, hashtext($2))", [WORKER_LOCKS, id]);
      log.warn("jobs.freed", { worker: id });
    }
  }

  function next(): void {
    if (stopped) return;
    running = running.then(sweep).catch((error: unknown) => {
      if (!stopped) log.warn("jobs.sweep", { error });
    });
  }

  const timer = setInterval(next, every);
  return {
    alive(workerId) {
      ids.add(workerId);
      next();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
      await client?.end().catch(() => undefined);
    },
  };
}
