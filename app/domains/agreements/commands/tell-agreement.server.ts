import type { Tx } from "~/domains/access/transactions.server";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { TELL_AGREEMENT, type TellAgreement } from "../agreement/agreement.jobs";

type Told = { id: string; councilId: string; providerId: string };

/** Has both sides of an agreement told by mail, once the caller's transaction is committed. */
export function tellAgreement(
  tx: Tx,
  { id, councilId, providerId }: Told,
  { what, version, issuedById }: Pick<TellAgreement, "what" | "version" | "issuedById">,
): Promise<void> {
  return enqueueAll(
    tx,
    [councilId, providerId].map((organisationId) =>
      newJob(
        TELL_AGREEMENT,
        { agreementId: id, organisationId, what, version, ...(issuedById ? { issuedById } : {}) },
        { key: `${id}:${organisationId}:${what}:${version}` },
      ),
    ),
  );
}
