import type { Tx } from "~/platform/database/transaction.server";
import type { Actor } from "../actor";

/** How long the actor's council keeps who a child is: a setting of the organisation, which `referrals` decides on. */
export async function setIdentityMonths(
  tx: Tx,
  actor: Actor,
  { from, to }: { from: number; to: number },
): Promise<void> {
  await tx.organisation.updateMany({
    where: { id: actor.organisationId, identityMonths: from },
    data: { identityMonths: to },
  });
}
