import type { z } from "zod";
import type { JobDefinition } from "./define-job.ts";
import type { JobContext, Task } from "./jobs.server.ts";

/** What a domain does with a job. Called like the function it was made of, with the payload as it came. */
export type Handler = Task & { readonly job: JobDefinition };

/**
 * Does `work` for each job of this name, with the payload parsed by its schema. A payload that does not fit throws and
 * is tried again like any other failure. Several domains may handle one job.
 */
export function handle<S extends z.ZodType>(
  job: JobDefinition<S>,
  work: (payload: z.output<S>, context: JobContext) => Promise<void>,
): Handler {
  const task: Task = async (payload, context) => work(job.schema.parse(payload), context);
  return Object.assign(task, { job });
}

/**
 * The tasks of a worker. Handlers of one job run one after the other, in the order of the list; when one throws, all of
 * them run again, so each has to bear being run twice. A job that was renamed is taken under its old names, too.
 */
export function tasksOf(handlers: readonly Handler[]): Record<string, Task> {
  const byName = new Map<string, Handler[]>();
  for (const handler of handlers)
    for (const name of [handler.job.name, ...handler.job.formerly])
      byName.set(name, [...(byName.get(name) ?? []), handler]);
  return Object.fromEntries(
    [...byName].map(([name, several]): [string, Task] => [
      name,
      async (payload, context) => {
        for (const run of several) await run(payload, context);
      },
    ]),
  );
}
