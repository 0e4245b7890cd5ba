import { ISSUE_ANSWERERS } from "~/domains/access/role-groups";
import type { Tx } from "~/domains/access/transactions.server";
import { findRecipients, type Recipient } from "~/domains/notifications/queries/find-recipients.server";
import type { IssueTeam } from "../issue.options";

/** Who of a council may be responsible for an issue of this team, longest there first. */
export async function teamMembers(tx: Tx, organisationId: string, team: IssueTeam): Promise<Recipient[]> {
  const found = await findRecipients(tx, { organisationId, steps: [{ roles: ISSUE_ANSWERERS[team] }] });
  return found?.people ?? [];
}
