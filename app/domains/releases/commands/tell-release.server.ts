import type { Tx } from "~/domains/access/transactions.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { TELL_RELEASE, type TellRelease } from "../release.jobs";

/** Has the person of a release told by mail, once the caller's transaction is committed. */
export function tellRelease(
  tx: Tx,
  release: { id: string; providerId: string },
  what: TellRelease["what"],
): Promise<void> {
  const payload: TellRelease = { releaseId: release.id, organisationId: release.providerId, what };
  return enqueue(tx, TELL_RELEASE, payload, { key: `${release.id}:${what}` });
}
