import { databaseUrl } from "../../app/platform/env.server.ts";
import { type Handler, tasksOf } from "../../app/platform/jobs/handle.server.ts";
import { runJobs, type Schedule } from "../../app/platform/jobs/jobs.server.ts";
import { log } from "../../app/platform/log.server.ts";
import { onEnd } from "./listen.ts";
import { type MeasuredProcess, serveMetrics } from "./metrics.ts";

export type Worker = {
  /** As the supervisor knows it. */
  name: MeasuredProcess;
  /** What is done here: this process takes no other jobs from the queue. */
  handlers: readonly Handler[];
  schedules?: Schedule[];
  concurrency?: number;
  /** Closes what the tasks have used. */
  close?: () => void;
};

/**
 * Runs one worker until it is told to end. Each takes only its own tasks, so that what keeps one of them busy, or
 * brings it down, holds up no other.
 */
export async function runWorker({ name, handlers, schedules, concurrency, close }: Worker): Promise<void> {
  const jobs = await runJobs({
    connectionString: databaseUrl("worker"),
    tasks: tasksOf(handlers),
    ...(schedules ? { schedules } : {}),
    ...(concurrency ? { concurrency } : {}),
  });
  onEnd(async () => {
    await jobs.stop();
    close?.();
  });
  serveMetrics(name);
  process.send?.({ ready: name });
  // The supervisor starts it again: after the database was away, that is the shortest way back.
  jobs.ended.catch((error: unknown) => {
    log.error("worker.ended", { worker: name, error });
    process.exit(1);
  });
}
