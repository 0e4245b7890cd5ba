/** The transaction of a write: the job is committed with it, or not at all. */
export type JobTransaction = {
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<number>;
};

export type NewJob = {
  task: string;
  payload: Record<string, unknown>;
  /** A second job with the same key replaces the first while that has not run. */
  key?: string;
  /** Not before this instant; at once when left out. */
  runAt?: Date;
};

/**
 * Puts a job into the queue inside the caller's transaction. The database's roles cannot see the
 * queue; they may only call this function, for the tasks and organisations that `prisma/sql/queue.sql` lists.
 */
export async function enqueue(tx: JobTransaction, { task, payload, key, runAt }: NewJob): Promise<void> {
  const at = runAt?.toISOString() ?? null;
  await tx.$executeRaw`select public.enqueue_job(${task}::text, ${JSON.stringify(payload)}::json, ${key ?? null}::text, ${at}::timestamptz)`;
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
