import type pg from "pg";
import type { z } from "zod";
import { type JobDefinition, type JobOptions, type NewJob, newJob } from "./define-job.ts";

/** The transaction of a write: the job is committed with it, or not at all. */
export type JobTransaction = {
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<number>;
};

/**
 * Puts a job into the queue inside the caller's transaction. The database's roles cannot see the
 * queue; they may only call this function, for the tasks and organisations that `prisma/sql/queue.sql` lists.
 */
export async function enqueue<S extends z.ZodType>(
  tx: JobTransaction,
  job: JobDefinition<S>,
  given: z.input<S>,
  options: JobOptions = {},
): Promise<void> {
  const { task, payload, key, runAt } = newJob(job, given, options);
  const at = runAt?.toISOString() ?? null;
  await tx.$executeRaw`select public.enqueue_job(${task}::text, ${JSON.stringify(payload)}::json, ${key ?? null}::text, ${at}::timestamptz)`;
}

/** The same on a connection of the worker, inside the transaction that is open on it. */
export async function enqueueOn<S extends z.ZodType>(
  db: Pick<pg.PoolClient, "query">,
  job: JobDefinition<S>,
  given: z.input<S>,
  options: JobOptions = {},
): Promise<void> {
  const { task, payload, key, runAt } = newJob(job, given, options);
  await db.query("select public.enqueue_job($1::text, $2::json, $3::text, $4::timestamptz)", [
    task,
    JSON.stringify(payload),
    key ?? null,
    runAt?.toISOString() ?? null,
  ]);
}

/** Puts many jobs into the queue in one statement, in the order given. */
export async function enqueueAll(tx: JobTransaction, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const rows = JSON.stringify(
    jobs.map(({ task, payload, key, runAt }) => ({
      task,
      payload,
      key: key ?? null,
      at: runAt?.toISOString() ?? null,
    })),
  );
  await tx.$executeRaw`
    select public.enqueue_job(j.task, j.payload, j.key, j.at)
      from json_to_recordset(${rows}::json) as j(task text, payload json, key text, at timestamptz)`;
}
