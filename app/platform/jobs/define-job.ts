import { z } from "zod";

/** A job by the name it has in the queue, with what it is given. Pure, so that whoever asks for it knows nothing of who does it. */
export type JobDefinition<S extends z.ZodType = z.ZodType> = {
  readonly name: string;
  readonly schema: S;
  /** What it was called before: a database that was upgraded may still have such jobs waiting. */
  readonly formerly: readonly string[];
};

/** What is done with a job is `handle(job, work)`, in any domain above; the worker reads the list of handlers. */
export function defineJob<S extends z.ZodType>(
  name: string,
  schema: S,
  { formerly = [] }: { formerly?: readonly string[] } = {},
): JobDefinition<S> {
  return { name, schema, formerly };
}

/** Of a job that the clock asks for: it carries nothing of ours. */
export const noPayload = z.unknown();

/** A job with its payload, as the queue takes it. */
export type NewJob = {
  readonly task: string;
  readonly payload: unknown;
  readonly key?: string;
  readonly runAt?: Date;
};

export type JobOptions = {
  /** A second job of the same name and key replaces the first while that has not run. */
  key?: string;
  /** Not before this instant; at once when left out. */
  runAt?: Date;
};

/** One job, checked by the compiler against its schema; `enqueueAll` takes several. */
export function newJob<S extends z.ZodType>(
  job: JobDefinition<S>,
  payload: z.input<S>,
  { key, runAt }: JobOptions = {},
): NewJob {
  return {
    task: job.name,
    payload,
    // The database takes no other key: a job cannot replace one of another name.
    ...(key === undefined ? {} : { key: `${job.name}:${key}` }),
    ...(runAt === undefined ? {} : { runAt }),
  };
}
