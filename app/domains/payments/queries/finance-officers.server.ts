import { PAYMENT_SETTERS } from "~/domains/access/role-groups";
import type { Tx } from "~/domains/access/transactions.server";
import { findRecipients, type Recipient } from "~/domains/notifications/queries/find-recipients.server";

/** Who of a council may be responsible for a query about payments, longest there first. */
export async function financeOfficers(tx: Tx, organisationId: string): Promise<Recipient[]> {
  const found = await findRecipients(tx, { organisationId, steps: [{ roles: PAYMENT_SETTERS }] });
  return found?.people ?? [];
}
