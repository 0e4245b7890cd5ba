import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { REMOVE_KEPT_POSTS } from "../access.jobs";

/**
 * The job `remove-kept-posts`, every five minutes: what was kept of forms whose session had ended is removed once its
 * time is over, whether or not anybody comes. The worker reads nothing of them.
 */
export const removeResumableSubmissions = handle(REMOVE_KEPT_POSTS, async () => {
  await transaction(
    "worker",
    {},
    (tx) => tx.$queryRaw`select public.remove_kept_posts(${now()}::timestamptz)`,
  );
});
