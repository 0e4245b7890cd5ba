import type { Tx } from "~/domains/access/transactions.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { TELL_APPROVAL, type TellApproval } from "../statutory.jobs";

type Request = { id: string; placementId: string; councilId: string; askedById: string };
type Told = Pick<TellApproval, "what"> & Partial<Pick<TellApproval, "officers" | "movesIn">>;

/** Has who is concerned told by mail of a request for an approval, once the transaction is committed. */
export async function tellApprovalOf(
  tx: Tx,
  { id, placementId, councilId, askedById }: Request,
  { what, officers = [], movesIn = null }: Told,
): Promise<void> {
  const of = { placementId, organisationId: councilId, requestId: id, askedById };
  await enqueue(tx, TELL_APPROVAL, { ...of, what, officers, movesIn });
}
