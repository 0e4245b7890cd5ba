import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { REMOVE_RESUMABLE_SUBMISSIONS } from "../access.jobs";

/**
 * The job `remove-resumable-submissions`, every five minutes: what was kept of forms whose session had ended is removed once its
 * time is over, whether or not anybody comes. The worker reads nothing of them.
 */
export const removeResumableSubmissions = handle(REMOVE_RESUMABLE_SUBMISSIONS, async () => {
  await transaction(
    "worker",
    {},
    (tx) => tx.$queryRaw`select public.remove_resumable_submissions(${now()}::timestamptz)`,
  );
});
