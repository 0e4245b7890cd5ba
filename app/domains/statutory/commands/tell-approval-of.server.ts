import type { Tx } from "~/domains/access/transactions.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { TELL_APPROVAL, type TellApproval } from "../statutory.jobs";
import { approverOf, type StepCode } from "../steps.options";

type Request = { id: string; placementId: string; councilId: string; code: StepCode; askedById: string };

/** Has who is concerned told by mail of a request for an approval, once the transaction is committed. */
export async function tellApprovalOf(tx: Tx, request: Request, what: TellApproval["what"]): Promise<void> {
  const officer = approverOf(request.code);
  if (officer === null) return;
  const { id, placementId, councilId, askedById } = request;
  const told = { placementId, organisationId: councilId, requestId: id, what, officer, askedById };
  await enqueue(tx, TELL_APPROVAL, told);
}
