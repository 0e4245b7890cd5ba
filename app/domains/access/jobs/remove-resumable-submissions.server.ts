import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import type { Task } from "~/platform/jobs/jobs.server";

/**
 * The job `remove-kept-posts`, every five minutes: what was kept of forms whose session had ended is removed once its
 * time is over, whether or not anybody comes. The worker reads nothing of them.
 */
export const removeResumableSubmissions: Task = async () => {
  await transaction(
    "worker",
    {},
    (tx) => tx.$queryRaw`select public.remove_kept_posts(${now()}::timestamptz)`,
  );
};
