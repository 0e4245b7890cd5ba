import type { JobContext } from "../../app/platform/jobs/jobs.server";

/** A job's first try, for jobs that ask for no connection of their own. */
export const FIRST_TRY: JobContext = {
  attempt: 1,
  lastAttempt: false,
  withConnection: () => Promise.reject(new Error("this job asks for no connection")),
};
