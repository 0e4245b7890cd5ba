import type { Tx } from "~/domains/access/transactions.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { TELL_RELEASE, type TellReleaseJob } from "../jobs/payload";

/** Has the person of a release told by mail, once the caller's transaction is committed. */
export function tellRelease(
  tx: Tx,
  release: { id: string; providerId: string },
  what: TellReleaseJob["what"],
): Promise<void> {
  const payload: TellReleaseJob = { releaseId: release.id, organisationId: release.providerId, what };
  return enqueue(tx, { task: TELL_RELEASE, payload, key: `${TELL_RELEASE}:${release.id}:${what}` });
}
