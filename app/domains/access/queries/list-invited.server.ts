import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import type { Role } from "../actor";

export type InvitedPerson = { id: string; name: string; email: string; expiresAt: Date };

/**
 * Who was invited to one of these roles of an organisation and can still accept, the longest invited first. They are no
 * members: they read nothing until they have. Reads as the organisation that is set for the transaction.
 */
export function listInvited(
  tx: Tx,
  organisationId: string,
  roles: readonly Role[],
): Promise<InvitedPerson[]> {
  return tx.invitation.findMany({
    where: { organisationId, state: "waiting", expiresAt: { gt: now() }, roles: { hasSome: [...roles] } },
    select: { id: true, name: true, email: true, expiresAt: true },
    orderBy: { invitedAt: "asc" },
  });
}
