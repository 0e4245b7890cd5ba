import { EventEmitter } from "node:events";
import { Logger, parseCronItems, type Runner, run, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { takeInHand, watchEventLoop } from "../event-loop.server.ts";
import { log } from "../log.server.ts";
import { type DeadWorkers, watchDeadWorkers } from "./dead-workers.server.ts";
import type { JobDefinition } from "./define-job.ts";

export type JobContext = {
  /** 1 for the first try. */
  attempt: number;
  lastAttempt: boolean;
  /** Runs work on a connection of the worker's role; give it back before the job ends. */
  withConnection<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
};

/** What a job does. Throwing means: try again later, each time after a longer wait. */
export type Task = (payload: unknown, context: JobContext) => Promise<void>;

export type Schedule = {
  job: JobDefinition;
  /** Five fields of crontab, in UTC. */
  cron: string;
  /** How far back runs that were missed are made up for, in milliseconds. */
  catchUp?: number;
};

export type JobsOptions = {
  connectionString: string;
  tasks: Record<string, Task>;
  schedules?: Schedule[];
  concurrency?: number;
  /** How often locks of workers that died are looked for, in milliseconds. */
  sweepEvery?: number;
};

const quiet = new Logger(() => (level, message) => {
  // Payloads are never in these messages of the library above the level "info".
  if (level === "error" || level === "warning") log.warn("jobs", { said: message });
});

/**
 * Runs the queue until `stop()`, which lets running jobs end. Failed jobs are tried again with
 * exponentially longer waits, up to 25 times; jobs of a worker that died are freed within seconds.
 */
export async function runJobs(
  options: JobsOptions,
): Promise<{ stop(): Promise<void>; ended: Promise<void> }> {
  const { tasks, schedules = [], concurrency = 4 } = options;
  const pool = new pg.Pool({ connectionString: options.connectionString, max: concurrency + 4 });
  const lost = (error: Error) => log.warn("jobs.connection", { error });
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  const events: WorkerEvents = new EventEmitter() as WorkerEvents;
  const dead: DeadWorkers = watchDeadWorkers(options.connectionString, options.sweepEvery ?? 5_000);
  events.on("worker:create", ({ worker }) => dead.alive(worker.workerId));
  events.on("job:error", ({ job, error }) =>
    log.warn("job.failed", {
      task: job.task_identifier,
      job: job.id,
      attempt: job.attempts,
      error: error instanceof Error ? error : new Error("not an error"),
    }),
  );
  const taskList = Object.fromEntries(
    Object.entries(tasks).map(([task, work]) => [
      task,
      (
        payload: unknown,
        helpers: { job: { attempts: number; max_attempts: number }; withPgClient: WithClient },
      ) =>
        work(payload, {
          attempt: helpers.job.attempts,
          lastAttempt: helpers.job.attempts >= helpers.job.max_attempts,
          withConnection: (inner) => helpers.withPgClient(inner),
        }).finally(takeInHand(() => task)),
    ]),
  );
  let runner: Runner;
  try {
    runner = await run({
      pgPool: pool,
      taskList,
      events,
      concurrency,
      logger: quiet,
      noHandleSignals: true,
      pollInterval: 2_000,
      parsedCronItems: parseCronItems(
        schedules.map(({ job: { name }, cron, catchUp }) => ({
          task: name,
          match: cron,
          options: { backfillPeriod: catchUp ?? 0, jobKey: `cron:${name}`, jobKeyMode: "replace" },
        })),
      ),
    });
  } catch (error) {
    await dead.stop();
    await pool.end();
    throw error;
  }
  const unwatch = watchEventLoop();
  return {
    ended: runner.promise,
    stop: async () => {
      unwatch();
      await runner.stop().catch(() => undefined); // it refuses a second stop
      await dead.stop();
      await pool.end().catch(() => undefined);
    },
  };
}

type WithClient = <T>(work: (client: pg.PoolClient) => Promise<T>) => Promise<T>;
